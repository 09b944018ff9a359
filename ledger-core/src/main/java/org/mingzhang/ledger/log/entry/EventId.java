package org.mingzhang.ledger.log.entry;

import java.time.Instant;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Event ids: UUID version 7, which sort by the millisecond they were made in.
///
/// **Source** RFC 9562, section 5.7.
public final class EventId {

    private EventId() {}

    /// A new id of a time, with 74 random bits.
    ///
    /// @param random where the bits come from; the clock and the source are the caller's
    public static UUID at(Instant time, RandomGenerator random) {
        long millis = time.toEpochMilli() & 0xffff_ffff_ffffL;
        long high = millis << 16 | 0x7000 | (random.nextLong() & 0x0fff);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /// Whether an id is of version 7.
    public static boolean isEventId(UUID id) {
        return id.version() == 7 && id.variant() == 2;
    }
}
