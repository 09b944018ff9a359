package org.mingzhang.ledger.store;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine.AppendTransaction;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.TerminalEventMessage;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// A log without entries in a database of its own, and engines on it.
final class TestLog implements AutoCloseable {

    static final Origin ORIGIN = new Origin("ledger.example.gov/440000");

    private final TestDatabase database;
    private final LogRef ref;
    private final DataSource pool;
    private final List<PostgresEventStorageEngine> engines = new ArrayList<>();

    private TestLog(TestDatabase database, LogRef ref) {
        this.database = database;
        this.ref = ref;
        this.pool = database.writerPool();
    }

    static TestLog create(String name, List<Suite> suites) {
        TestDatabase database = PostgresFixture.create(name);
        LogRef ref = new LogRef(1, ORIGIN, suites);
        database.execute(
                "insert into ledger.log values (1, '"
                        + ORIGIN
                        + "'); insert into ledger.head values (1, 0, 0);"
                        + "insert into ledger.tag_reach values (1, 0)");
        return new TestLog(database, ref);
    }

    static TestLog create(Class<?> test) {
        return create(test.getSimpleName(), List.of(Suite.SHA256, Suite.SM3));
    }

    TestDatabase database() {
        return database;
    }

    LogRef ref() {
        return ref;
    }

    DataSource pool() {
        return pool;
    }

    static EngineOptions options() {
        return EngineOptions.defaults("node-a");
    }

    PostgresEventStorageEngine engine() {
        return active(engine(options(), database.writer(), TimeSource.system(), guards()));
    }

    /// All that the safety of decisions rests on; whoever looks behind the window looks in SQL.
    static Set<Guard> guards() {
        return EnumSet.complementOf(EnumSet.of(Guard.KEPT_UNTIL_FILED));
    }

    /// An engine that has been started and may be on the way to anything.
    PostgresEventStorageEngine engine(
            EngineOptions options, DataSource sessions, TimeSource time, Set<Guard> guards) {
        return engine(
                options, sessions, time, guards, (_, _) -> Optional.empty(), Optional.empty());
    }

    PostgresEventStorageEngine engine(
            EngineOptions options,
            DataSource sessions,
            TimeSource time,
            Set<Guard> guards,
            StartCheck check,
            Optional<Publishing> publishing) {
        PostgresEventStorageEngine engine =
                new PostgresEventStorageEngine(
                                ref,
                                sessions,
                                pool,
                                new TextEventMapping(ORIGIN, time.wall()),
                                options,
                                time,
                                check,
                                publishing,
                                guards)
                        .start();
        engines.add(engine);
        return engine;
    }

    static PostgresEventStorageEngine active(PostgresEventStorageEngine engine) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> engine.state() instanceof WriterState.Active);
        return engine;
    }

    // ------------------------------------------------------------------ events

    static TaggedEventMessage<EventMessage> event(String text, Tag... tags) {
        return event("spent", text, tags);
    }

    static TaggedEventMessage<EventMessage> event(String type, String text, Tag... tags) {
        return new GenericTaggedEventMessage<>(
                new GenericEventMessage(new MessageType(type), text), Set.of(tags));
    }

    static CompletableFuture<ConsistencyMarker> append(
            PostgresEventStorageEngine engine,
            AppendCondition condition,
            @Nullable ProcessingContext context,
            List<TaggedEventMessage<?>> events) {
        return engine.appendEvents(condition, context, events)
                .thenApply(TestLog::cast)
                .thenCompose(tx -> tx.commit(context));
    }

    static CompletableFuture<ConsistencyMarker> append(
            PostgresEventStorageEngine engine, TaggedEventMessage<?>... events) {
        return append(engine, AppendCondition.none(), null, List.of(events));
    }

    @SuppressWarnings("unchecked")
    private static AppendTransaction<ConsistencyMarker> cast(AppendTransaction<?> transaction) {
        return (AppendTransaction<ConsistencyMarker>) transaction;
    }

    static ProcessingContext context(Basis basis) {
        StubProcessingContext context = new StubProcessingContext();
        context.putResource(PostgresEventStorageEngine.BASIS, basis);
        return context;
    }

    static ProcessingContext context(Basis basis, String command) {
        ProcessingContext context = context(basis);
        context.putResource(TextEventMapping.COMMAND, command);
        return context;
    }

    static AppendCondition after(long position, EventCriteria criteria) {
        return AppendCondition.withCriteria(criteria)
                .withMarker(new GlobalIndexConsistencyMarker(position));
    }

    static List<String> texts(
            PostgresEventStorageEngine engine,
            EventCriteria criteria,
            @Nullable ProcessingContext context) {
        return texts(engine.source(SourcingCondition.conditionFor(criteria), context));
    }

    static List<String> texts(MessageStream<EventMessage> stream) {
        List<String> texts = new ArrayList<>();
        while (stream.hasNextAvailable()) {
            EventMessage message = stream.next().orElseThrow().message();
            if (!(message instanceof TerminalEventMessage)) {
                texts.add(text(message));
            }
        }
        stream.error()
                .ifPresent(failure -> {
                    throw failure instanceof RuntimeException e
                            ? e
                            : new IllegalStateException(failure);
                });
        return texts;
    }

    static String text(EventMessage message) {
        return (String) Objects.requireNonNull(message.payload());
    }

    static Tag tag(String key) {
        return new Tag(key, UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        engines.forEach(PostgresEventStorageEngine::close);
        database.close();
    }
}
