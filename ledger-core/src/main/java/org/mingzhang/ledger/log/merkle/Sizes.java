package org.mingzhang.ledger.log.merkle;

/// Arithmetic on tree sizes.
final class Sizes {

    private Sizes() {}

    static void notNegative(long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has 0 or more leaves, not " + size);
        }
    }

    /// The level of the largest complete subtree that fits `count` leaves; `count` is positive.
    static int highestBit(long count) {
        return 63 - Long.numberOfLeadingZeros(count);
    }

    /// The leaves in the left subtree of a tree of `size` > 1 leaves: the largest power of two
    /// below the size.
    static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
