package org.mingzhang.ledger.axon;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.core.GenericMessage;
import org.axonframework.messaging.core.MessageType;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.QueueFullException;

/// Has one command decided over Axon's command bus, again and again until a decision is queued.
///
/// A decision that another one overtook is taken again at once, on a new basis. A full queue and a
/// writer that is taking over are waited for, within bounds.
final class Dispatcher {

    /// How long a command waits for room in the queue or for a writer before it is given back.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

    private final PostgresEventStorageEngine engine;
    private final Origin log;
    private final CommandBus bus;
    private final RefusalLimit refusals;
    private final Executor later;

    /// @param later runs what must not run on the thread that completes a batch
    Dispatcher(
            PostgresEventStorageEngine engine,
            CommandBus bus,
            RefusalLimit refusals,
            Executor later) {
        this.engine = engine;
        this.log = engine.log().origin();
        this.bus = bus;
        this.refusals = refusals;
        this.later = later;
    }

    /// One decision that was queued, or that could not be taken.
    ///
    /// @param epoch the epoch that it was decided in
    /// @param recorded the answer, once it is durable
    record Attempt(long epoch, CompletableFuture<Answer> recorded) {

        /// Whether the decision was taken back with those it was queued behind; nothing is
        /// recorded.
        boolean wasVoided() {
            return recorded.isCompletedExceptionally() && isConflict(recorded.exceptionNow());
        }

        /// Whether nothing was decided, because the epoch that was asked for is over.
        boolean isOfLaterEpoch() {
            return recorded.isCompletedExceptionally()
                    && recorded.exceptionNow() instanceof EpochOverException;
        }

        /// Waits until it is known whether the decision is durable.
        void awaitSettled() {
            recorded.handle((_, _) -> true).join();
        }
    }

    void later(Runnable task) {
        later.execute(task);
    }

    /// Decides until the answer is final: accepted, refused or impossible.
    void decide(Submission submission, CompletableFuture<Answer> answer) {
        Attempt attempt = attempt(submission, OptionalLong.empty());
        var _ =
                attempt.recorded()
                        .whenComplete((result, failure) -> {
                            if (failure == null) {
                                answer.complete(result);
                            } else if (attempt.wasVoided()) {
                                later.execute(() -> decide(submission, answer));
                            } else {
                                answer.completeExceptionally(failure);
                            }
                        });
    }

    /// Decides until a decision is queued, or fails for a reason that waiting does not mend.
    ///
    /// @param epoch the only epoch in which to decide, if it matters
    Attempt attempt(Submission submission, OptionalLong epoch) {
        long patienceEnds = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Attempt attempt = attemptOnce(submission, epoch);
            if (!attempt.recorded().isCompletedExceptionally()) {
                return attempt;
            }
            Throwable reason = attempt.recorded().exceptionNow();
            boolean worthAnother = isConflict(reason) || isPassing(reason);
            if (!worthAnother || System.nanoTime() - patienceEnds > 0) {
                return given(attempt, reason);
            }
            if (reason instanceof QueueFullException) {
                awaitRoom();
            } else if (isPassing(reason)) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void awaitRoom() {
        try {
            var _ = engine.awaitRoom(PATIENCE);
        } catch (InterruptedException e) {
            // The next attempt still finds out whether there is room; the caller sees the rest.
            Thread.currentThread().interrupt();
        }
    }

    private Attempt attemptOnce(Submission submission, OptionalLong epoch) {
        DecisionContext context = new DecisionContext(log, submission, epoch);
        CompletableFuture<Answer> recorded =
                bus.dispatch(
                                new GenericCommandMessage(
                                        new GenericMessage(
                                                submission.client() + "/" + submission.id(),
                                                new MessageType(submission.type(), "1"),
                                                context,
                                                Map.of())),
                                null)
                        .handle((_, failure) -> {
                            if (failure != null) {
                                throw failure instanceof CompletionException completion
                                        ? completion
                                        : new CompletionException(failure);
                            }
                            return counted(submission, context.answer());
                        });
        return new Attempt(context.epoch(), unwrapped(recorded));
    }

    private Answer counted(Submission submission, Answer answer) {
        if (answer instanceof Answer.Refused || answer instanceof Answer.TooManyRefusals) {
            refusals.count(submission.client());
        }
        return answer;
    }

    /// A conflict that outlasts the patience is no longer the caller's to retry at once.
    private static Attempt given(Attempt attempt, Throwable reason) {
        return isConflict(reason)
                ? new Attempt(
                        attempt.epoch(),
                        CompletableFuture.failedFuture(
                                new LedgerUnavailableException(
                                        "other commands kept overtaking this one; submit it again")))
                : attempt;
    }

    private static CompletableFuture<Answer> unwrapped(CompletableFuture<Answer> future) {
        if (!future.isCompletedExceptionally()) {
            CompletableFuture<Answer> plain = new CompletableFuture<>();
            var _ =
                    future.whenComplete((answer, failure) -> {
                        if (failure == null) {
                            plain.complete(answer);
                        } else {
                            plain.completeExceptionally(root(failure));
                        }
                    });
            return plain;
        }
        return CompletableFuture.failedFuture(root(future.exceptionNow()));
    }

    private static Throwable root(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean isConflict(Throwable failure) {
        return failure instanceof AppendEventsTransactionRejectedException;
    }

    private static boolean isPassing(Throwable failure) {
        return failure instanceof LedgerUnavailableException
                || failure instanceof QueueFullException;
    }
}
