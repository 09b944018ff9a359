/// The bytes of an entry: canonical JSON, the envelope, and what is derived from it.
///
/// The stored bytes are the hashed bytes and are never serialised again. Start at
/// [EntryDraft][org.mingzhang.ledger.log.entry.EntryDraft] to write an entry, at
/// [Entry][org.mingzhang.ledger.log.entry.Entry] to read one, and at
/// [CanonicalJson][org.mingzhang.ledger.log.entry.CanonicalJson] for the values that an entry may
/// hold. **Source** `docs/log-format.md`, sections 2 to 4.
@NullMarked
package org.mingzhang.ledger.log.entry;

import org.jspecify.annotations.NullMarked;
