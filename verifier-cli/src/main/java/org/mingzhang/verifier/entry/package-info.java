/// Reads an entry from its bytes and nothing else: one pass proves the canonical form and leaves a
/// tape of the values, from which the envelope is read (`docs/log-format.md` section 2). Start with
/// {@link org.mingzhang.verifier.entry.EntryReader}.
@NullMarked
package org.mingzhang.verifier.entry;

import org.jspecify.annotations.NullMarked;
