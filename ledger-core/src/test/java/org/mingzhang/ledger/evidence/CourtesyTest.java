package org.mingzhang.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// An export beside those who write, on a watch that the test moves.
class CourtesyTest {

    private static final Duration FILE = Duration.ofMillis(20);

    private final HandMovedWatch watch = new HandMovedWatch();
    private long logSize = 1_000_000;
    private final Courtesy courtesy = new Courtesy(() -> logSize, watch::nanos, watch::rest);

    @Test
    void whileTheLogGrowsNineTenthsOfTheTimeAreRest() throws IOException {
        Duration worked = work(Duration.ofSeconds(10), 1_000);

        // It learns only after half a second that others write.
        Duration atMost = Duration.ofMillis(500).plus(watch.passed().dividedBy(10));
        assertThat(worked).isLessThanOrEqualTo(atMost);
        assertThat(watch.rested).isGreaterThan(Duration.ofSeconds(8));
    }

    @Test
    void whileNobodyWritesThereIsNoRest() throws IOException {
        work(Duration.ofSeconds(10), 0);
        assertThat(watch.rested).isZero();
    }

    @Test
    void fewEntriesASecondAreNoReasonToRest() throws IOException {
        work(Duration.ofSeconds(10), Courtesy.BUSY_FROM - 1);
        assertThat(watch.rested).isZero();
    }

    @Test
    void itGoesOnAtOnceWhenTheWritersAreDone() throws IOException {
        work(Duration.ofSeconds(5), 1_000);
        Duration rested = watch.rested;
        work(Duration.ofSeconds(5), 0);
        assertThat(watch.rested.minus(rested)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void shortPiecesOfWorkArePutTogether() throws IOException {
        work(Duration.ofSeconds(1), 1_000);
        int rests = watch.rests;
        for (int i = 0; i < 9; i++) {
            watch.pass(Duration.ofMillis(1));
            courtesy.giveWay();
        }
        assertThat(watch.rests).isEqualTo(rests);
        watch.pass(Duration.ofMillis(1));
        courtesy.giveWay();
        assertThat(watch.rests).isEqualTo(rests + 1);
    }

    @Test
    void anExportThatIsStoppedAtRestSaysSo() throws IOException {
        work(Duration.ofSeconds(1), 1_000);
        watch.interrupted = true;
        assertThatThrownBy(() -> work(FILE, 1_000)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /// Writes files for a while, while the log grows.
    ///
    /// @return the time without the rests
    private Duration work(Duration time, int entriesASecond) throws IOException {
        Duration worked = Duration.ZERO;
        Duration end = watch.passed().plus(time);
        while (watch.passed().compareTo(end) < 0) {
            Duration before = watch.passed();
            watch.pass(FILE);
            courtesy.giveWay();
            worked = worked.plus(FILE);
            logSize += watch.passed().minus(before).toMillis() * entriesASecond / 1000;
        }
        return worked;
    }

    private static final class HandMovedWatch {

        private long nanos;
        private Duration rested = Duration.ZERO;
        private int rests;
        private boolean interrupted;

        long nanos() {
            return nanos;
        }

        void rest(long nanos) throws InterruptedException {
            if (interrupted) {
                throw new InterruptedException("the test says so");
            }
            rested = rested.plusNanos(nanos);
            rests++;
            pass(Duration.ofNanos(nanos));
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }

        Duration passed() {
            return Duration.ofNanos(nanos);
        }
    }
}
