package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.axonframework.messaging.eventstreaming.Tag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// A decision is pre-empted between any two of its reads, and the batch that it has seen fails
/// there. The positions that were taken back are given to others, so that a marker from before
/// looks right and is not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpeculationTest {

    private static final long LIMIT = 100;
    private static final long AMOUNT = 90;

    private final TestLog log = TestLog.create(SpeculationTest.class);

    @AfterAll
    void close() {
        log.close();
    }

    /// The outcome of one pre-emption.
    ///
    /// @param spent on the line, according to the log
    /// @param answer of the pre-empted decision
    private record Outcome(long spent, SpendingDesk.Answer answer) {}

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "1, true",
        "2, true",
        "3, true",
        "4, true",
        "0, false",
        "1, false",
        "2, false",
        "3, false",
        "4, false"
    })
    void neverOverdrawsWhereverTheBatchFails(int step, boolean warm) {
        for (SpendingDesk.Way way : SpendingDesk.Way.values()) {
            Outcome outcome = preempt(step, warm, way, TestLog.guards());

            assertThat(outcome.spent()).as("by %s", way).isEqualTo(AMOUNT);
            assertThat(outcome.answer()).as("by %s", way).isEqualTo(SpendingDesk.Answer.REFUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void overdrawsWithoutTheEpochAtAppend(SpendingDesk.Way way) {
        Set<Guard> guards = EnumSet.complementOf(EnumSet.of(Guard.EPOCH_AT_APPEND));

        Outcome outcome = preempt(4, false, way, guards);

        assertThat(outcome.spent()).isEqualTo(2 * AMOUNT);
    }

    @ParameterizedTest
    @EnumSource
    void overdrawsOnStaleCacheWithoutTheEpochAtSourceAndAppend(SpendingDesk.Way way) {
        Set<Guard> guards = EnumSet.of(Guard.DURABLE_BEFORE_ANSWER);

        Outcome outcome = preempt(2, true, way, guards);

        assertThat(outcome.spent()).isEqualTo(2 * AMOUNT);
    }

    /// Fillers are on their way; the decision starts; at the step the fillers fail, and another
    /// command spends at the positions that they had.
    ///
    /// @param warm whether the line was cached at a marker among the fillers
    private Outcome preempt(int step, boolean warm, SpendingDesk.Way way, Set<Guard> guards) {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(log.engine(options(), sessions, TimeSource.system(), guards))) {
            Tag line = TestLog.tag("line");
            SpendingDesk desk = new SpendingDesk(engine, LIMIT, way);
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> fillers =
                    append(engine, event("1"), event("2"), event("3"), event("4"));
            hold.awaitReached();
            if (warm) {
                // Spends nothing, and is void with the fillers; what remains is the cache.
                desk.peek(line);
            }
            AtomicBoolean struck = new AtomicBoolean();

            SpendingDesk.Answer answer =
                    desk.spend(
                            line,
                            AMOUNT,
                            "late-" + line.value(),
                            at -> {
                                if (at == step && struck.compareAndSet(false, true)) {
                                    hold.release(FaultySessions.breakBefore());
                                    awaitVoid(fillers);
                                    TestLog.active(engine);
                                    spendAndFill(engine, line);
                                }
                            });

            long spent =
                    TestLog.texts(engine, SpendingDesk.criteria(line), null).stream()
                            .mapToLong(Long::parseLong)
                            .sum();
            return new Outcome(spent, answer);
        }
    }

    private static void spendAndFill(PostgresEventStorageEngine engine, Tag line) {
        append(engine, event("spent", Long.toString(AMOUNT), line)).join();
        append(engine, event("5"), event("6"), event("7"), event("8")).join();
    }

    private static void awaitVoid(CompletableFuture<?> fillers) {
        await().atMost(Duration.ofSeconds(10)).until(fillers::isCompletedExceptionally);
    }

    private static EngineOptions options() {
        return TestLog.options().withRetryPause(Duration.ofMillis(10));
    }

    @Test
    void holdsRefusalBackUntilWhatItSawIsDurable() {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(options(), sessions, TimeSource.system(), TestLog.guards()))) {
            Tag line = TestLog.tag("line");
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> first = append(engine, event("spent", "90", line));
            hold.awaitReached();
            Basis basis = engine.takeBasis();
            assertThat(TestLog.texts(engine, SpendingDesk.criteria(line), TestLog.context(basis)))
                    .containsExactly("90");

            CompletableFuture<Void> answer = engine.whenDurable(basis);

            assertThat(answer).isNotDone();
            hold.release(FaultySessions.breakBefore());
            awaitVoid(first);
            await().atMost(Duration.ofSeconds(10)).until(answer::isDone);
            assertThat(answer.exceptionNow())
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
        }
    }

    @Test
    void answersRefusalOnVoidStateWithoutTheGuard() {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        Set<Guard> guards = EnumSet.complementOf(EnumSet.of(Guard.DURABLE_BEFORE_ANSWER));
        try (PostgresEventStorageEngine engine =
                TestLog.active(log.engine(options(), sessions, TimeSource.system(), guards))) {
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> first = append(engine, event("spent", "90", TestLog.tag("line")));
            hold.awaitReached();

            assertThat(engine.whenDurable(engine.takeBasis())).isCompleted();

            hold.release(FaultySessions.breakBefore());
            awaitVoid(first);
        }
    }

    @Test
    void showsQueuedEntriesToThoseWithBasisAlone() {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(options(), sessions, TimeSource.system(), TestLog.guards()))) {
            Tag line = TestLog.tag("line");
            Basis before = engine.takeBasis();
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> done = append(engine, event("spent", "1", line));
            hold.awaitReached();
            var criteria = SpendingDesk.criteria(line);

            assertThat(TestLog.texts(engine, criteria, TestLog.context(engine.takeBasis())))
                    .containsExactly("1");
            assertThat(TestLog.texts(engine, criteria, TestLog.context(before))).isEmpty();
            assertThat(TestLog.texts(engine, criteria, null)).isEmpty();

            hold.release(FaultySessions.NONE);
            done.join();
            assertThat(TestLog.texts(engine, criteria, null)).containsExactly("1");
        }
    }

    @Test
    void queuesBehindBatchInFlightAndSharesItsFate() {
        FaultySessions sessions = new FaultySessions(log.database().writer());
        try (PostgresEventStorageEngine engine =
                TestLog.active(
                        log.engine(options(), sessions, TimeSource.system(), TestLog.guards()))) {
            long size = engine.durableSize();
            FaultySessions.Hold hold = sessions.holdNext();
            CompletableFuture<?> inFlight = append(engine, event("1"));
            hold.awaitReached();
            List<CompletableFuture<?>> queued =
                    List.of(append(engine, event("2")), append(engine, event("3")));

            hold.release(FaultySessions.breakBefore());

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> inFlight.isDone() && queued.stream().allMatch(f -> f.isDone()));
            assertThat(inFlight.exceptionNow())
                    .isInstanceOf(AppendEventsTransactionRejectedException.class);
            assertThat(queued)
                    .allSatisfy(f ->
                            assertThat(f.exceptionNow())
                                    .isInstanceOf(AppendEventsTransactionRejectedException.class));
            TestLog.active(engine);
            assertThat(engine.durableSize()).isEqualTo(size);
        }
    }
}
