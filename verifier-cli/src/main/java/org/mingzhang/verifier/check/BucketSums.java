package org.mingzhang.verifier.check;

import java.util.Arrays;

/// Compares two multisets of rows without sorting either: the keyed hashes of one are added, those
/// of the other subtracted, modulo 2^128, and equal sets leave zero. There is one sum for every
/// 4,096 positions, so that a difference is narrowed down to a few thousand rows, which are then
/// compared one by one.
///
/// Memory: 16 bytes for every 4,096 entries. Not safe for use by two threads at once.
final class BucketSums {
    /// Positions in one sum.
    static final int BUCKET = 4_096;

    private static final int SHIFT = Integer.numberOfTrailingZeros(BUCKET);

    private long[] high = new long[64];
    private long[] low = new long[64];

    /// Adds the hash of something at `position`, which is not negative.
    void add(long position, long hashHigh, long hashLow) {
        int bucket = bucket(position);
        low[bucket] += hashLow;
        boolean carry = Long.compareUnsigned(low[bucket], hashLow) < 0;
        high[bucket] += hashHigh + (carry ? 1 : 0);
    }

    /// Takes it away again.
    void subtract(long position, long hashHigh, long hashLow) {
        int bucket = bucket(position);
        boolean borrow = Long.compareUnsigned(low[bucket], hashLow) < 0;
        low[bucket] -= hashLow;
        high[bucket] -= hashHigh + (borrow ? 1 : 0);
    }

    private int bucket(long position) {
        int bucket = Math.toIntExact(position >> SHIFT);
        if (bucket >= low.length) {
            int larger = Math.max(bucket + 1, low.length * 2);
            high = Arrays.copyOf(high, larger);
            low = Arrays.copyOf(low, larger);
        }
        return bucket;
    }

    /// The first position of the first bucket from `position` on that is not zero, or −1.
    long nextDifference(long position) {
        for (int bucket = Math.toIntExact(position >> SHIFT); bucket < low.length; bucket++) {
            if (low[bucket] != 0 || high[bucket] != 0) {
                return (long) bucket << SHIFT;
            }
        }
        return -1;
    }
}
