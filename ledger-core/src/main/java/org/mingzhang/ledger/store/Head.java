package org.mingzhang.ledger.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// The head row of a log: derived from its entries, compared and set by every batch.
///
/// @param size the number of entries, which is the next position
/// @param term of the writer that may set it
/// @param recordedAt of the last entry; empty when there is none
/// @param leaves the leaf hashes of the last entry; empty when there is none
record Head(long size, long term, Optional<Instant> recordedAt, Map<Suite, Hash32> leaves) {

    Head {
        leaves = Map.copyOf(leaves);
    }
}
