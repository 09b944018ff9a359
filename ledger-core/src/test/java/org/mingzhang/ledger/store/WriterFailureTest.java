package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.eventsourcing.eventstore.ConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.core.unitofwork.StubProcessingContext;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of commands when the writer, its session or the database fails: each failure at the
/// moment that hurts most.
class WriterFailureTest {

    private final TestLog log = TestLog.create(WriterFailureTest.class);
    private final FaultySessions sessions = new FaultySessions(log.database().writer());

    @BeforeEach
    void refuseWhatTheTestCallsPoison() {
        log.database()
                .execute(
                        "alter table ledger.entry add constraint no_poison"
                                + " check (type <> 'test.Poison')");
    }

    @AfterEach
    void verifyAndClose() throws SQLException {
        StoredLogCheck.verify(log.database(), log.ref());
        log.close();
    }

    private static EngineOptions options() {
        return TestLog.options().withRetryPause(Duration.ofMillis(10));
    }

    private PostgresEventStorageEngine engine() {
        return TestLog.active(
                log.engine(options(), sessions, TimeSource.system(), TestLog.guards()));
    }

    private static long marker(CompletableFuture<ConsistencyMarker> done) {
        return GlobalIndexConsistencyMarker.position(done.join());
    }

    private static void awaitDone(CompletableFuture<?> future) {
        await().atMost(Duration.ofSeconds(10)).until(future::isDone);
    }

    @Test
    void acknowledgesBatchThatWasStoredAlthoughItsCommitBroke() throws SQLException {
        PostgresEventStorageEngine engine = engine();
        sessions.next(sessions.once(FaultySessions.breakAfter()));

        assertThat(marker(append(engine, event("1")))).isEqualTo(1);

        TestLog.active(engine);
        assertThat(marker(append(engine, event("2")))).isEqualTo(2);
        assertThat(StoredLogCheck.verify(log.database(), log.ref())).hasSize(2);
    }

    @Test
    void failsBatchThatWasNotStoredWhenItsCommitBroke() {
        PostgresEventStorageEngine engine = engine();
        sessions.next(sessions.once(FaultySessions.breakBefore()));
        CompletableFuture<ConsistencyMarker> lost = append(engine, event("1"));

        awaitDone(lost);

        assertThat(lost.exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        TestLog.active(engine);
        assertThat(engine.durableSize()).isZero();
        assertThat(marker(append(engine, event("2")))).isEqualTo(1);
    }

    @Test
    void saysThatOutcomeIsUnknownWhenTheDatabaseStaysAway() {
        PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(
                                options().withOutcomeWait(Duration.ofMillis(50)),
                                sessions,
                                TimeSource.system(),
                                TestLog.guards()));
        sessions.next((connection, batch) -> {
            sessions.refuse(true);
            return FaultySessions.breakAfter().around(connection, batch);
        });
        CompletableFuture<ConsistencyMarker> unknown = append(engine, event("1"));

        awaitDone(unknown);

        assertThat(unknown.exceptionNow())
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("may have been stored");
        sessions.next(FaultySessions.NONE);
        sessions.refuse(false);
        TestLog.active(engine);
        assertThat(engine.durableSize()).isEqualTo(1);
    }

