package org.mingzhang.ledger.log.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// That a leaf stands at an index of the tree of a size.
///
/// **Shape** the hashes from the leaf's sibling up to the root's child. **Source** RFC 9162,
/// section 2.1.3; `docs/log-format.md`, section 5.
///
/// @param index of the leaf, from 0
/// @param size of the tree, above the index
/// @param path the hashes
public record InclusionProof(long index, long size, List<Hash32> path) {

    /// @throws IllegalArgumentException if the index is not in 0 to size − 1
    public InclusionProof {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of size " + size);
        }
        path = List.copyOf(path);
    }

    /// The proof from a stored tree, which may have grown beyond `size`.
    ///
    /// @throws IllegalArgumentException if the index is not below the size, or the stored tree is
    ///   smaller
    public static InclusionProof of(TreeHasher hasher, HashReader tree, long index, long size) {
        // Checked first: the walk below assumes it.
        new InclusionProof(index, size, List.of());
        Subtrees subtrees = new Subtrees(hasher, tree);
        List<Hash32> path = new ArrayList<>();
        long start = 0;
        long end = size;
        while (end - start > 1) {
            long middle = start + Sizes.split(end - start);
            if (index < middle) {
                path.add(subtrees.hash(middle, end));
                end = middle;
            } else {
                path.add(subtrees.hash(start, middle));
                start = middle;
            }
        }
        Collections.reverse(path);
        return new InclusionProof(index, size, path);
    }

    /// The root that follows from a leaf hash; nothing if the path is too long or too short.
    public Optional<Hash32> rootFor(TreeHasher hasher, Hash32 leaf) {
        long node = index;
        long last = size - 1;
        Hash32 root = leaf;
        for (Hash32 sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                root = hasher.node(sibling, root);
                while ((node & 1) == 0 && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                root = hasher.node(root, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? Optional.of(root) : Optional.empty();
    }

    /// Whether the leaf is at the index of the tree with this root. The proof must be used up.
    public boolean verify(TreeHasher hasher, Hash32 leaf, Hash32 root) {
        return rootFor(hasher, leaf).equals(Optional.of(root));
    }
}
