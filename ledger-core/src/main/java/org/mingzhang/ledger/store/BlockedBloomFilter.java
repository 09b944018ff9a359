package org.mingzhang.ledger.store;

/// A set of 64-bit hashes that may say "perhaps" of one that it does not hold, and never "no" of
/// one that it holds.
///
/// All bits of a hash lie in one block of 512, so that a look costs one cache line where a classic
/// filter costs ten. With 16 bits a key about one absent key in 500 is called "perhaps".
///
/// Additions need a lock of the caller's. Looks need none: they see what was added before, in the
/// sense of the memory model, and whatever else they see they may report.
final class BlockedBloomFilter {

    private static final int BITS_A_KEY = 16;
    private static final int BITS_SET = 9;
    private static final int WORDS_A_BLOCK = 8;
    private static final int BITS_A_BLOCK = WORDS_A_BLOCK * Long.SIZE;

    /// A step of a linear congruential generator; its high bits are good.
    private static final long MULTIPLIER = 0x5851F42D4C957F2DL;

    private static final long INCREMENT = 0x14057B7EF767814FL;

    private final long[] words;
    private final int blocks;

    /// @param keys how many it is made for
    BlockedBloomFilter(long keys) {
        blocks = Math.toIntExact(Math.ceilDiv(keys * BITS_A_KEY, BITS_A_BLOCK));
        words = new long[Math.multiplyExact(blocks, WORDS_A_BLOCK)];
    }

    void add(long hash) {
        int block = blockOf(hash);
        long bits = hash;
        for (int i = 0; i < BITS_SET; i++) {
            bits = bits * MULTIPLIER + INCREMENT;
            words[wordOf(block, bits)] |= 1L << (bits >>> 58);
        }
    }

    boolean mayContain(long hash) {
        int block = blockOf(hash);
        long bits = hash;
        for (int i = 0; i < BITS_SET; i++) {
            bits = bits * MULTIPLIER + INCREMENT;
            if ((words[wordOf(block, bits)] & 1L << (bits >>> 58)) == 0) {
                return false;
            }
        }
        return true;
    }

    private int blockOf(long hash) {
        return (int) Math.unsignedMultiplyHigh(hash, blocks);
    }

    /// The three bits next to those that choose the bit.
    private static int wordOf(int block, long bits) {
        return block * WORDS_A_BLOCK + (int) (bits >>> 55 & WORDS_A_BLOCK - 1);
    }
}
