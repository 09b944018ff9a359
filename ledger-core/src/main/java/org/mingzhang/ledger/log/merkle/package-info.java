/// The Merkle tree over the leaf hashes of a log: growing it, cutting it into tiles, proving.
///
/// Start at [CompactRange][org.mingzhang.ledger.log.merkle.CompactRange], which grows a tree, and
/// at [InclusionProof][org.mingzhang.ledger.log.merkle.InclusionProof]. One tree belongs to one
/// suite; the [TreeHasher][org.mingzhang.ledger.crypto.TreeHasher] says which. **Source**
/// `docs/log-format.md`, section 5, and RFC 9162, section 2.1.
@NullMarked
package org.mingzhang.ledger.log.merkle;

import org.jspecify.annotations.NullMarked;
