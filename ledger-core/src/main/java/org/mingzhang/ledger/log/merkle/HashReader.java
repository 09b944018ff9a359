package org.mingzhang.ledger.log.merkle;

import org.mingzhang.ledger.crypto.Hash32;

/// Gives the complete nodes of a stored tree.
@FunctionalInterface
public interface HashReader {

    /// The hash of a complete node.
    ///
    /// @param level height above the leaves; a leaf has level 0
    /// @param index place among the nodes of its level
    /// @throws IllegalArgumentException if the stored tree is too small to have that node
    Hash32 read(int level, long index);
}
