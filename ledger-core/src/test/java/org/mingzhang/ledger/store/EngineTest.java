package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.processing.streaming.token.GlobalSequenceTrackingToken;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.StreamingCondition;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.EntryFormatException;
import org.mingzhang.ledger.log.entry.Opening;

/// What the engine stores, what it finds again, and what it refuses before the queue.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineTest {

    private final TestLog log = TestLog.create(EngineTest.class);

    @AfterAll
    void verifyAndClose() throws SQLException {
        StoredLogCheck.verify(log.database(), log.ref());
        log.close();
    }

    private PostgresEventStorageEngine engine(EngineOptions options) {
        return TestLog.active(
                log.engine(
                        options, log.database().writer(), TimeSource.system(), TestLog.guards()));
    }

    @Test
    void storesTheCanonicalBytesAndNothingElse() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            append(engine, event("1", TestLog.tag("line")), event("\"\\\n 明账 \uD83D\uDCD2")).join();
            LogReader reader = new LogReader(log.database().reader(), log.ref());
            for (StoredEntry stored : reader.entries(0, 100)) {
                byte[] bytes = stored.bytes().toBytes();
                assertThat(CanonicalJson.write(CanonicalJson.parseStrict(bytes))).isEqualTo(bytes);
            }
        }
    }

    @Test
    void keepsOneSuiteAloneWhereTheLogHasOne() throws SQLException {
        for (Suite suite : Suite.values()) {
            try (TestLog single = TestLog.create("single_" + suite.id(), List.of(suite));
                    PostgresEventStorageEngine engine = single.engine()) {
                append(engine, event("1"), event("2")).join();

                List<Entry> entries = StoredLogCheck.verify(single.database(), single.ref());

                assertThat(entries).hasSize(2);
                assertThat(entries.getLast().previous()).containsOnlyKeys(suite);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50_000})
    void findsByTagsAndTypesAlikeInMemoryAndInSql(int window) {
        try (PostgresEventStorageEngine engine = engine(TestLog.options().withWindow(window))) {
            Tag line = TestLog.tag("line");
            Tag pool = TestLog.tag("pool");
            append(
                            engine,
                            event("spent", "a", line),
                            event("refused", "b", line),
                            event("spent", "c", line, pool),
                            event("spent", "d", pool),
                            event("spent", "e"))
                    .join();

            assertThat(find(engine, EventCriteria.havingTags(line))).containsExactly("a", "b", "c");
            assertThat(find(engine, EventCriteria.havingTags(line, pool))).containsExactly("c");
            assertThat(find(engine, SpendingDesk.criteria(line))).containsExactly("a", "c");
            assertThat(
                            find(
                                    engine,
                                    SpendingDesk.criteria(line)
                                            .or(EventCriteria.havingTags(pool))
                                            .or(EventCriteria.havingTags(line, pool))))
                    .containsExactly("a", "c", "d");
            assertThat(find(engine, EventCriteria.havingTags(TestLog.tag("line")))).isEmpty();
            assertThat(
                            find(
                                    engine,
                                    EventCriteria.havingAnyTag()
                                            .andBeingOneOfTypes(new QualifiedName("refused"))))
                    .contains("b")
                    .doesNotContain("a", "e");
        }
    }

    private static List<String> find(PostgresEventStorageEngine engine, EventCriteria criteria) {
        return TestLog.texts(engine, criteria, null);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50_000})
    void refusalsDoNotStandInTheWayOfDecisionsThatFoldOtherTypes(int window) {
        try (PostgresEventStorageEngine engine = engine(TestLog.options().withWindow(window))) {
            Tag line = TestLog.tag("line");
            long seen = engine.durableSize();
            append(engine, event("refused", "b", line), event("filler")).join();
            append(engine, event("filler")).join();
            AppendCondition condition = TestLog.after(seen, SpendingDesk.criteria(line));
            append(engine, condition, null, List.of(event("spent", "1", line))).join();
            append(engine, event("filler")).join();

            CompletableFuture<ConsistencyMarker> conflicting =
                    append(engine, condition, null, List.of(event("spent", "2", line)));

            assertThat(conflicting.exceptionNow())
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
    }

    @Test
    void refusesWhatTheLogCannotHoldBeforeItQueues() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            long size = engine.durableSize();
            List<CompletableFuture<ConsistencyMarker>> refused =
                    List.of(
                            append(engine, event("\u0000")),
                            append(engine, event("x".repeat(65_536))),
                            append(engine, event("1", new Tag("line", "x".repeat(200)))),
                            append(engine, event("fine"), event("\u0001")));
            for (CompletableFuture<ConsistencyMarker> done : refused) {
                assertThat(done.exceptionNow()).isInstanceOf(EntryFormatException.class);
            }
            assertThat(engine.takeBasis().head()).isEqualTo(size);
        }
    }

    @Test
    void refusesAppendBeyondTheBoundsOfTheQueueAndTakesItWhenThereIsRoom()
            throws InterruptedException {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(
                                TestLog.options().withQueue(3, 1 << 20),
                                sessions,
                                TimeSource.system(),
                                TestLog.guards()))) {
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> inFlight = append(engine, event("1"), event("2"));
            hold.awaitReached();
            CompletableFuture<?> last = append(engine, event("3"));

            assertThat(append(engine, event("4")).exceptionNow())
                    .isInstanceOf(QueueFullException.class);
            assertThat(engine.awaitRoom(Duration.ofMillis(20))).isFalse();

            hold.release(FaultySessions.NONE);
            inFlight.join();
            last.join();
            assertThat(engine.awaitRoom(Duration.ofSeconds(5))).isTrue();
            append(engine, event("4")).join();
        }
    }

    @Test
    void boundsTheQueueByBytesButLetsOneLargeCommandPassAlone() {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(
                                TestLog.options().withQueue(1000, 10_000),
                                sessions,
                                TimeSource.system(),
                                TestLog.guards()))) {
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> large = append(engine, event("x".repeat(20_000)));
            hold.awaitReached();

            assertThat(append(engine, event("small")).exceptionNow())
                    .isInstanceOf(QueueFullException.class);

            hold.release(FaultySessions.NONE);
            large.join();
        }
    }

    @Test
    void tellsWhereTheEntriesOfAnAppendStand() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            long size = engine.durableSize();
            AtomicReference<Appended> told = new AtomicReference<>();
            StubProcessingContext context = new StubProcessingContext();
            context.putResource(PostgresEventStorageEngine.APPENDED, told::set);

            append(engine, AppendCondition.none(), context, List.of(event("1"), event("2"))).join();

            LogReader reader = new LogReader(log.database().reader(), log.ref());
            List<StoredEntry> stored = reader.entries(size, 10);
            assertThat(told.get())
                    .isEqualTo(
                            new Appended(
                                    size,
                                    stored.getFirst().recordedAt(),
                                    stored.stream().map(StoredEntry::eventId).toList(),
                                    stored.stream().map(StoredEntry::leaves).toList()));
        }
    }

    @Test
    void givesPlacesInTheOrderOfCommits() throws SQLException {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(
                                TestLog.options(),
                                sessions,
                                TimeSource.system(),
                                TestLog.guards()))) {
            FaultySessions.Hold hold = sessions.holdNext();
            List<CompletableFuture<ConsistencyMarker>> done = new ArrayList<>();
            for (String text : List.of("first", "second", "third")) {
                done.add(append(engine, event(text)));
            }
            assertThat(done).noneMatch(CompletableFuture::isDone);

            hold.release(FaultySessions.NONE);

            done.forEach(CompletableFuture::join);
            assertThat(StoredLogCheck.verify(log.database(), log.ref()))
                    .extracting(entry -> entry.data().get("text").asString())
                    .endsWith("first", "second", "third");
        }
    }

    @Test
    void storesOpeningsInTheTransactionOfTheEntry() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            Opening opening = new Opening(new Hash32(1, 2, 3, 4), Hash32.ZERO, "\"李华\"");
            StubProcessingContext context = new StubProcessingContext();
            context.putResource(PostgresEventStorageEngine.OPENINGS, List.of(opening));

            append(engine, AppendCondition.none(), context, List.of(event("1"))).join();

            assertThat(
                            log.database()
                                    .queryTexts(
                                            "select value from ledger.opening where commitment = '"
                                                    + opening.commitment().hex()
                                                    + "'"))
                    .containsExactly("\"李华\"");
            assertThat(opening.toString()).doesNotContain("李华");
        }
    }

    @Test
    void answersReceiptsAndAbsence() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            Tag line = TestLog.tag("line");
            StubProcessingContext context = new StubProcessingContext();
            context.putResource(TextEventMapping.COMMAND, "c-receipt");
            String tag = "line:" + line.value();
            await().atMost(Duration.ofSeconds(10)).until(() -> !engine.mayContain(tag));
            assertThat(engine.receipt(TextEventMapping.CLIENT, "c-receipt")).isEmpty();

            append(engine, AppendCondition.none(), context, List.of(event("1", line), event("2")))
                    .join();

            assertThat(engine.mayContain(tag)).isTrue();
            assertThat(engine.mayContainCommand(TextEventMapping.CLIENT, "c-receipt")).isTrue();
            assertThat(engine.mayContainCommand(TextEventMapping.CLIENT, "c-never")).isFalse();
            assertThat(engine.receipt(TextEventMapping.CLIENT, "c-receipt"))
                    .hasValueSatisfying(receipt -> {
                        assertThat(receipt.count()).isEqualTo(2);
                        assertThat(receipt.position()).isEqualTo(engine.durableSize() - 2);
                        assertThat(receipt.digest())
                                .isEqualTo(TextEventMapping.commandRef("c-receipt", 0, 1).digest());
                    });
        }
        try (PostgresEventStorageEngine restarted = log.engine()) {
            assertThat(restarted.mayContainCommand(TextEventMapping.CLIENT, "c-receipt")).isTrue();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> !restarted.mayContainCommand(TextEventMapping.CLIENT, "c-never"));
            assertThat(restarted.receipt(TextEventMapping.CLIENT, "c-receipt")).isPresent();
        }
    }

    @Test
    void streamsWhatMatchesPastLongStretchesThatDoNot() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            Tag line = TestLog.tag("line");
            long from = engine.durableSize();
            for (int i = 0; i < 30; i++) {
                var fillers = new ArrayList<>(List.of(event("filler")));
                for (int j = 0; j < 99; j++) {
                    fillers.add(event("filler"));
                }
                append(engine, AppendCondition.none(), null, List.copyOf(fillers)).join();
            }
            append(engine, event("wanted", "w", line)).join();
            MessageStream<EventMessage> stream =
                    engine.stream(
                            StreamingCondition.conditionFor(
                                    new GlobalSequenceTrackingToken(from),
                                    EventCriteria.havingTags(line)
                                            .or(
                                                    EventCriteria.havingAnyTag()
                                                            .andBeingOneOfTypes(
                                                                    new QualifiedName("wanted")))),
                            null);

            assertThat(stream.next().orElseThrow().message().payload()).isEqualTo("w");
            assertThat(stream.next()).isEmpty();
            stream.close();
        }
    }

    @Test
    void waitsForNothingThatIsDurable() {
        try (PostgresEventStorageEngine engine = log.engine()) {
            append(engine, event("1")).join();

            assertThat(engine.whenDurable(engine.takeBasis())).isCompleted();
        }
    }
}
