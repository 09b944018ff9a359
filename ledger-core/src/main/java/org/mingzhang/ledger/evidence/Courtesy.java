package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Leaves the processors and the disk to those who write, while they write.
///
/// Work is measured from one call of [#giveWay] to the next. While the log grows, a rest of [#REST]
/// times the work follows it, so that the work has one part in ten of one processor's time and of
/// the disk's; on a busy machine work takes longer, and so do the rests. While nobody writes, or
/// hardly anybody, there are no rests.
final class Courtesy {

    /// How many times as long as the work a rest is.
    static final int REST = 9;

    /// A log that grows by fewer entries a second has time for everything.
    static final int BUSY_FROM = 100;

    /// Shorter pieces of work are put together: a rest costs something too.
    private static final long WORK_NANOS = Duration.ofMillis(10).toNanos();

    private static final long LOOK_NANOS = Duration.ofMillis(500).toNanos();

    private final LongSupplier size;
    private final LongSupplier nanos;
    private final Rest rest;
    private long workSince;
    private long lookedAt;
    private long sizeThen;
    private boolean busy;

    /// @param size of the log now
    /// @param nanos as they pass, from an arbitrary start
    /// @param rest lets them pass
    Courtesy(LongSupplier size, LongSupplier nanos, Rest rest) {
        this.size = size;
        this.nanos = nanos;
        this.rest = rest;
        this.workSince = nanos.getAsLong();
        this.lookedAt = workSince;
        this.sizeThen = size.getAsLong();
    }

    /// Does nothing for a while.
    @FunctionalInterface
    interface Rest {

        void take(long nanos) throws InterruptedException;
    }

    /// Called between pieces of work: returns when the next may begin.
    ///
    /// @throws InterruptedIOException if the thread is interrupted meanwhile
    void giveWay() throws IOException {
        long now = nanos.getAsLong();
        if (now - lookedAt >= LOOK_NANOS) {
            look(now);
        }
        long work = now - workSince;
        if (work < WORK_NANOS) {
            return;
        }
        if (busy) {
            try {
                rest.take(REST * work);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                InterruptedIOException stopped = new InterruptedIOException("stopped at rest");
                stopped.initCause(e);
                throw stopped;
            }
        }
        workSince = nanos.getAsLong();
    }

    private void look(long now) {
        long sizeNow = size.getAsLong();
        double seconds = (now - lookedAt) / 1e9;
        busy = (sizeNow - sizeThen) / seconds >= BUSY_FROM;
        sizeThen = sizeNow;
        lookedAt = now;
    }
}
