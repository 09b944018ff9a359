package org.mingzhang.ledger.store.tagindex;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;

/// Which entries carry a tag.
///
/// **Shape** of the leaf: `tag \n count \n lastPosition \n digest`, the digest of the suite in hex.
///
/// @param tag the tag
/// @param count how many entries carry it
/// @param lastPosition of the last of them
/// @param digests by suite, over their leaf hashes in order
public record TagLeaf(String tag, long count, long lastPosition, Map<Suite, Hash32> digests) {

    public TagLeaf {
        digests = Map.copyOf(digests);
    }

    /// The leaf hash in the tree of a suite.
    ///
    /// @throws IllegalArgumentException if it has no digest of that suite
    public Hash32 hash(TreeHasher hasher) {
        Hash32 digest = digests.get(hasher.suite());
        if (digest == null) {
            throw new IllegalArgumentException("no digest of suite " + hasher.suite().id());
        }
        String leaf = tag + "\n" + count + "\n" + lastPosition + "\n" + digest.hex();
        return hasher.leaf(leaf.getBytes(StandardCharsets.US_ASCII));
    }
}
