package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.AppendEventsTransactionRejectedException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules under which the writer stamps entries, each at its bound and one millisecond beyond.
class WriterClockTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /// A wall clock and a monotonic clock that a test moves.
    private static final class Clocks {

        private final AtomicReference<Instant> wall = new AtomicReference<>(START);
        private final AtomicLong nanos = new AtomicLong();

        TimeSource source() {
            return new TimeSource(wall::get, nanos::get);
        }

        void pass(Duration time) {
            step(time);
            nanos.addAndGet(time.toNanos());
        }

        /// Somebody sets the wall clock.
        void step(Duration by) {
            wall.updateAndGet(now -> now.plus(by));
        }
    }

    private final Clocks clocks = new Clocks();
    private final WriterClock clock = new WriterClock(clocks.source(), Duration.ofMillis(500));

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 0", "-1000, 1000", "-1, 1"})
    void recordsAtTheLaterOfClockAndPreviousEntry(long clockAheadMillis, long expectedMillis) {
        Instant previous = START.minusMillis(clockAheadMillis);

        assertThat(clock.recordedAt(Optional.of(previous)))
                .isEqualTo(START.plusMillis(expectedMillis));
    }

    @Test
    void refusesWhenMoreThanOneSecondBehindTheLastEntry() {
        assertThatThrownBy(() -> clock.recordedAt(Optional.of(START.plusMillis(1001))))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("1001 ms behind the last entry");
    }

    @Test
    void recordsWholeMilliseconds() {
        clocks.step(Duration.ofNanos(1_999_999));

        assertThat(clock.recordedAt(Optional.empty())).isEqualTo(START.plusMillis(1));
    }

    @ParameterizedTest
    @CsvSource({"1000, true", "1001, false", "-3600000, true"})
    void allowsStepAgainstTheMonotonicClockWithinItsBound(long stepMillis, boolean allowed) {
        clock.read();
        clocks.pass(Duration.ofMinutes(10));
        clocks.step(Duration.ofMillis(stepMillis));

        assertThat(clock.fault().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void staysWrongAfterJumpUntilTheClockIsSetBack() {
        clock.read();
        clocks.step(Duration.ofHours(8));
        assertThat(clock.fault()).isPresent();
        clocks.pass(Duration.ofMinutes(10));
        assertThat(clock.fault()).isPresent();

        clocks.step(Duration.ofHours(-8));

        assertThat(clock.fault()).isEmpty();
    }

    @Test
    void takesPauseBetweenTheTwoReadingsForNoJump() {
        Deque<Duration> pauses = new ArrayDeque<>(List.of(Duration.ofSeconds(3)));
        WriterClock halting =
                new WriterClock(
                        new TimeSource(
                                () -> {
                                    Instant wall = clocks.wall.get();
                                    Optional.ofNullable(pauses.poll()).ifPresent(clocks::pass);
                                    return wall;
                                },
                                clocks.nanos::get),
                        Duration.ofMillis(500));

        halting.read();

        assertThat(halting.fault()).isEmpty();
    }

    @Test
    void takesReturnFromStepBackForNoJump() {
        clock.read();
        clocks.step(Duration.ofHours(-1));
        clock.read();
        clocks.step(Duration.ofHours(1));

        assertThat(clock.fault()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, true", "501, false", "-500, true", "-501, false"})
    void comparesWithTheDatabaseBeyondTheRoundTrip(long databaseAheadMillis, boolean allowed) {
        Instant after = START.plusMillis(2000);
        Instant database =
                (databaseAheadMillis < 0 ? START : after).plusMillis(databaseAheadMillis);

        clock.compare(START, database, after);

        assertThat(clock.fault().isEmpty()).isEqualTo(allowed);
    }

    @Test
    void isRightAgainWhenTheDatabaseAgrees() {
        clock.compare(START, START.plusSeconds(3), START);
        assertThat(clock.fault()).isPresent();

        clock.compare(START, START, START);

        assertThat(clock.fault()).isEmpty();
    }

    @Nested
    class InTheEngine {

        private final Duration offset = Duration.between(START, Instant.now());

        /// Clocks that agree with the database's, until the test moves them.
        private TimeSource source() {
            clocks.step(offset);
            return new TimeSource(
                    () -> clocks.wall.get().plusNanos(System.nanoTime() - origin),
                    () -> clocks.nanos.get() + System.nanoTime());
        }

        private final long origin = System.nanoTime();

        @Test
        void takesNoAppendWhileTheClockIsWrong() {
            try (TestLog log = TestLog.create(WriterClockTest.class)) {
                PostgresEventStorageEngine engine =
                        TestLog.active(
                                log.engine(
                                        TestLog.options(),
                                        log.database().writer(),
                                        source(),
                                        TestLog.guards()));
                append(engine, event("1")).join();
                clocks.step(Duration.ofSeconds(2));

                assertThatThrownBy(engine::takeBasis)
                        .isInstanceOf(LedgerUnavailableException.class)
                        .hasMessageContaining("jumped ahead");
                assertThat(append(engine, event("2")).exceptionNow())
                        .isInstanceOf(LedgerUnavailableException.class);
                assertThat(engine.state()).isInstanceOf(WriterState.Stopped.class);

                clocks.step(Duration.ofSeconds(-2));
                append(engine, event("3")).join();
                assertThat(engine.durableSize()).isEqualTo(2);
            }
        }

        @Test
        void decidesAgainWhatWasDecidedTooLongAgo() {
            try (TestLog log = TestLog.create(WriterClockTest.class)) {
                PostgresEventStorageEngine engine =
                        TestLog.active(
                                log.engine(
                                        TestLog.options(),
                                        log.database().writer(),
                                        source(),
                                        TestLog.guards()));
                Basis fresh = engine.takeBasis();
                Basis old =
                        new Basis(fresh.epoch(), fresh.head(), fresh.decidedAt().minusMillis(5100));

                assertThat(
                                append(
                                                engine,
                                                AppendCondition.none(),
                                                TestLog.context(old),
                                                List.of(event("1")))
                                        .exceptionNow())
                        .isInstanceOf(AppendEventsTransactionRejectedException.class);
                assertThat(
                                append(
                                        engine,
                                        AppendCondition.none(),
                                        TestLog.context(engine.takeBasis()),
                                        List.of(event("1"))))
                        .succeedsWithin(Duration.ofSeconds(5));
            }
        }
    }
}
