package org.mingzhang.verifier.merkle;

import java.util.List;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.TreeHasher;

/// Checks inclusion and consistency proofs.
///
/// **Source**: RFC 9162 sections 2.1.3.2 and 2.1.4.2, with the two checks that are easily left out:
/// the index lies below the size, and the proof is consumed to its end.
public final class Proofs {
    private final TreeHasher hasher;

    /// Proofs in the suite of `hasher`.
    public Proofs(TreeHasher hasher) {
        this.hasher = hasher;
    }

    /// Whether `path` leads from the leaf at `index` to the root of a tree of `treeSize`.
    public boolean includes(
            Hash32 leaf, long index, long treeSize, List<Hash32> path, Hash32 root) {
        if (index < 0 || index >= treeSize) {
            return false;
        }
        long fn = index;
        long sn = treeSize - 1;
        Hash32 r = leaf;
        for (Hash32 p : path) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                r = hasher.node(p, r);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                r = hasher.node(r, p);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && r.equals(root);
    }

    /// Whether the tree of `secondSize` starts with the tree of `firstSize`.
    public boolean consistent(
            long firstSize, Hash32 first, long secondSize, Hash32 second, List<Hash32> path) {
        if (firstSize < 0 || firstSize > secondSize) {
            return false;
        }
        if (firstSize == secondSize) {
            return path.isEmpty() && first.equals(second);
        }
        if (firstSize == 0) {
            return path.isEmpty() && first.equals(hasher.empty());
        }
        boolean firstIsSubtree = Long.bitCount(firstSize) == 1;
        if (path.isEmpty() && !firstIsSubtree) {
            return false;
        }
        long fn = firstSize - 1;
        long sn = secondSize - 1;
        while ((fn & 1) == 1) {
            fn >>= 1;
            sn >>= 1;
        }
        Hash32 fr = firstIsSubtree ? first : path.get(0);
        Hash32 sr = fr;
        for (Hash32 c : firstIsSubtree ? path : path.subList(1, path.size())) {
            if (sn == 0) {
                return false;
            }
            if ((fn & 1) == 1 || fn == sn) {
                fr = hasher.node(c, fr);
                sr = hasher.node(c, sr);
                while ((fn & 1) == 0 && fn != 0) {
                    fn >>= 1;
                    sn >>= 1;
                }
            } else {
                sr = hasher.node(sr, c);
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 && fr.equals(first) && sr.equals(second);
    }
}
