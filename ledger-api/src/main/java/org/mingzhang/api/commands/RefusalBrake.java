package org.mingzhang.api.commands;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Slows down a client that is refused without end: each refusal is an entry for ever.
///
/// A bucket for each client, of [#REFUSALS_MAX] refusals, refilled evenly within [#WINDOW]. An
/// import of a city stays far below. Thread-safe.
public final class RefusalBrake {

    /// How many refusals in one go are answered as such.
    static final int REFUSALS_MAX = 20_000;

    /// How long it takes until all of them are forgotten.
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int CLIENTS_MAX = 10_000;

    private final InstantSource clock;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(CLIENTS_MAX).expireAfterAccess(WINDOW).build();

    /// @param level refusals that are not forgotten yet
    /// @param at when the level was right
    private record Bucket(double level, Instant at) {

        Bucket at(Instant now) {
            double seconds = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
            return new Bucket(Math.max(0, level - seconds * perSecond()), now);
        }

        static double perSecond() {
            return (double) REFUSALS_MAX / WINDOW.toSeconds();
        }
    }

    /// A brake that has seen nobody yet.
    public RefusalBrake(InstantSource clock) {
        this.clock = clock;
    }

    /// Counts one refusal of a client.
    void refused(String client) {
        Instant now = clock.instant();
        buckets.asMap()
                .compute(
                        client,
                        (_, bucket) ->
                                bucket == null
                                        ? new Bucket(1, now)
                                        : new Bucket(bucket.at(now).level() + 1, now));
    }

    /// How long the client has to wait, if at all.
    Optional<Long> waitSeconds(String client) {
        Bucket bucket = buckets.getIfPresent(client);
        if (bucket == null) {
            return Optional.empty();
        }
        double over = bucket.at(clock.instant()).level() - REFUSALS_MAX;
        return over < 0
                ? Optional.empty()
                : Optional.of(1 + (long) Math.ceil(over / Bucket.perSecond()));
    }
}
