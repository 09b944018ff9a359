package org.mingzhang.verifier.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The SM3 compression function over one message at a time.
///
/// Hashing is what the verifier spends its time on, and a general-purpose library spends half of it
/// again on copying and dispatch; this one reads blocks where they lie and keeps the state in
/// locals.
///
/// **Source**: GM/T 0004 (GB/T 32905), whose vectors the tests check, beside Bouncy Castle.
final class Sm3 {
    static final int BLOCK_BYTES = 64;

    private static final VarHandle INTS =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final int[] IV = {
        0x7380166f,
        0x4914b2b9,
        0x172442d7,
        0xda8a0600,
        0xa96f30bc,
        0x163138aa,
        0xe38dee4d,
        0xb0fb0e4e
    };

    /// The round constants, already rotated by the round's number.
    static final int[] T = roundConstants();

    private final int[] state = new int[8];
    private final int[] words = new int[68];
    private final byte[] block = new byte[BLOCK_BYTES];

    private static int[] roundConstants() {
        int[] constants = new int[64];
        for (int j = 0; j < 64; j++) {
            constants[j] = Integer.rotateLeft(j < 16 ? 0x79cc4519 : 0x7a879d8a, j);
        }
        return constants;
    }

    static int initial(int word) {
        return IV[word];
    }

    static int word(byte[] source, int offset) {
        return (int) INTS.get(source, offset);
    }

    static void putWord(byte[] target, int offset, int word) {
        INTS.set(target, offset, word);
    }

    /// Hashes `prefix || data`, or `data` alone when the prefix is negative.
    void hash(int prefix, byte[] data, int offset, int length, byte[] out, int outOffset) {
        System.arraycopy(IV, 0, state, 0, 8);
        int at = offset;
        int left = length;
        int filled = 0;
        if (prefix >= 0) {
            block[0] = (byte) prefix;
            filled = 1;
            if (left >= BLOCK_BYTES - 1) {
                System.arraycopy(data, at, block, 1, BLOCK_BYTES - 1);
                compress(block, 0);
                at += BLOCK_BYTES - 1;
                left -= BLOCK_BYTES - 1;
                filled = 0;
            }
        }
        while (filled == 0 && left >= BLOCK_BYTES) {
            compress(data, at);
            at += BLOCK_BYTES;
            left -= BLOCK_BYTES;
        }
        System.arraycopy(data, at, block, filled, left);
        filled += left;
        block[filled++] = (byte) 0x80;
        if (filled > BLOCK_BYTES - 8) {
            java.util.Arrays.fill(block, filled, BLOCK_BYTES, (byte) 0);
            compress(block, 0);
            filled = 0;
        }
        java.util.Arrays.fill(block, filled, BLOCK_BYTES - 8, (byte) 0);
        LONGS.set(block, BLOCK_BYTES - 8, 8L * (length + (prefix >= 0 ? 1 : 0)));
        compress(block, 0);
        for (int i = 0; i < 8; i++) {
            INTS.set(out, outOffset + 4 * i, state[i]);
        }
    }

    private void compress(byte[] source, int offset) {
        int[] w = words;
        for (int j = 0; j < 16; j++) {
            w[j] = (int) INTS.get(source, offset + 4 * j);
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] =
                    x
                            ^ Integer.rotateLeft(x, 15)
                            ^ Integer.rotateLeft(x, 23)
                            ^ Integer.rotateLeft(w[j - 13], 7)
                            ^ w[j - 6];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int j = 0; j < 16; j++) {
            int a12 = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(a12 + e + T[j], 7);
            int tt1 = (a ^ b ^ c) + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
            int tt2 = (e ^ f ^ g) + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        for (int j = 16; j < 64; j++) {
            int a12 = Integer.rotateLeft(a, 12);
            int ss1 = Integer.rotateLeft(a12 + e + T[j], 7);
            int tt1 = ((a & b) | ((a | b) & c)) + d + (ss1 ^ a12) + (w[j] ^ w[j + 4]);
            int tt2 = (((f ^ g) & e) ^ g) + h + ss1 + w[j];
            d = c;
            c = Integer.rotateLeft(b, 9);
            b = a;
            a = tt1;
            h = g;
            g = Integer.rotateLeft(f, 19);
            f = e;
            e = tt2 ^ Integer.rotateLeft(tt2, 9) ^ Integer.rotateLeft(tt2, 17);
        }
        state[0] ^= a;
        state[1] ^= b;
        state[2] ^= c;
        state[3] ^= d;
        state[4] ^= e;
        state[5] ^= f;
        state[6] ^= g;
        state[7] ^= h;
    }
}
