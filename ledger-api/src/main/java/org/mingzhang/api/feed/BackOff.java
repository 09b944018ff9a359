package org.mingzhang.api.feed;

import java.time.Duration;

/// How long one who follows the log waits before the next try: twice as long after each failure,
/// five minutes at most.
public final class BackOff {

    private static final Duration MAX = Duration.ofMinutes(5);
    private static final int DOUBLINGS_MAX = 10;

    private BackOff() {}

    /// The wait after a failure.
    ///
    /// @param failures how many have come before it without a success between
    public static Duration after(int failures) {
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS_MAX));
        return doubled.compareTo(MAX) < 0 ? doubled : MAX;
    }
}
