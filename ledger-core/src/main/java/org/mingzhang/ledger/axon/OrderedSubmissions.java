package org.mingzhang.ledger.axon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.mingzhang.ledger.codec.binding.Submission;

/// One stream of commands, decided strictly in the order in which they are submitted.
///
/// The next command is decided as soon as the one before is queued, so that a stream fills batches
/// as many clients do. When a batch fails, everything queued behind it is void; the stream then
/// decides again from its first command that is not durable, in order, before it takes another.
///
/// One thread submits at a time.
public final class OrderedSubmissions {

    private final Dispatcher dispatcher;
    private final InFlight inFlight;
    private final Semaphore room;
    private final ReentrantLock order = new ReentrantLock();

    /// Queued and not known to be durable, oldest first. Guarded by order.
    private final Deque<Line> queued = new ArrayDeque<>();

    OrderedSubmissions(Dispatcher dispatcher, InFlight inFlight, int inFlightMax) {
        this.dispatcher = dispatcher;
        this.inFlight = inFlight;
        this.room = new Semaphore(inFlightMax);
    }

    private record Line(
            Submission submission, CompletableFuture<Answer> answer, Dispatcher.Attempt attempt) {}

    /// Submits the next command of the stream. Returns when it is queued; the answer is given when
    /// it is durable. Waits while the stream has its maximum of commands in flight.
    ///
    /// @throws InterruptedException if interrupted while waiting; the command was not submitted
    public CompletableFuture<Answer> submit(Submission submission) throws InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Optional<CompletableFuture<Answer>> known = inFlight.enter(submission, answer);
        if (known.isPresent()) {
            return known.get();
        }
        try {
            room.acquire();
        } catch (InterruptedException e) {
            answer.completeExceptionally(e);
            throw e;
        }
        var _ = answer.whenComplete((_, _) -> room.release());
        order.lock();
        try {
            queue(submission, answer);
        } finally {
            order.unlock();
        }
        return answer;
    }

    /// Holds the order.
    private void queue(Submission submission, CompletableFuture<Answer> answer) {
        while (true) {
            Dispatcher.Attempt attempt = dispatcher.attempt(submission, epochOfStream());
            if (attempt.isOfLaterEpoch()) {
                decideVoidedAgain();
            } else {
                follow(new Line(submission, answer, attempt));
                return;
            }
        }
    }

    /// The epoch that the next command must be decided in: that of those before it, while any of
    /// them is not durable.
    private OptionalLong epochOfStream() {
        while (!queued.isEmpty() && queued.peekFirst().attempt.recorded().isDone()) {
            if (queued.peekFirst().attempt.wasVoided()) {
                break;
            }
            queued.removeFirst();
        }
        return queued.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(queued.peekFirst().attempt.epoch());
    }

    private void follow(Line line) {
        queued.addLast(line);
        var _ =
                line.attempt
                        .recorded()
                        .whenComplete((answer, failure) -> {
                            if (failure == null) {
                                line.answer.complete(answer);
                            } else if (line.attempt.wasVoided()) {
                                dispatcher.later(this::recover);
                            } else {
                                line.answer.completeExceptionally(failure);
                            }
                        });
    }

    private void recover() {
        order.lock();
        try {
            decideVoidedAgain();
        } finally {
            order.unlock();
        }
    }

    /// Holds the order. Waits until it is known of every queued command whether it is durable, then
    /// decides those that are not again, in order.
    private void decideVoidedAgain() {
        List<Line> voided = new ArrayList<>();
        for (Line line : queued) {
            line.attempt.awaitSettled();
            if (line.attempt.wasVoided()) {
                voided.add(line);
            }
        }
        queued.clear();
        for (Line line : voided) {
            queue(line.submission, line.answer);
        }
    }
}
