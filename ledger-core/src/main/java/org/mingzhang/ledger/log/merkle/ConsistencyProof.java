package org.mingzhang.ledger.log.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// That a tree of one size is the beginning of a tree of a larger size.
///
/// **Source** RFC 9162, section 2.1.4; `docs/log-format.md`, section 5. Every tree begins with the
/// tree without leaves, and with itself: these two have no hashes.
///
/// @param oldSize leaves of the smaller tree
/// @param newSize leaves of the larger tree
/// @param path the hashes
public record ConsistencyProof(long oldSize, long newSize, List<Hash32> path) {

    /// @throws IllegalArgumentException if not 0 ≤ oldSize ≤ newSize
    public ConsistencyProof {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException(
                    "a tree of size " + newSize + " does not begin with one of size " + oldSize);
        }
        path = List.copyOf(path);
    }

    /// The proof from a stored tree, which may have grown beyond `newSize`.
    ///
    /// @throws IllegalArgumentException if the sizes fall, or the stored tree is smaller
    public static ConsistencyProof of(
            TreeHasher hasher, HashReader tree, long oldSize, long newSize) {
        ConsistencyProof trivial = new ConsistencyProof(oldSize, newSize, List.of());
        if (oldSize == 0 || oldSize == newSize) {
            return trivial;
        }
        Subtrees subtrees = new Subtrees(hasher, tree);
        List<Hash32> path = new ArrayList<>();
        long start = 0;
        long end = newSize;
        while (end != oldSize) {
            long middle = start + Sizes.split(end - start);
            if (oldSize <= middle) {
                path.add(subtrees.hash(middle, end));
                end = middle;
            } else {
                path.add(subtrees.hash(start, middle));
                start = middle;
            }
        }
        // What is left ends where the old tree ends. If it is the whole old tree, its hash is the
        // old root, which the verifier has.
        if (start != 0) {
            path.add(subtrees.hash(start, end));
        }
        Collections.reverse(path);
        return new ConsistencyProof(oldSize, newSize, path);
    }

    /// Whether the tree with the new root begins with the tree with the old one. The proof must be
    /// used up.
    public boolean verify(TreeHasher hasher, Hash32 oldRoot, Hash32 newRoot) {
        if (oldSize == 0) {
            return path.isEmpty()
                    && oldRoot.equals(hasher.empty())
                    && (newSize != 0 || newRoot.equals(oldRoot));
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot);
        }
        boolean whole = Long.bitCount(oldSize) == 1;
        if (path.isEmpty() && !whole) {
            return false;
        }
        int skipped = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >>> skipped;
        long last = (newSize - 1) >>> skipped;
        Hash32 oldSide = whole ? oldRoot : path.getFirst();
        Hash32 newSide = oldSide;
        for (Hash32 hash : path.subList(whole ? 0 : 1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldSide = hasher.node(hash, oldSide);
                newSide = hasher.node(hash, newSide);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                newSide = hasher.node(newSide, hash);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && oldSide.equals(oldRoot) && newSide.equals(newRoot);
    }
}
