package org.mingzhang.api.entries;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.axonframework.common.Registration;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// Read your writes: lets a query wait, within bounds, until something has reached a position.
///
/// The log is one such thing, each projection another: they differ in how far they are and in how
/// they tell.
public final class PositionWait {

    /// How long a query waits at most.
    public static final Duration WAIT_MAX = Duration.ofSeconds(5);

    private static final long RETRY_AFTER_SECONDS = 1;

    private final LongSupplier size;
    private final Listeners listeners;

    /// Calls back whenever the size may have grown.
    @FunctionalInterface
    public interface Listeners {

        /// Adds a listener until the registration is cancelled.
        Registration add(LongConsumer listener);
    }

    /// @param size how many entries are covered now
    public PositionWait(LongSupplier size, Listeners listeners) {
        this.size = size;
        this.listeners = listeners;
    }

    /// Returns when the entry at the position is covered.
    ///
    /// @throws FaultException after [#WAIT_MAX]
    public void await(long position) throws InterruptedException {
        if (size.getAsLong() > position) {
            return;
        }
        CompletableFuture<Void> reached = new CompletableFuture<>();
        Registration registration =
                listeners.add(now -> {
                    if (now > position) {
                        reached.complete(null);
                    }
                });
        try {
            // It may have come between the first look and the registration.
            if (size.getAsLong() <= position) {
                reached.get(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (TimeoutException _) {
            throw new FaultException(
                    new Fault.PositionNotReached(position, size.getAsLong(), RETRY_AFTER_SECONDS));
        } catch (ExecutionException e) {
            throw new IllegalStateException("completed with nothing but success", e);
        } finally {
            registration.cancel();
        }
    }
}
