package org.mingzhang.verifier.crypto;

/// Tree hashes with SM3.
final class Sm3Hasher implements TreeHasher {
    private final Sm3 sm3 = new Sm3();

    @Override
    public void leaves(byte[][] data, int[] offset, int[] length, int count, byte[] out) {
        for (int i = 0; i < count; i++) {
            sm3.hash(0, data[i], offset[i], length[i], out, i * HASH_BYTES);
        }
    }

    @Override
    public void parents(byte[] in, int pairs, byte[] out) {
        for (int i = 0; i < pairs; i++) {
            sm3.hash(1, in, i * 2 * HASH_BYTES, 2 * HASH_BYTES, out, i * HASH_BYTES);
        }
    }

    @Override
    public Hash32 empty() {
        byte[] out = new byte[HASH_BYTES];
        sm3.hash(-1, out, 0, 0, out, 0);
        return Hash32.at(out, 0);
    }
}
