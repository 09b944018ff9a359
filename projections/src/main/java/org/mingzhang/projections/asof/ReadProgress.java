package org.mingzhang.projections.asof;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Knows when the read models have grown.
@FunctionalInterface
public interface ReadProgress {

    /// Waits for the rows to include the entry at a position, or for the time to pass.
    void await(long position, Duration timeout) throws InterruptedException;

    /// Of a runner in this process, which says whether it got there.
    static ReadProgress of(Awaiting runner) {
        return (position, timeout) -> {
            var _ = runner.await(position, timeout);
        };
    }

    /// Waits for a position and says whether it was reached.
    @FunctionalInterface
    interface Awaiting {
        /// False if the time passed first.
        boolean await(long position, Duration timeout) throws InterruptedException;
    }

    /// For a node where no runner lives: looks every few milliseconds.
    static ReadProgress polled() {
        Semaphore never = new Semaphore(0);
        return (_, timeout) -> {
            var _ = never.tryAcquire(Math.min(20, timeout.toMillis()), TimeUnit.MILLISECONDS);
        };
    }
}
