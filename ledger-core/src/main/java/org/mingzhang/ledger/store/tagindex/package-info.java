/// The index of tags: what makes "these are all the entries of this budget line" provable.
///
/// Start at [TagIndex][org.mingzhang.ledger.store.tagindex.TagIndex]. It is derived from the
/// entries, moved on behind the writer and never asked by a decision. **Source**
/// `docs/log-format.md`, section 9, "Completeness per tag".
@NullMarked
package org.mingzhang.ledger.store.tagindex;

import org.jspecify.annotations.NullMarked;
