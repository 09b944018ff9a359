package org.mingzhang.projections.replay;

import java.time.Duration;

/// The bounds of a replay.
///
/// @param batchEntries entries of one transaction at most
/// @param batchBytes bytes of entries after which a batch is closed; three batches are in memory
/// @param states states of each kind (balances of a line, of a day, of a month, payments) that a
///   fold keeps in memory; what it forgets it reads again
/// @param poll how long to wait for a notice before looking at the log again
/// @param retryPause how long to wait after a failure
public record ReplayLimits(
        int batchEntries, long batchBytes, int states, Duration poll, Duration retryPause) {

    private static final int FOLLOWING_PART = 3;

    public ReplayLimits {
        if (batchEntries < 1 || batchBytes < 1) {
            throw new IllegalArgumentException(
                    "a batch has at least one entry and one byte, not %d and %d"
                            .formatted(batchEntries, batchBytes));
        }
    }

    /// States of each kind that a fold keeps while it follows the log. What is written at present
    /// touches fewer of them than all of history, and the rows have keys to find the others by.
    public int statesFollowing() {
        return Math.max(1, states / FOLLOWING_PART);
    }

    /// What serves 30,000 entries a second, beside all else that a heap of 640 MB has to hold.
    public static ReplayLimits defaults() {
        return new ReplayLimits(
                2_048, 4L << 20, 50_000, Duration.ofMillis(200), Duration.ofSeconds(1));
    }
}
