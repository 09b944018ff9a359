package org.mingzhang.ledger.log.merkle;

import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// Hashes of any part of a stored tree that stands at a node, complete or not.
final class Subtrees {

    private final TreeHasher hasher;
    private final HashReader tree;

    Subtrees(TreeHasher hasher, HashReader tree) {
        this.hasher = hasher;
        this.tree = tree;
    }

    /// The hash over the leaves from `start`, the last before `end`. `start` is a multiple of the
    /// smallest power of two that is not below their number, as it is for each part that RFC 9162
    /// splits a tree into.
    Hash32 hash(long start, long end) {
        long count = end - start;
        if (Long.bitCount(count) == 1) {
            int level = Sizes.highestBit(count);
            return tree.read(level, start >>> level);
        }
        long middle = start + Sizes.split(count);
        return hasher.node(hash(start, middle), hash(middle, end));
    }
}
