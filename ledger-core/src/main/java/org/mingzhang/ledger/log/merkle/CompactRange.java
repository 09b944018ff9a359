package org.mingzhang.ledger.log.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// The right edge of a growing tree: the roots of its complete subtrees, one for each bit that is
/// set in its size. All that is needed to append and to say the root, in O(log size) memory.
///
/// Not thread-safe; [#copy] before trying a batch that may fail.
///
/// **Source** RFC 9162, section 2.1.1; RFC 6962, section 2.1.
public final class CompactRange {

    private static final NodeSink NOBODY = (_, _, _) -> {};

    private final TreeHasher hasher;

    /// The subtree roots, the largest first.
    private final List<Hash32> roots;

    private long size;

    private CompactRange(TreeHasher hasher, List<Hash32> roots, long size) {
        this.hasher = hasher;
        this.roots = roots;
        this.size = size;
    }

    /// The range of the tree without leaves.
    public static CompactRange empty(TreeHasher hasher) {
        return new CompactRange(hasher, new ArrayList<>(), 0);
    }

    /// The range of the first `size` leaves of a stored tree.
    ///
    /// @throws IllegalArgumentException if the size is negative or the stored tree is smaller
    public static CompactRange of(TreeHasher hasher, long size, HashReader tree) {
        Sizes.notNegative(size);
        List<Hash32> roots = new ArrayList<>(Long.bitCount(size));
        long start = 0;
        while (start < size) {
            int level = Sizes.highestBit(size - start);
            roots.add(tree.read(level, start >>> level));
            start += 1L << level;
        }
        return new CompactRange(hasher, roots, size);
    }

    /// The same range, to go on independently.
    public CompactRange copy() {
        return new CompactRange(hasher, new ArrayList<>(roots), size);
    }

    /// Appends a leaf.
    public void append(Hash32 leaf) {
        append(leaf, NOBODY);
    }

    /// Appends a leaf, and gives the sink the leaf and then each node that it completes, from the
    /// lowest up.
    public void append(Hash32 leaf, NodeSink sink) {
        long index = size;
        int level = 0;
        Hash32 hash = leaf;
        sink.node(0, index, hash);
        while ((index & 1) == 1) {
            hash = hasher.node(roots.removeLast(), hash);
            index >>>= 1;
            sink.node(++level, index, hash);
        }
        roots.add(hash);
        size++;
    }

    /// The number of leaves.
    public long size() {
        return size;
    }

    /// The root of the tree; the hash of nothing for the tree without leaves.
    public Hash32 root() {
        if (roots.isEmpty()) {
            return hasher.empty();
        }
        Hash32 root = roots.getLast();
        for (int i = roots.size() - 2; i >= 0; i--) {
            root = hasher.node(roots.get(i), root);
        }
        return root;
    }

    /// The roots of the complete subtrees, the largest first.
    public List<Hash32> roots() {
        return Collections.unmodifiableList(roots);
    }
}
