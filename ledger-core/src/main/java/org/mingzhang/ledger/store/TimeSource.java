package org.mingzhang.ledger.store;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks of a machine: the one on the wall, which can be set, and the one that only runs.
///
/// @param wall the time of day
/// @param monotonicNanos nanoseconds from an arbitrary start; never set back or forward
public record TimeSource(InstantSource wall, LongSupplier monotonicNanos) {

    /// The clocks of this machine.
    public static TimeSource system() {
        return new TimeSource(InstantSource.system(), System::nanoTime);
    }

    Instant now() {
        return wall.instant();
    }

    long nanos() {
        return monotonicNanos.getAsLong();
    }
}
