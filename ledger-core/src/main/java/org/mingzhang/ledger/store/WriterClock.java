package org.mingzhang.ledger.store;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The writer's clock, which refuses to stamp entries once it looks wrong: a log that was stamped
/// into the future by one bad step could not be corrected ever after.
///
/// It is wrong when the wall clock jumped ahead of the monotonic one, when it is away from the
/// database's clock, or when it is behind the last entry. It is right again as soon as the cause is
/// gone; a jump that was no mistake needs a restart.
///
/// **Source** `docs/architecture.md`, "Time".
final class WriterClock {

    /// How far behind the last entry; a clock that is slewed stays within it.
    static final Duration BEHIND_MAX = Duration.ofSeconds(1);

    /// How far the wall clock may run ahead of the monotonic one between two readings: as far as a
    /// clock that is set back again is still borne with. A machine that is moved while it runs
    /// stands still for less.
    static final Duration JUMP_MAX = BEHIND_MAX;

    private final TimeSource source;
    private final Duration databaseOffsetMax;

    @GuardedBy("this")
    private @Nullable Instant anchorWall;

    @GuardedBy("this")
    private long anchorNanos;

    @GuardedBy("this")
    private @Nullable Duration databaseOffset;

    /// @param databaseOffsetMax how far it may be from the database's clock
    WriterClock(TimeSource source, Duration databaseOffsetMax) {
        this.source = source;
        this.databaseOffsetMax = databaseOffsetMax;
    }

    /// The time now, in whole milliseconds.
    ///
    /// @throws LedgerUnavailableException if the clock is wrong
    synchronized Instant read() {
        // The process may stand still between two readings: each side is given the benefit of it.
        long before = source.nanos();
        Instant wall = source.now();
        long after = source.nanos();
        if (anchorWall == null) {
            anchor(wall, before);
        } else {
            Instant expected = anchorWall.plusNanos(after - anchorNanos);
            Duration ahead = Duration.between(expected, wall);
            if (ahead.compareTo(JUMP_MAX) > 0) {
                throw new LedgerUnavailableException(
                        "the clock jumped ahead by "
                                + ahead.toMillis()
                                + " ms; set it right, or restart if it is right now");
            }
            // A clock that went back keeps the old line, so that coming forth again is no jump.
            if (ahead.isPositive()) {
                anchor(wall, after);
            }
        }
        if (databaseOffset != null && databaseOffset.abs().compareTo(databaseOffsetMax) > 0) {
            throw new LedgerUnavailableException(
                    "the clock is "
                            + databaseOffset.toMillis()
                            + " ms away from the database's clock; synchronise both");
        }
        return wall.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What is wrong with the clock, if anything is.
    Optional<String> fault() {
        try {
            read();
            return Optional.empty();
        } catch (LedgerUnavailableException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    /// The time for an entry: now, and never before the entry in front of it.
    ///
    /// @param previous when the entry in front was recorded; empty at position 0
    /// @throws LedgerUnavailableException if the clock is wrong
    Instant recordedAt(Optional<Instant> previous) {
        Instant now = read();
        if (previous.isEmpty() || now.isAfter(previous.get())) {
            return now;
        }
        Duration behind = Duration.between(now, previous.get());
        if (behind.compareTo(BEHIND_MAX) > 0) {
            throw new LedgerUnavailableException(
                    "the clock is "
                            + behind.toMillis()
                            + " ms behind the last entry; set it right, or wait");
        }
        return previous.get();
    }

    /// Compares with a reading of the database's clock that was taken between two of our own; what
    /// the round trip took is not held against either clock.
    synchronized void compare(Instant before, Instant database, Instant after) {
        if (database.isBefore(before)) {
            databaseOffset = Duration.between(database, before);
        } else if (database.isAfter(after)) {
            databaseOffset = Duration.between(database, after);
        } else {
            databaseOffset = Duration.ZERO;
        }
    }

    /// The wall clock as it is, for measuring against the database.
    Instant wall() {
        return source.now();
    }

    private synchronized void anchor(Instant wall, long nanos) {
        anchorWall = wall;
        anchorNanos = nanos;
    }
}