    @Test
    void takesNoForeignEntryForItsOwn() {
        assertThat(resumeBehindForeignEntry(TestLog.guards()).exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void wouldAcknowledgeForeignEntryByPositionAlone() {
        Set<Guard> guards = EnumSet.complementOf(EnumSet.of(Guard.OUTCOME_BY_TERM_AND_HASH));

        assertThat(resumeBehindForeignEntry(guards)).isCompleted();
    }

    /// The session breaks in front of the commit; another node takes over, stores an entry at the
    /// position of ours, and ends; then we come back.
    private CompletableFuture<ConsistencyMarker> resumeBehindForeignEntry(Set<Guard> guards) {
        PostgresEventStorageEngine ours =
                TestLog.active(log.engine(options(), sessions, TimeSource.system(), guards));
        sessions.next(
                sessions.once((connection, _) -> {
                    connection.close();
                    try (PostgresEventStorageEngine other = log.engine()) {
                        append(other, event("foreign")).join();
                    }
                    throw new SQLException("the connection broke", "08006");
                }));

        CompletableFuture<ConsistencyMarker> done = append(ours, event("ours"));

        awaitDone(done);
        TestLog.active(ours);
        assertThat(TestLog.texts(ours, EventCriteria.havingAnyTag(), null))
                .containsExactly("foreign");
        return done;
    }

    @Test
    void stopsForGoodWhenItsHeadRowIsTakenAway() {
        PostgresEventStorageEngine stale = engine();
        append(stale, event("1")).join();
        sessions.next((connection, batch) -> {
            // Its lock is lost while its session lives, which no driver reports.
            try (Statement statement = connection.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            }
            try (PostgresEventStorageEngine other = log.engine()) {
                append(other, event("2")).join();
            }
            return batch.run();
        });

        CompletableFuture<ConsistencyMarker> lost = append(stale, event("3"));

        awaitDone(lost);
        assertThat(lost.exceptionNow()).isInstanceOf(LedgerUnavailableException.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> stale.state() instanceof WriterState.Stopped);
        assertThatThrownBy(stale::takeBasis).isInstanceOf(LedgerUnavailableException.class);
        assertThat(append(stale, event("4")).exceptionNow())
                .isInstanceOf(LedgerUnavailableException.class);
        await().atMost(Duration.ofSeconds(10)).until(() -> stale.durableSize() == 2);
    }

    @Test
    void stopsWhenAnEntryStandsWhereItsOwnBelongs() {
        PostgresEventStorageEngine engine = engine();
        log.database()
                .execute(
                        "insert into ledger.entry values (1, 0, 'forged', 'test.Forged',"
                                + " gen_random_uuid(), now(), sha256('x'), sha256('x'))");

        CompletableFuture<ConsistencyMarker> done = append(engine, event("1"));

        awaitDone(done);
        assertThat(done.exceptionNow()).isInstanceOf(LedgerUnavailableException.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.state() instanceof WriterState.Stopped);
        log.database().execute("alter table ledger.entry disable trigger append_only");
        log.database().execute("delete from ledger.entry");
    }

    @Test
    void isolatesPoisonCommandAndVoidsWhatQueuesBehindIt() throws SQLException {
        PostgresEventStorageEngine engine = engine();
        FaultySessions.Hold hold = sessions.holdNext();
        CompletableFuture<ConsistencyMarker> inFlight = append(engine, event("0"));
        hold.awaitReached();
        CompletableFuture<ConsistencyMarker> before = append(engine, event("1"));
        CompletableFuture<ConsistencyMarker> poison = append(engine, event("poison", "2"));
        CompletableFuture<ConsistencyMarker> behind = append(engine, event("3"));
        Basis seen = engine.takeBasis();

        hold.release(FaultySessions.NONE);

        assertThat(marker(inFlight)).isEqualTo(1);
        assertThat(marker(before)).isEqualTo(2);
        awaitDone(poison);
        assertThat(poison.exceptionNow())
                .isInstanceOfSatisfying(
                        PoisonCommandException.class,
                        e -> assertThat(e.incident()).matches("t\\d+-e\\d+-p2"));
        awaitDone(behind);
        assertThat(behind.exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(engine.whenDurable(seen).exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(engine.state()).isInstanceOf(WriterState.Active.class);
        assertThat(marker(append(engine, event("4")))).isEqualTo(3);
        assertThat(StoredLogCheck.verify(log.database(), log.ref()))
                .extracting(entry -> entry.data().get("text").asString())
                .containsExactly("0", "1", "4");
    }

    @Test
    void refusesCommandIdThatIsStoredAlready() {
        PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(
                                options().withWindow(1),
                                sessions,
                                TimeSource.system(),
                                TestLog.guards()));
        appendAs(engine, "c-1").join();
        append(engine, event("filler"), event("filler")).join();

        CompletableFuture<ConsistencyMarker> again = appendAs(engine, "c-1");

        awaitDone(again);
        assertThat(again.exceptionNow()).isInstanceOf(PoisonCommandException.class);
        assertThat(marker(append(engine, event("next")))).isEqualTo(4);
    }

    @Test
    void refusesTwinOfCommandThatIsOnItsWay() {
        PostgresEventStorageEngine engine = engine();
        FaultySessions.Hold hold = sessions.holdNext();
        CompletableFuture<ConsistencyMarker> first = appendAs(engine, "c-1");
        hold.awaitReached();

        assertThat(appendAs(engine, "c-1").exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);

        hold.release(FaultySessions.NONE);
        assertThat(marker(first)).isEqualTo(1);
    }

    private static CompletableFuture<ConsistencyMarker> appendAs(
            PostgresEventStorageEngine engine, String command) {
        StubProcessingContext context = new StubProcessingContext();
        context.putResource(TextEventMapping.COMMAND, command);
        return append(engine, AppendCondition.none(), context, List.of(event("1")));
    }

    @Test
    void storesNoPartOfCommandOfSeveralEntries() throws SQLException {
        PostgresEventStorageEngine engine = engine();

        CompletableFuture<ConsistencyMarker> done =
                append(engine, event("1"), event("poison", "2"), event("3"));

        awaitDone(done);
        assertThat(done.exceptionNow()).isInstanceOf(PoisonCommandException.class);
        assertThat(StoredLogCheck.verify(log.database(), log.ref())).isEmpty();
    }

    @Test
    void noticesLostSessionWhileIdleAndTakesNewTerm() {
        PostgresEventStorageEngine engine = engine();
        append(engine, event("1")).join();
        Basis before = engine.takeBasis();
        long term = ((WriterState.Active) engine.state()).term();

        assertThat(log.database().terminateWriterSession()).isTrue();

        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        engine.state() instanceof WriterState.Active active
                                && active.term() > term);
        assertThat(engine.takeBasis().epoch()).isGreaterThan(before.epoch());
        assertThat(
                        append(
                                        engine,
                                        AppendCondition.none(),
                                        TestLog.context(before),
                                        List.of(event("2")))
                                .exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
    }

    @Test
    void standsByWhileAnotherNodeWritesAndTakesOverWhenItEnds() {
        PostgresEventStorageEngine first = log.engine();
        PostgresEventStorageEngine second =
                log.engine(options(), sessions, TimeSource.system(), TestLog.guards());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> second.state().equals(new WriterState.Standby("node-a")));
        assertThatThrownBy(second::takeBasis)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("node-a");
        Tag line = TestLog.tag("line");
        append(first, event("spent", "1", line)).join();
        await().atMost(Duration.ofSeconds(10)).until(() -> second.durableSize() == 1);
        assertThat(TestLog.texts(second, SpendingDesk.criteria(line), null)).containsExactly("1");

        first.close();

        TestLog.active(second);
        assertThat(marker(append(second, event("2")))).isEqualTo(2);
    }

    @Test
    void answersEverythingThatIsUnderWayWhenItCloses() throws SQLException {
        PostgresEventStorageEngine engine = engine();
        FaultySessions.Hold hold = sessions.holdNext();
        CompletableFuture<ConsistencyMarker> inFlight = append(engine, event("1"));
        hold.awaitReached();
        CompletableFuture<ConsistencyMarker> queued = append(engine, event("2"));
        CompletableFuture<Void> closed = CompletableFuture.runAsync(engine::close);

        hold.release(FaultySessions.NONE);

        closed.join();
        awaitDone(inFlight);
        awaitDone(queued);
        assertThat(marker(inFlight)).isEqualTo(1);
        assertThat(queued.exceptionNow())
                .isInstanceOf(AppendEventsTransactionRejectedException.class);
        assertThat(StoredLogCheck.verify(log.database(), log.ref())).hasSize(1);
    }
}
