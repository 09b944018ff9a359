/// The checks themselves, over any source. Chunks of entries are hashed and parsed in parallel; one
/// thread then walks the results in order and compares links, times, commands, roots and tiles.
/// Start with {@link org.mingzhang.verifier.check.LogVerifier}.
@NullMarked
package org.mingzhang.verifier.check;

import org.jspecify.annotations.NullMarked;
