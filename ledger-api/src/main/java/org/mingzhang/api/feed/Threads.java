package org.mingzhang.api.feed;

import java.time.Duration;
import java.util.Collection;

/// Threads that follow the log.
public final class Threads {

    /// Longer than a statement takes; a receiver that does not answer takes longer.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Threads() {}

    /// Lets those that have been told to end finish what they are at, since an interrupt would
    /// break the session that they write with. Whatever takes too long is interrupted.
    public static void end(Collection<Thread> told) {
        end(told, PATIENCE);
    }

    static void end(Collection<Thread> told, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : told) {
                var _ = thread.join(Duration.ofNanos(deadline - System.nanoTime()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        told.stream().filter(Thread::isAlive).forEach(Thread::interrupt);
    }
}
