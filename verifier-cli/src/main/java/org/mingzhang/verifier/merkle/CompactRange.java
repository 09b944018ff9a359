package org.mingzhang.verifier.merkle;

import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.TreeHasher;

/// The roots of the perfect subtrees that make up a growing tree: all that is needed to append to
/// it and to tell its root, in memory that grows with the logarithm of its size.
///
/// **Source**: RFC 9162 section 2.1.1; the term is transparency-dev's.
public final class CompactRange {
    /// Hears of every perfect subtree when its last leaf arrives, the leaf itself (level 0)
    /// included.
    public interface SubtreeListener {
        /// The subtree over leaves `index << level` to `(index + 1) << level`, exclusive; its hash
        /// is at `offset` of `hashes`, good for this call only.
        void completed(int level, long index, byte[] hashes, int offset);
    }

    private static final int LEVELS_MAX = 62;
    private static final int HASH = TreeHasher.HASH_BYTES;

    private final TreeHasher hasher;
    private final SubtreeListener listener;
    private final byte[] subtrees = new byte[LEVELS_MAX * HASH];
    private final byte[] pair = new byte[2 * HASH];
    private long size;

    /// An empty tree.
    public CompactRange(TreeHasher hasher, SubtreeListener listener) {
        this.hasher = hasher;
        this.listener = listener;
    }

    /// How many leaves the tree has.
    public long size() {
        return size;
    }

    /// Appends the leaf whose hash lies at `offset`.
    public void append(byte[] hashes, int offset) {
        append(0, hashes, offset);
    }

    /// Appends a perfect subtree of `2^level` leaves; the size must be a multiple of that.
    public void append(int level, byte[] hashes, int offset) {
        if ((size & ((1L << level) - 1)) != 0) {
            throw new IllegalStateException("no subtree of level " + level + " starts at " + size);
        }
        System.arraycopy(hashes, offset, pair, 0, HASH);
        long index = size >> level;
        size += 1L << level;
        int at = level;
        listener.completed(at, index, pair, 0);
        while ((index & 1) == 1) {
            System.arraycopy(pair, 0, pair, HASH, HASH);
            System.arraycopy(subtrees, at * HASH, pair, 0, HASH);
            hasher.parents(pair, 1, pair);
            index >>= 1;
            at++;
            listener.completed(at, index, pair, 0);
        }
        System.arraycopy(pair, 0, subtrees, at * HASH, HASH);
    }

    /// The root of the tree as it is now.
    public Hash32 root() {
        if (size == 0) {
            return hasher.empty();
        }
        int level = Long.numberOfTrailingZeros(size);
        System.arraycopy(subtrees, level * HASH, pair, HASH, HASH);
        for (level++; size >> level != 0; level++) {
            if ((size >> level & 1) == 1) {
                System.arraycopy(subtrees, level * HASH, pair, 0, HASH);
                hasher.parents(pair, 1, pair);
                System.arraycopy(pair, 0, pair, HASH, HASH);
            }
        }
        return Hash32.at(pair, HASH);
    }
}
