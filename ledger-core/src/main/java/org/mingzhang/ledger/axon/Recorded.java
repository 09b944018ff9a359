package org.mingzhang.ledger.axon;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.Appended;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.Receipt;
import org.mingzhang.ledger.store.StoredEntry;

/// The answers that the log already holds: what was answered once is answered again from its
/// entries.
final class Recorded {

    private final PostgresEventStorageEngine engine;
    private final LogReader reader;
    private final EventCodec codec;

    Recorded(PostgresEventStorageEngine engine, LogReader reader, EventCodec codec) {
        this.engine = engine;
        this.reader = reader;
        this.codec = codec;
    }

    /// The answer to a command that was recorded before, or to another with its id.
    Optional<Answer> answer(Submission submission) {
        if (!engine.mayContainCommand(submission.client(), submission.id())) {
            return Optional.empty();
        }
        return engine.receipt(submission.client(), submission.id())
                .map(receipt ->
                        receipt.digest().equals(submission.digest())
                                ? answer(submission, receipt)
                                : new Answer.IdReused(submission.client(), submission.id()));
    }

    private Answer answer(Submission submission, Receipt receipt) {
        List<StoredEntry> stored = reader.entries(receipt.position(), receipt.count());
        Entry first = Entry.parse(stored.getFirst().bytes().toBytes());
        Appended appended =
                new Appended(
                        receipt.position(),
                        first.recordedAt(),
                        stored.stream().map(StoredEntry::eventId).toList(),
                        stored.stream().map(StoredEntry::leaves).toList());
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
