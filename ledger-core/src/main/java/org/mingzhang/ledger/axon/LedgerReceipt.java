package org.mingzhang.ledger.axon;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.store.Appended;

/// Where a command is recorded. A claim until a checkpoint covers it.
///
/// @param log the origin of the log
/// @param client who submitted the command
/// @param commandId its id, unique for the client
/// @param digest the digest of the canonical command
/// @param position the place of its first entry, 0-based
/// @param count how many entries it has, one after the other
/// @param eventIds the id of each entry
/// @param leafHashes the leaf hash of each entry, by suite
/// @param recordedAt when the writer recorded the first
/// @param outcome whether it was accepted or refused
///
///   **Source** `docs/log-format.md`, section 9.
public record LedgerReceipt(
        String log,
        String client,
        String commandId,
        Hash32 digest,
        long position,
        int count,
        List<UUID> eventIds,
        List<Map<Suite, Hash32>> leafHashes,
        Instant recordedAt,
        Outcome outcome) {

    public LedgerReceipt {
        eventIds = List.copyOf(eventIds);
        leafHashes = List.copyOf(leafHashes);
    }

    static LedgerReceipt of(Origin log, Submission submission, Appended appended, Outcome outcome) {
        return new LedgerReceipt(
                log.value(),
                submission.client(),
                submission.id(),
                submission.digest(),
                appended.position(),
                appended.eventIds().size(),
                appended.eventIds(),
                appended.leafHashes(),
                appended.recordedAt(),
                outcome);
    }

    /// What became of the command.
    public enum Outcome {
        ACCEPTED,
        REFUSED
    }
}
