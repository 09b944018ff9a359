package org.mingzhang.ledger.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mingzhang.ledger.evidence.CommittedTagIndex;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.WriterState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Commits to the index of tags once a day, on the node that writes, as long as entries come.
///
/// It has a day for it, and rests for three quarters of the time: a large log takes minutes, which
/// those who write and ask meanwhile would notice.
public final class DailyTagIndex implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DailyTagIndex.class);

    private static final Duration AGE_MAX = Duration.ofDays(1);
    private static final long LOOK_MINUTES = 10;

    /// How many times as long as a step of the work the rest behind it is.
    private static final int REST = 3;

    private final TagIndexClerk clerk;
    private final InstantSource clock;
    private final ScheduledExecutorService looks =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("ledger-tag-index").daemon().factory());

    private DailyTagIndex(TagIndexClerk clerk, InstantSource clock) {
        this.clerk = clerk;
        this.clock = clock;
    }

    /// Starts to look every ten minutes.
    public static DailyTagIndex start(TagIndexClerk clerk, InstantSource clock) {
        DailyTagIndex daily = new DailyTagIndex(clerk, clock);
        var _ =
                daily.looks.scheduleWithFixedDelay(
                        daily::look, LOOK_MINUTES, LOOK_MINUTES, TimeUnit.MINUTES);
        return daily;
    }

    private final class Rests implements Runnable {

        private Instant since = clock.instant();

        @Override
        public void run() {
            Duration work = Duration.between(since, clock.instant());
            LockSupport.parkNanos(work.multipliedBy(REST).toNanos());
            since = clock.instant();
        }
    }

    private void look() {
        try {
            if (clerk.ledger().engine().state() instanceof WriterState.Active && isDue()) {
                CommittedTagIndex made = clerk.commit(new Rests());
                LOG.atInfo()
                        .addKeyValue("tree.size", made.root().size())
                        .addKeyValue("log.position", made.position())
                        .addKeyValue("tags", made.root().tags())
                        .log("tag index committed");
            }
        } catch (RuntimeException e) {
            if (looks.isShutdown()) {
                return;
            }
            // The next look tries again.
            LOG.atWarn().setCause(e).log("tag index not committed");
        }
    }

    /// Whether the last commitment is a day old, or there is none.
    boolean isDue() {
        Optional<Instant> last =
                CommittedTagIndex.newest(clerk.reader(), clerk.index())
                        .flatMap(index -> clerk.reader().entry(index.position()))
                        .map(StoredEntry::recordedAt);
        return last.isEmpty() || last.get().plus(AGE_MAX).isBefore(clock.instant());
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
