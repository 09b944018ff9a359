package org.mingzhang.ledger.axon;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.Appended;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.Receipt;

/// The answers that the log already holds: what was answered once is answered again from its entries.
final class Recorded {

    private final PostgresEventStorageEngine engine;
    private final StoredEntries entries;
    private final EventCodec codec;

    /// The bytes of entries that are durable.
    @FunctionalInterface
    interface StoredEntries {
        List<byte[]> read(long position, int count);
    }

    Recorded(PostgresEventStorageEngine engine, StoredEntries entries, EventCodec codec) {
        this.engine = engine;
        this.entries = entries;
        this.codec = codec;
    }

    /// The answer to a command that was recorded before, or to another with its id.
    Optional<Answer> answer(Submission submission) {
        if (!engine.mayContainCommand(submission.client(), submission.id())) {
            return Optional.empty();
        }
        return engine.receipt(submission.client(), submission.id())
                .map(
                        receipt ->
                                receipt.digest().equals(submission.digest())
                                        ? answer(submission, receipt)
                                        : new Answer.IdReused(
                                                submission.client(), submission.id()));
    }

    private Answer answer(Submission submission, Receipt receipt) {
        List<byte[]> stored = entries.read(receipt.position(), receipt.count());
        List<UUID> ids = new ArrayList<>();
        List<Map<Suite, Hash32>> leaves = new ArrayList<>();
        for (byte[] bytes : stored) {
            ids.add(Entry.parse(bytes).id());
            Map<Suite, Hash32> hashes = new EnumMap<>(Suite.class);
            for (Suite suite : engine.log().suites()) {
                hashes.put(suite, TreeHashers.of(suite).leaf(bytes));
            }
            leaves.add(hashes);
        }
        Entry first = Entry.parse(stored.getFirst());
        Appended appended = new Appended(receipt.position(), first.recordedAt(), ids, leaves);
        return codec.decode(first.type(), first.revision(), first.data())
                        instanceof CommandRefused refusal
                ? new Answer.Refused(
                        receiptOf(submission, appended, LedgerReceipt.Outcome.REFUSED),
                        refusal,
                        true)
                : new Answer.Accepted(
                        receiptOf(submission, appended, LedgerReceipt.Outcome.ACCEPTED), true);
    }

    private LedgerReceipt receiptOf(
            Submission submission, Appended appended, LedgerReceipt.Outcome outcome) {
        return LedgerReceipt.of(engine.log().origin(), submission, appended, outcome);
    }
}
