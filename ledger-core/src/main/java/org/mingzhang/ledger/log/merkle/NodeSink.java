package org.mingzhang.ledger.log.merkle;

import org.mingzhang.ledger.crypto.Hash32;

/// Takes the nodes of a tree as they become complete.
@FunctionalInterface
public interface NodeSink {

    /// A complete node, given once.
    ///
    /// @param level height above the leaves; a leaf has level 0
    /// @param index place among the nodes of its level; it covers the leaves from `index << level`
    ///   to `(index + 1) << level`, the last excluded
    void node(int level, long index, Hash32 hash);
}
