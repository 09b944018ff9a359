/// Hashes of the two suites and the check of their signatures, from the format page alone
/// (`docs/log-format.md` sections 1, 5 and 6). Start with {@link
/// org.mingzhang.verifier.crypto.Suite}.
@NullMarked
package org.mingzhang.verifier.crypto;

import org.jspecify.annotations.NullMarked;
