package org.mingzhang.ledger.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// Where the entries of one append stand, once they are durable.
///
/// @param position of the first
/// @param recordedAt of all of them
/// @param eventIds in order
/// @param leafHashes of each, by suite, in order
public record Appended(
        long position,
        Instant recordedAt,
        List<UUID> eventIds,
        List<Map<Suite, Hash32>> leafHashes) {

    public Appended {
        eventIds = List.copyOf(eventIds);
        leafHashes = List.copyOf(leafHashes);
    }
}
