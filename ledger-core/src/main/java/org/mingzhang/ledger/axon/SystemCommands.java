package org.mingzhang.ledger.axon;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.codec.EventType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.codec.schema.SchemaDocument;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.log.LogCommand;
import org.mingzhang.ledger.log.entry.Origin;

/// The commands that the ledger sends itself.
final class SystemCommands {

    private final Function<Submission, CompletableFuture<Answer>> ledger;
    private final TypeCatalogue types;
    private final OwnCommands own;
    private final TreeHasher hasher;
    private final RandomGenerator random;

    SystemCommands(
            Function<Submission, CompletableFuture<Answer>> ledger,
            TypeCatalogue types,
            Origin log,
            TreeHasher hasher,
            RandomGenerator random) {
        this.ledger = ledger;
        this.types = types;
        this.own = new OwnCommands(types, log, hasher);
        this.hasher = hasher;
        this.random = random;
    }

    /// Publishes the schema of every event type that the log does not name yet. Publishing again
    /// changes nothing.
    ///
    /// @throws IllegalStateException if the log names another schema for the same type and revision
    void publishSchemas() {
        List<EventType<?>> events = List.copyOf(types.events());
        List<CompletableFuture<Answer>> answers = events.stream().map(this::publish).toList();
        for (int i = 0; i < events.size(); i++) {
            if (answers.get(i).join() instanceof Answer.IdReused) {
                throw new IllegalStateException(
                        "the log names another schema for %s, revision %d; raise the revision"
                                .formatted(events.get(i).name(), events.get(i).revision()));
            }
        }
    }

    private CompletableFuture<Answer> publish(EventType<?> type) {
        String digest = SchemaDocument.of(type).digest(hasher).hex();
        return submit(
                "schema-" + type.name() + "-" + type.revision(),
                new LogCommand.PublishSchema(type.name(), type.revision(), digest));
    }

    /// Records how many refusals of a client were answered and not recorded.
    CompletableFuture<Answer> recordSuppressed(String client, int count) {
        return submit(
                "suppressed-" + new UUID(random.nextLong(), random.nextLong()),
                new LogCommand.RecordSuppressedRefusals(client, count));
    }

    /// Records that the log went on without enough witnesses.
    ///
    /// @throws java.util.concurrent.CompletionException if it cannot be recorded
    void recordUnwitnessedStart(List<String> reached, List<String> missing) {
        submit(
                        "unwitnessed-" + new UUID(random.nextLong(), random.nextLong()),
                        new LogCommand.RecordUnwitnessedStart(reached, missing))
                .join();
    }

    private CompletableFuture<Answer> submit(String id, Command command) {
        return ledger.apply(own.submission(id, command));
    }
}
