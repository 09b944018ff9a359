package org.mingzhang.ledger.store.tagindex;

import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// What a `log.TagIndexCommitted` says.
///
/// @param size how many entries are counted
/// @param tags the number of leaves
/// @param roots by suite
public record TagIndexRoot(long size, long tags, Map<Suite, Hash32> roots) {

    public TagIndexRoot {
        roots = Map.copyOf(roots);
    }
}
