package org.mingzhang.api.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/// Lets many wait until the log has grown. Thread-safe.
///
/// A node that does not write hears of nothing by itself, so whoever waits also looks from time to
/// time.
public final class LogSignal implements AutoCloseable {

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(500);

    private final LongSupplier size;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean closed;

    /// @param size the number of durable entries, wherever they were written
    public LogSignal(LongSupplier size) {
        this.size = size;
    }

    /// Tells those who wait that the log may have grown.
    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many entries there are.
    public long size() {
        return size.getAsLong();
    }

    /// Waits until the log has more than so many entries.
    ///
    /// @return whether it has; false also once this is closed
    public boolean awaitBeyond(long known, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!closed) {
            if (size() > known) {
                return true;
            }
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            lock.lock();
            try {
                // What comes between the look and the wait is seen one interval later at most.
                var _ =
                        changed.await(
                                Math.min(left, LOOK_INTERVAL.toNanos()), TimeUnit.NANOSECONDS);
            } finally {
                lock.unlock();
            }
        }
        return false;
    }

    /// Waits for a time, or until this is closed.
    public void pause(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether the application is about to end.
    public boolean isClosed() {
        return closed;
    }

    /// Lets nobody wait any longer.
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
