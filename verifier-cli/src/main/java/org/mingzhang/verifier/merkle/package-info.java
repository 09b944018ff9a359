/// The Merkle tree of RFC 6962: roots while streaming, proofs, and the paths of stored tiles
/// (`docs/log-format.md` sections 5 and 8). Start with {@link
/// org.mingzhang.verifier.merkle.CompactRange}.
@NullMarked
package org.mingzhang.verifier.merkle;

import org.jspecify.annotations.NullMarked;
