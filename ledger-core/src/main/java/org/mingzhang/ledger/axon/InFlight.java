package org.mingzhang.ledger.axon;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Hash32;

/// The commands that are being decided, so that a command submitted twice is decided once.
///
/// Looks in this order: commands in flight, whose twin waits for the first one's answer; then what
/// is recorded. A command leaves only when its answer is known, and by then it is in the record, so
/// a twin finds it in one place or the other.
final class InFlight {

    private record Key(String client, String commandId) {}

    private record Pending(Hash32 digest, CompletableFuture<Answer> answer) {}

    private final ConcurrentMap<Key, Pending> pending = new ConcurrentHashMap<>();
    private final Function<Submission, Optional<Answer>> recorded;

    /// @param recorded the answer to a command that was recorded before, if any
    InFlight(Function<Submission, Optional<Answer>> recorded) {
        this.recorded = recorded;
    }

    /// The answer to the same command submitted before, or empty: then the caller decides the
    /// command and completes the given answer, whatever happens.
    Optional<CompletableFuture<Answer>> enter(
            Submission submission, CompletableFuture<Answer> answer) {
        Key key = new Key(submission.client(), submission.id());
        Pending mine = new Pending(submission.digest(), answer);
        Pending first = pending.putIfAbsent(key, mine);
        if (first != null) {
            return Optional.of(
                    first.digest.equals(mine.digest)
                            ? first.answer.thenApply(Answer::again)
                            : CompletableFuture.completedFuture(
                                    new Answer.IdReused(key.client, key.commandId)));
        }
        var _ = answer.whenComplete((_, _) -> pending.remove(key, mine));
        try {
            Optional<Answer> earlier = recorded.apply(submission);
            earlier.ifPresent(answer::complete);
            return earlier.map(_ -> answer);
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
            return Optional.of(answer);
        }
    }
}
