package org.mingzhang.ledger.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/// The SM3 hash of a whole message in one call.
///
/// Ours, because the writer hashes every entry with it and it is the dearest step: no object to
/// clear or to share, no byte that is copied except in the first and the last block, four rounds to
/// a step so that no register is moved. `Sm3Benchmark`, beside the tests, compares it with Bouncy
/// Castle's; `Sm3Test` holds it to the same results.
///
/// **Source** GM/T 0004-2012 (GB/T 32905-2016), section 5.
final class Sm3 {

    private static final int BLOCK = 64;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// The round constants, already rotated by their round.
    private static final int[] T = new int[64];

    static {
        for (int j = 0; j < 64; j++) {
            T[j] = Integer.rotateLeft(j < 16 ? 0x79cc4519 : 0x7a879d8a, j);
        }
    }

    private Sm3() {}

    /// SM3 of the message.
    static Hash32 hash(byte[] message) {
        int[] state = start();
        return absorb(state, new byte[BLOCK], 0, message, 0, message.length, message.length);
    }

    /// SM3 of the one byte `prefix` followed by `length` bytes from `offset`.
    ///
    /// @throws IndexOutOfBoundsException if the range is not inside the buffer
    static Hash32 hash(byte prefix, byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int[] state = start();
        byte[] block = new byte[BLOCK];
        block[0] = prefix;
        return absorb(state, block, 1, buffer, offset, length, length + 1L);
    }

    private static int[] start() {
        return new int[] {
            0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
            0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
        };
    }

    /// Hashes what `block` holds already (`filled` bytes), then the message, then the padding.
    private static Hash32 absorb(
            int[] state,
            byte[] block,
            int filled,
            byte[] message,
            int offset,
            int length,
            long total) {
        int[] words = new int[68];
        int at = offset;
        int end = offset + length;
        int used = filled;
        if (used > 0) {
            int taken = Math.min(BLOCK - used, length);
            System.arraycopy(message, at, block, used, taken);
            used += taken;
            at += taken;
            if (used == BLOCK) {
                compress(state, words, block, 0);
                used = 0;
            }
        }
        if (used == 0) {
            for (; at <= end - BLOCK; at += BLOCK) {
                compress(state, words, message, at);
            }
            used = end - at;
            System.arraycopy(message, at, block, 0, used);
        }
        block[used++] = (byte) 0x80;
        Arrays.fill(block, used, BLOCK, (byte) 0);
        if (used > BLOCK - 8) {
            compress(state, words, block, 0);
            Arrays.fill(block, 0, BLOCK - 8, (byte) 0);
        }
        LONG.set(block, BLOCK - 8, total << 3);
        compress(state, words, block, 0);
        return new Hash32(
                pair(state[0], state[1]),
                pair(state[2], state[3]),
                pair(state[4], state[5]),
                pair(state[6], state[7]));
    }

    private static long pair(int high, int low) {
        return (long) high << 32 | (low & 0xffffffffL);
    }

    /// Takes one block of 64 bytes into the state.
    private static void compress(int[] state, int[] w, byte[] block, int at) {
        for (int j = 0; j < 16; j++) {
            w[j] = (int) INT.get(block, at + 4 * j);
        }
        for (int j = 16; j < 68; j++) {
            int x = w[j - 16] ^ w[j - 9] ^ Integer.rotateLeft(w[j - 3], 15);
            w[j] = p1(x) ^ Integer.rotateLeft(w[j - 13], 7) ^ w[j - 6];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        int turned;
        int ss1;
        for (int j = 0; j < 16; j += 4) {
            turned = Integer.rotateLeft(a, 12);
            ss1 = Integer.rotateLeft(turned + e + T[j], 7);
            d += (a ^ b ^ c) + (ss1 ^ turned) + (w[j] ^ w[j + 4]);
            h = p0(h + (e ^ f ^ g) + ss1 + w[j]);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            turned = Integer.rotateLeft(d, 12);
            ss1 = Integer.rotateLeft(turned + h + T[j + 1], 7);
            c += (d ^ a ^ b) + (ss1 ^ turned) + (w[j + 1] ^ w[j + 5]);
            g = p0(g + (h ^ e ^ f) + ss1 + w[j + 1]);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            turned = Integer.rotateLeft(c, 12);
            ss1 = Integer.rotateLeft(turned + g + T[j + 2], 7);
            b += (c ^ d ^ a) + (ss1 ^ turned) + (w[j + 2] ^ w[j + 6]);
            f = p0(f + (g ^ h ^ e) + ss1 + w[j + 2]);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            turned = Integer.rotateLeft(b, 12);
            ss1 = Integer.rotateLeft(turned + f + T[j + 3], 7);
            a += (b ^ c ^ d) + (ss1 ^ turned) + (w[j + 3] ^ w[j + 7]);
            e = p0(e + (f ^ g ^ h) + ss1 + w[j + 3]);
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
        }
        for (int j = 16; j < 64; j += 4) {
            turned = Integer.rotateLeft(a, 12);
            ss1 = Integer.rotateLeft(turned + e + T[j], 7);
            d += ((a & b) | (c & (a | b))) + (ss1 ^ turned) + (w[j] ^ w[j + 4]);
            h = p0(h + (g ^ (e & (f ^ g))) + ss1 + w[j]);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            turned = Integer.rotateLeft(d, 12);
            ss1 = Integer.rotateLeft(turned + h + T[j + 1], 7);
            c += ((d & a) | (b & (d | a))) + (ss1 ^ turned) + (w[j + 1] ^ w[j + 5]);
            g = p0(g + (f ^ (h & (e ^ f))) + ss1 + w[j + 1]);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            turned = Integer.rotateLeft(c, 12);
            ss1 = Integer.rotateLeft(turned + g + T[j + 2], 7);
            b += ((c & d) | (a & (c | d))) + (ss1 ^ turned) + (w[j + 2] ^ w[j + 6]);
            f = p0(f + (e ^ (g & (h ^ e))) + ss1 + w[j + 2]);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            turned = Integer.rotateLeft(b, 12);
            ss1 = Integer.rotateLeft(turned + f + T[j + 3], 7);
            a += ((b & c) | (d & (b | c))) + (ss1 ^ turned) + (w[j + 3] ^ w[j + 7]);
            e = p0(e + (h ^ (f & (g ^ h))) + ss1 + w[j + 3]);
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
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

    private static int p0(int x) {
        return x ^ Integer.rotateLeft(x, 9) ^ Integer.rotateLeft(x, 17);
    }

    private static int p1(int x) {
        return x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
    }
}
