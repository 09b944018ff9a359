package org.mingzhang.ledger.store.tagindex;

import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// Which entries below a size carry a tag, or that none does.
///
/// @param tag that was asked for
/// @param index the tree that the leaves are in
/// @param leaves one with the tag; or, if no entry has it, its neighbours in the tree
public record TagProof(String tag, TagIndexRoot index, List<Proved> leaves) {

    public TagProof {
        leaves = List.copyOf(leaves);
    }

    /// A leaf with its place.
    ///
    /// @param leaf the leaf
    /// @param number its index in the tree
    /// @param paths by suite, its inclusion proof
    public record Proved(TagLeaf leaf, long number, Map<Suite, List<Hash32>> paths) {

        public Proved {
            paths = Map.copyOf(paths);
        }
    }

    /// Whether entries with the tag are there.
    public boolean isPresent() {
        return leaves.size() == 1 && leaves.getFirst().leaf().tag().equals(tag);
    }
}
