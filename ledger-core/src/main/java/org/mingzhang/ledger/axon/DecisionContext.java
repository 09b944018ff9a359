package org.mingzhang.ledger.axon;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.CommandRefused;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.store.Appended;
import org.mingzhang.ledger.store.Basis;

/// What travels with one attempt to decide a command: the payload of its message on the command
/// bus.
///
/// Written by one thread at a time: the deciding one, then the one that completes the append.
final class DecisionContext {

    private final Origin log;
    private final Submission submission;
    private final OptionalLong requiredEpoch;
    private volatile long epoch = -1;
    private volatile List<Event> events = List.of();
    private volatile @Nullable Appended appended;

    DecisionContext(Origin log, Submission submission, OptionalLong requiredEpoch) {
        this.log = log;
        this.submission = submission;
        this.requiredEpoch = requiredEpoch;
    }

    Submission submission() {
        return submission;
    }

    /// The epoch of the basis, or -1 while there is none.
    long epoch() {
        return epoch;
    }

    void takes(Basis basis) {
        if (requiredEpoch.isPresent() && requiredEpoch.getAsLong() != basis.epoch()) {
            throw new EpochOverException(requiredEpoch.getAsLong(), basis.epoch());
        }
        epoch = basis.epoch();
    }

    void decided(List<Event> result) {
        events = result;
    }

    void appended(Appended result) {
        appended = result;
    }

    /// The answer, once everything that it depends on is durable.
    Answer answer() {
        if (appended == null && events.getFirst() instanceof CommandRefused refusal) {
            return new Answer.TooManyRefusals(submission.client(), refusal);
        }
        LedgerReceipt receipt =
                LedgerReceipt.of(
                        log,
                        submission,
                        Objects.requireNonNull(appended, "not durable yet"),
                        outcome());
        return events.getFirst() instanceof CommandRefused refusal
                ? new Answer.Refused(receipt, refusal, false)
                : new Answer.Accepted(receipt, false);
    }

    private LedgerReceipt.Outcome outcome() {
        return events.getFirst() instanceof CommandRefused
                ? LedgerReceipt.Outcome.REFUSED
                : LedgerReceipt.Outcome.ACCEPTED;
    }
}
