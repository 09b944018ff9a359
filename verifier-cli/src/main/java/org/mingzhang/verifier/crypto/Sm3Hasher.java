package org.mingzhang.verifier.crypto;

import java.util.Arrays;

/// Tree hashes with SM3, side by side where there are enough of them.
final class Sm3Hasher implements TreeHasher {
    private final Sm3 single = new Sm3();
    private final Sm3Lanes lanes = new Sm3Lanes();
    private final byte[][] pairs = new byte[Sm3Lanes.LANES][];
    private final int[] offsets = new int[Sm3Lanes.LANES];
    private final int[] lengths = new int[Sm3Lanes.LANES];
    private final byte[] copy = new byte[Sm3Lanes.LANES * 2 * HASH_BYTES];

    Sm3Hasher() {
        for (int i = 0; i < Sm3Lanes.LANES; i++) {
            offsets[i] = i * 2 * HASH_BYTES;
            lengths[i] = 2 * HASH_BYTES;
        }
    }

    @Override
    public void leaves(byte[][] data, int[] offset, int[] length, int count, byte[] out) {
        for (int from = 0; from < count; from += Sm3Lanes.LANES) {
            int some = Math.min(Sm3Lanes.LANES, count - from);
            lanes.hash(0, data, offset, length, from, some, out);
        }
    }

    @Override
    public void parents(byte[] in, int count, byte[] out) {
        if (count < Sm3Lanes.LANES_MIN || count > Sm3Lanes.LANES) {
            for (int i = 0; i < count; i++) {
                single.hash(1, in, i * 2 * HASH_BYTES, 2 * HASH_BYTES, out, i * HASH_BYTES);
            }
            return;
        }
        // Lanes end in any order, and `out` may be `in`.
        System.arraycopy(in, 0, copy, 0, count * 2 * HASH_BYTES);
        Arrays.fill(pairs, 0, count, copy);
        lanes.hash(1, pairs, offsets, lengths, 0, count, out);
    }

    @Override
    public Hash32 empty() {
        byte[] out = new byte[HASH_BYTES];
        single.hash(-1, out, 0, 0, out, 0);
        return Hash32.at(out, 0);
    }
}
