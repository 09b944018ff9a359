package org.mingzhang.projections.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mingzhang.projections.testing.Facts.day;
import static org.mingzhang.projections.testing.ReadSideFixture.ZONE;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.sql.Reads;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;
import org.mingzhang.projections.testing.StoredLog;

/// From moments to positions. The log begins at 2026-01-05T01:00Z, which is 09:00 in its zone.
final class CutsTest {

    private final ReadSideFixture fixture = ReadSideFixture.create(getClass());
    private final StoredLog log = fixture.log();
    private final ReadSide readSide = fixture.readSide();

    @AfterEach
    void close() {
        readSide.close();
    }

    private void entryAfter(Duration time) {
        log.pass(time).append(Facts.unknown());
    }

    private Cut cut(String at) throws InterruptedException {
        return readSide.cuts().cut(AsOf.parse(at, "recorded", ZONE));
    }

    private static void assertProblem(ThrowingCallable asking, CutProblem problem) {
        assertThatThrownBy(asking)
                .isInstanceOfSatisfying(
                        CutRefusedException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }

    @Nested
    class ABareDate {

        @Test
        void isTheEndOfThatDayInTheZoneOfTheLog() throws InterruptedException {
            readSide.start();
            entryAfter(Duration.ZERO);
            entryAfter(Duration.parse("PT14H59M59.999S")); // 23:59:59.999 in Shanghai
            entryAfter(Duration.ofMillis(1)); // midnight there, still the 5th in UTC
            assertThat(cut("2026-01-05").size()).isEqualTo(2);
            assertThat(cut("2026-01-06").size()).isEqualTo(3);
        }

        @Test
        void beforeTheLogNamesItsBeginning() {
            readSide.start();
            entryAfter(Duration.ZERO);
            assertProblem(
                    () -> cut("2026-01-04"),
                    new CutProblem.TimeBeforeLog(
                            Instant.parse("2026-01-04T15:59:59.999Z"), StoredLog.BEGIN));
        }

        @Test
        void afterTodayIsNotKnown() {
            readSide.start();
            entryAfter(Duration.ZERO);
            assertThatThrownBy(() -> cut("2999-01-01"))
                    .isInstanceOfSatisfying(
                            CutRefusedException.class,
                            e ->
                                    assertThat(e.problem())
                                            .isInstanceOf(CutProblem.TimeAfterNow.class));
        }
    }

    @Nested
    class ATime {

        @Test
        void includesTheEntryOfThatMillisecond() throws InterruptedException {
            readSide.start();
            for (int i = 0; i < 9; i++) {
                entryAfter(Duration.ofMillis(10));
            }
            assertThat(cut("2026-01-05T09:00:00.050").size()).isEqualTo(5);
            assertThat(cut("2026-01-05T09:00:00.049").size()).isEqualTo(4);
            assertThat(cut("2026-01-05T01:00:00.090Z").size()).isEqualTo(9);
            assertThat(cut("2026-01-05T01:00:00.050Z").knownAt())
                    .contains(Instant.parse("2026-01-05T01:00:00.050Z"));
        }
    }

    @Nested
    class APosition {

        @Test
        void isIncluded() throws InterruptedException {
            readSide.start();
            entryAfter(Duration.ZERO);
            entryAfter(Duration.ZERO);
            assertThat(cut("@0").size()).isEqualTo(1);
            assertThat(cut("@1").size()).isEqualTo(2);
        }

        @Test
        void beyondTheEndNamesTheEnd() {
            readSide.start();
            entryAfter(Duration.ZERO);
            assertProblem(() -> cut("@1"), new CutProblem.PositionBeyondEnd(1, 0));
            assertProblem(() -> cut("@-1"), new CutProblem.PositionBeyondEnd(-1, 0));
            assertProblem(
                    () -> readSide.cuts().cut(AsOf.NOW, OptionalLong.of(7)),
                    new CutProblem.PositionBeyondEnd(7, 0));
        }
    }

    @Nested
    class OnesOwnWrite {

        @Test
        void isWaitedFor() throws Exception {
            entryAfter(Duration.ZERO);
            CountDownLatch asking = new CountDownLatch(1);
            CompletableFuture<Cut> cut =
                    CompletableFuture.supplyAsync(() -> {
                        asking.countDown();
                        return fixture.cut(readSide, AsOf.NOW);
                    });
            asking.await();
            assertThat(cut).isNotDone();
            readSide.start();
            assertThat(cut.get().size()).isEqualTo(1);
        }

        @Test
        void isSaidToBeMissingWhenTheRowsDoNotCome() throws InterruptedException {
            readSide.start();
            entryAfter(Duration.ZERO);
            fixture.now(readSide);
            readSide.close();
            entryAfter(Duration.ZERO);
            Cuts impatient =
                    new Cuts(
                            new Reads(fixture.database().reader()),
                            StoredLog.ID,
                            ZONE,
                            InstantSource.system(),
                            ReadProgress.polled(),
                            Duration.ofMillis(50));
            assertThat(impatient.cut(AsOf.NOW).size()).isEqualTo(1);
            assertProblem(
                    () -> impatient.cut(AsOf.NOW, OptionalLong.of(1)),
                    new CutProblem.NotReached(1, 0));
        }
    }

    @Nested
    class AText {

        @Test
        void inNoKnownFormNamesTheForms() {
            for (String at : new String[] {"yesterday", "@", "@x", "2026-02-30", ""}) {
                assertThatThrownBy(() -> AsOf.parse(at, "recorded", ZONE))
                        .isInstanceOf(CutRefusedException.class)
                        .hasMessageStartingWith("at must be a date")
                        .hasMessageEndingWith("not " + at);
            }
            assertProblem(
                    () -> AsOf.parse("2026-01-01", "known", ZONE),
                    new CutProblem.Malformed("by", "known", CutProblem.Form.BASIS));
        }

        @Test
        void canNameAnEffectiveDay() {
            assertThat(AsOf.parse("2026-06-30", "effective", ZONE))
                    .isEqualTo(AsOf.NOW.until(LocalDate.of(2026, 6, 30)));
            assertThat(AsOf.parse("@12", "recorded", ZONE)).isEqualTo(AsOf.position(12));
            assertThat(AsOf.parse("2026-06-30", "recorded", ZONE))
                    .isEqualTo(AsOf.endOf(day(6, 30)));
        }
    }
}
