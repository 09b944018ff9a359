package org.mingzhang.ledger.axon;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How many refusals of one client are recorded in a minute. What goes beyond is answered and
/// counted.
///
/// A client that is refused without end would otherwise fill the log for ever.
final class RefusalLimit {

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final int perMinuteMax;
    private final LongSupplier monotonicNanos;

    /// By client. Guarded by this.
    private final Map<String, Integer> refused = new HashMap<>();

    /// Guarded by this.
    private long minuteBegan;

    /// @param perMinuteMax how many refusals of a client are recorded in a minute
    /// @param monotonicNanos a clock that only runs
    RefusalLimit(int perMinuteMax, LongSupplier monotonicNanos) {
        this.perMinuteMax = perMinuteMax;
        this.monotonicNanos = monotonicNanos;
        this.minuteBegan = monotonicNanos.getAsLong();
    }

    /// Whether a further refusal of this client is not to be recorded.
    synchronized boolean isReached(String client) {
        return refused.getOrDefault(client, 0) >= perMinuteMax;
    }

    /// Counts a refusal that was answered, recorded or not.
    synchronized void count(String client) {
        refused.merge(client, 1, Integer::sum);
    }

    /// What went beyond the limit, by client, once a minute is over; then the next one begins.
    synchronized Map<String, Integer> suppressed() {
        if (monotonicNanos.getAsLong() - minuteBegan < MINUTE_NANOS) {
            return Map.of();
        }
        minuteBegan = monotonicNanos.getAsLong();
        Map<String, Integer> beyond = new HashMap<>();
        refused.forEach((client, count) -> {
            if (count > perMinuteMax) {
                beyond.put(client, count - perMinuteMax);
            }
        });
        refused.clear();
        return beyond;
    }
}
