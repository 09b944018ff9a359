package org.mingzhang.ledger.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// A durable entry with what stands beside it in the database.
///
/// @param position its place in the log, from 0
/// @param bytes as hashed
/// @param type `<context>.<EventName>`
/// @param eventId the event id
/// @param recordedAt the writer's time
/// @param leaves the leaf hash of each suite of the log
public record StoredEntry(
        long position,
        Bytes bytes,
        String type,
        UUID eventId,
        Instant recordedAt,
        Map<Suite, Hash32> leaves) {

    public StoredEntry {
        leaves = Map.copyOf(leaves);
    }

    /// The leaf hash of a suite; empty if the log does not have it.
    public Optional<Hash32> leaf(Suite suite) {
        return Optional.ofNullable(leaves.get(suite));
    }
}
