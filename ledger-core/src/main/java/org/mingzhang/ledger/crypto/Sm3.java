package org.mingzhang.ledger.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;

/// The SM3 hash: a state that takes bytes, or a whole message in one call.
///
/// Ours, because the writer hashes every entry with it and it is the dearest step. The sixteen live
/// message words and the eight registers are locals and the rounds are written out sixteen at a
/// time, so that nothing is moved, nothing is checked for bounds, and words are expanded between
/// rounds that wait for each other. `Sm3Benchmark`, beside the tests, measures what that brings
/// over Bouncy Castle's; `Sm3Test` holds it to the same results.
///
/// **Source** GM/T 0004-2012 (GB/T 32905-2016), section 5.
final class Sm3 {

    private static final int BLOCK = 64;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// The constants of rounds 16 to 63, already rotated by their round; those of the first rounds
    /// stand in the code.
    private static final int[] T = new int[64];

    static {
        for (int j = 16; j < 64; j++) {
            T[j] = Integer.rotateLeft(0x7a879d8a, j);
        }
    }

    private final int[] state;

    /// The bytes after the last whole block; the first `total` mod 64 of them count.
    private final byte[] block;

    private long total;

    private Sm3(int[] state, byte[] block, long total) {
        this.state = state;
        this.block = block;
        this.total = total;
    }

    /// A state that has taken nothing yet.
    static Sm3 start() {
        return new Sm3(startState(), new byte[BLOCK], 0);
    }

    /// The registers before anything was taken.
    static int[] startState() {
        return new int[] {
            0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600,
            0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e
        };
    }

    /// The same state, to go on independently.
    Sm3 copy() {
        return new Sm3(state.clone(), block.clone(), total);
    }

    /// Takes one byte.
    Sm3 update(byte value) {
        return update(new byte[] {value}, 0, 1);
    }

    /// Takes `length` bytes from `offset`.
    ///
    /// @throws IndexOutOfBoundsException if the range is not inside the buffer
    Sm3 update(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        int used = (int) total & (BLOCK - 1);
        int at = offset;
        int end = offset + length;
        total += length;
        if (used > 0) {
            int taken = Math.min(BLOCK - used, length);
            System.arraycopy(buffer, at, block, used, taken);
            at += taken;
            if (used + taken < BLOCK) {
                return this;
            }
            compress(state, block, 0);
        }
        for (; at <= end - BLOCK; at += BLOCK) {
            compress(state, buffer, at);
        }
        System.arraycopy(buffer, at, block, 0, end - at);
        return this;
    }

    /// The hash of what was taken. The state is spent.
    Hash32 finish() {
        int used = (int) total & (BLOCK - 1);
        block[used++] = (byte) 0x80;
        Arrays.fill(block, used, BLOCK, (byte) 0);
        if (used > BLOCK - 8) {
            compress(state, block, 0);
            Arrays.fill(block, 0, BLOCK - 8, (byte) 0);
        }
        LONG.set(block, BLOCK - 8, total << 3);
        compress(state, block, 0);
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
    ///
    /// A round of the standard moves each register to the next; here the registers stay and their
    /// roles move, which repeats after four rounds. The word that a slot `w` holds is replaced by
    /// the one sixteen further when nobody needs it any more.
    static void compress(int[] state, byte[] block, int at) {
        int w0 = (int) INT.get(block, at);
        int w1 = (int) INT.get(block, at + 4);
        int w2 = (int) INT.get(block, at + 8);
        int w3 = (int) INT.get(block, at + 12);
        int w4 = (int) INT.get(block, at + 16);
        int w5 = (int) INT.get(block, at + 20);
        int w6 = (int) INT.get(block, at + 24);
        int w7 = (int) INT.get(block, at + 28);
        int w8 = (int) INT.get(block, at + 32);
        int w9 = (int) INT.get(block, at + 36);
        int w10 = (int) INT.get(block, at + 40);
        int w11 = (int) INT.get(block, at + 44);
        int w12 = (int) INT.get(block, at + 48);
        int w13 = (int) INT.get(block, at + 52);
        int w14 = (int) INT.get(block, at + 56);
        int w15 = (int) INT.get(block, at + 60);
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        int t;
        int s;
        t = Integer.rotateLeft(a, 12);
        s = Integer.rotateLeft(t + e + 0x79cc4519, 7);
        d += (a ^ b ^ c) + (s ^ t) + (w0 ^ w4);
        h = p0(h + (e ^ f ^ g) + s + w0);
        b = Integer.rotateLeft(b, 9);
        f = Integer.rotateLeft(f, 19);
        t = Integer.rotateLeft(d, 12);
        s = Integer.rotateLeft(t + h + 0xf3988a32, 7);
        c += (d ^ a ^ b) + (s ^ t) + (w1 ^ w5);
        g = p0(g + (h ^ e ^ f) + s + w1);
        a = Integer.rotateLeft(a, 9);
        e = Integer.rotateLeft(e, 19);
        t = Integer.rotateLeft(c, 12);
        s = Integer.rotateLeft(t + g + 0xe7311465, 7);
        b += (c ^ d ^ a) + (s ^ t) + (w2 ^ w6);
        f = p0(f + (g ^ h ^ e) + s + w2);
        d = Integer.rotateLeft(d, 9);
        h = Integer.rotateLeft(h, 19);
        t = Integer.rotateLeft(b, 12);
        s = Integer.rotateLeft(t + f + 0xce6228cb, 7);
        a += (b ^ c ^ d) + (s ^ t) + (w3 ^ w7);
        e = p0(e + (f ^ g ^ h) + s + w3);
        c = Integer.rotateLeft(c, 9);
        g = Integer.rotateLeft(g, 19);
        t = Integer.rotateLeft(a, 12);
        s = Integer.rotateLeft(t + e + 0x9cc45197, 7);
        d += (a ^ b ^ c) + (s ^ t) + (w4 ^ w8);
        h = p0(h + (e ^ f ^ g) + s + w4);
        b = Integer.rotateLeft(b, 9);
        f = Integer.rotateLeft(f, 19);
        t = Integer.rotateLeft(d, 12);
        s = Integer.rotateLeft(t + h + 0x3988a32f, 7);
        c += (d ^ a ^ b) + (s ^ t) + (w5 ^ w9);
        g = p0(g + (h ^ e ^ f) + s + w5);
        a = Integer.rotateLeft(a, 9);
        e = Integer.rotateLeft(e, 19);
        t = Integer.rotateLeft(c, 12);
        s = Integer.rotateLeft(t + g + 0x7311465e, 7);
        b += (c ^ d ^ a) + (s ^ t) + (w6 ^ w10);
        f = p0(f + (g ^ h ^ e) + s + w6);
        d = Integer.rotateLeft(d, 9);
        h = Integer.rotateLeft(h, 19);
        t = Integer.rotateLeft(b, 12);
        s = Integer.rotateLeft(t + f + 0xe6228cbc, 7);
        a += (b ^ c ^ d) + (s ^ t) + (w7 ^ w11);
        e = p0(e + (f ^ g ^ h) + s + w7);
        c = Integer.rotateLeft(c, 9);
        g = Integer.rotateLeft(g, 19);
        t = Integer.rotateLeft(a, 12);
        s = Integer.rotateLeft(t + e + 0xcc451979, 7);
        d += (a ^ b ^ c) + (s ^ t) + (w8 ^ w12);
        h = p0(h + (e ^ f ^ g) + s + w8);
        b = Integer.rotateLeft(b, 9);
        f = Integer.rotateLeft(f, 19);
        t = Integer.rotateLeft(d, 12);
        s = Integer.rotateLeft(t + h + 0x988a32f3, 7);
        c += (d ^ a ^ b) + (s ^ t) + (w9 ^ w13);
        g = p0(g + (h ^ e ^ f) + s + w9);
        a = Integer.rotateLeft(a, 9);
        e = Integer.rotateLeft(e, 19);
        t = Integer.rotateLeft(c, 12);
        s = Integer.rotateLeft(t + g + 0x311465e7, 7);
        b += (c ^ d ^ a) + (s ^ t) + (w10 ^ w14);
        f = p0(f + (g ^ h ^ e) + s + w10);
        d = Integer.rotateLeft(d, 9);
        h = Integer.rotateLeft(h, 19);
        t = Integer.rotateLeft(b, 12);
        s = Integer.rotateLeft(t + f + 0x6228cbce, 7);
        a += (b ^ c ^ d) + (s ^ t) + (w11 ^ w15);
        e = p0(e + (f ^ g ^ h) + s + w11);
        c = Integer.rotateLeft(c, 9);
        g = Integer.rotateLeft(g, 19);
        w0 = expand(w0, w7, w13, w3, w10);
        t = Integer.rotateLeft(a, 12);
        s = Integer.rotateLeft(t + e + 0xc451979c, 7);
        d += (a ^ b ^ c) + (s ^ t) + (w12 ^ w0);
        h = p0(h + (e ^ f ^ g) + s + w12);
        b = Integer.rotateLeft(b, 9);
        f = Integer.rotateLeft(f, 19);
        w1 = expand(w1, w8, w14, w4, w11);
        t = Integer.rotateLeft(d, 12);
        s = Integer.rotateLeft(t + h + 0x88a32f39, 7);
        c += (d ^ a ^ b) + (s ^ t) + (w13 ^ w1);
        g = p0(g + (h ^ e ^ f) + s + w13);
        a = Integer.rotateLeft(a, 9);
        e = Integer.rotateLeft(e, 19);
        w2 = expand(w2, w9, w15, w5, w12);
        t = Integer.rotateLeft(c, 12);
        s = Integer.rotateLeft(t + g + 0x11465e73, 7);
        b += (c ^ d ^ a) + (s ^ t) + (w14 ^ w2);
        f = p0(f + (g ^ h ^ e) + s + w14);
        d = Integer.rotateLeft(d, 9);
        h = Integer.rotateLeft(h, 19);
        w3 = expand(w3, w10, w0, w6, w13);
        t = Integer.rotateLeft(b, 12);
        s = Integer.rotateLeft(t + f + 0x228cbce6, 7);
        a += (b ^ c ^ d) + (s ^ t) + (w15 ^ w3);
        e = p0(e + (f ^ g ^ h) + s + w15);
        c = Integer.rotateLeft(c, 9);
        g = Integer.rotateLeft(g, 19);
        for (int j = 16; j < 64; j += 16) {
            w4 = expand(w4, w11, w1, w7, w14);
            t = Integer.rotateLeft(a, 12);
            s = Integer.rotateLeft(t + e + T[j], 7);
            d += ((a & b) | (c & (a | b))) + (s ^ t) + (w0 ^ w4);
            h = p0(h + (g ^ (e & (f ^ g))) + s + w0);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            w5 = expand(w5, w12, w2, w8, w15);
            t = Integer.rotateLeft(d, 12);
            s = Integer.rotateLeft(t + h + T[j + 1], 7);
            c += ((d & a) | (b & (d | a))) + (s ^ t) + (w1 ^ w5);
            g = p0(g + (f ^ (h & (e ^ f))) + s + w1);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            w6 = expand(w6, w13, w3, w9, w0);
            t = Integer.rotateLeft(c, 12);
            s = Integer.rotateLeft(t + g + T[j + 2], 7);
            b += ((c & d) | (a & (c | d))) + (s ^ t) + (w2 ^ w6);
            f = p0(f + (e ^ (g & (h ^ e))) + s + w2);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            w7 = expand(w7, w14, w4, w10, w1);
            t = Integer.rotateLeft(b, 12);
            s = Integer.rotateLeft(t + f + T[j + 3], 7);
            a += ((b & c) | (d & (b | c))) + (s ^ t) + (w3 ^ w7);
            e = p0(e + (h ^ (f & (g ^ h))) + s + w3);
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
            w8 = expand(w8, w15, w5, w11, w2);
            t = Integer.rotateLeft(a, 12);
            s = Integer.rotateLeft(t + e + T[j + 4], 7);
            d += ((a & b) | (c & (a | b))) + (s ^ t) + (w4 ^ w8);
            h = p0(h + (g ^ (e & (f ^ g))) + s + w4);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            w9 = expand(w9, w0, w6, w12, w3);
            t = Integer.rotateLeft(d, 12);
            s = Integer.rotateLeft(t + h + T[j + 5], 7);
            c += ((d & a) | (b & (d | a))) + (s ^ t) + (w5 ^ w9);
            g = p0(g + (f ^ (h & (e ^ f))) + s + w5);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            w10 = expand(w10, w1, w7, w13, w4);
            t = Integer.rotateLeft(c, 12);
            s = Integer.rotateLeft(t + g + T[j + 6], 7);
            b += ((c & d) | (a & (c | d))) + (s ^ t) + (w6 ^ w10);
            f = p0(f + (e ^ (g & (h ^ e))) + s + w6);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            w11 = expand(w11, w2, w8, w14, w5);
            t = Integer.rotateLeft(b, 12);
            s = Integer.rotateLeft(t + f + T[j + 7], 7);
            a += ((b & c) | (d & (b | c))) + (s ^ t) + (w7 ^ w11);
            e = p0(e + (h ^ (f & (g ^ h))) + s + w7);
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
            w12 = expand(w12, w3, w9, w15, w6);
            t = Integer.rotateLeft(a, 12);
            s = Integer.rotateLeft(t + e + T[j + 8], 7);
            d += ((a & b) | (c & (a | b))) + (s ^ t) + (w8 ^ w12);
            h = p0(h + (g ^ (e & (f ^ g))) + s + w8);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            w13 = expand(w13, w4, w10, w0, w7);
            t = Integer.rotateLeft(d, 12);
            s = Integer.rotateLeft(t + h + T[j + 9], 7);
            c += ((d & a) | (b & (d | a))) + (s ^ t) + (w9 ^ w13);
            g = p0(g + (f ^ (h & (e ^ f))) + s + w9);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            w14 = expand(w14, w5, w11, w1, w8);
            t = Integer.rotateLeft(c, 12);
            s = Integer.rotateLeft(t + g + T[j + 10], 7);
            b += ((c & d) | (a & (c | d))) + (s ^ t) + (w10 ^ w14);
            f = p0(f + (e ^ (g & (h ^ e))) + s + w10);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            w15 = expand(w15, w6, w12, w2, w9);
            t = Integer.rotateLeft(b, 12);
            s = Integer.rotateLeft(t + f + T[j + 11], 7);
            a += ((b & c) | (d & (b | c))) + (s ^ t) + (w11 ^ w15);
            e = p0(e + (h ^ (f & (g ^ h))) + s + w11);
            c = Integer.rotateLeft(c, 9);
            g = Integer.rotateLeft(g, 19);
            w0 = expand(w0, w7, w13, w3, w10);
            t = Integer.rotateLeft(a, 12);
            s = Integer.rotateLeft(t + e + T[j + 12], 7);
            d += ((a & b) | (c & (a | b))) + (s ^ t) + (w12 ^ w0);
            h = p0(h + (g ^ (e & (f ^ g))) + s + w12);
            b = Integer.rotateLeft(b, 9);
            f = Integer.rotateLeft(f, 19);
            w1 = expand(w1, w8, w14, w4, w11);
            t = Integer.rotateLeft(d, 12);
            s = Integer.rotateLeft(t + h + T[j + 13], 7);
            c += ((d & a) | (b & (d | a))) + (s ^ t) + (w13 ^ w1);
            g = p0(g + (f ^ (h & (e ^ f))) + s + w13);
            a = Integer.rotateLeft(a, 9);
            e = Integer.rotateLeft(e, 19);
            w2 = expand(w2, w9, w15, w5, w12);
            t = Integer.rotateLeft(c, 12);
            s = Integer.rotateLeft(t + g + T[j + 14], 7);
            b += ((c & d) | (a & (c | d))) + (s ^ t) + (w14 ^ w2);
            f = p0(f + (e ^ (g & (h ^ e))) + s + w14);
            d = Integer.rotateLeft(d, 9);
            h = Integer.rotateLeft(h, 19);
            w3 = expand(w3, w10, w0, w6, w13);
            t = Integer.rotateLeft(b, 12);
            s = Integer.rotateLeft(t + f + T[j + 15], 7);
            a += ((b & c) | (d & (b | c))) + (s ^ t) + (w15 ^ w3);
            e = p0(e + (h ^ (f & (g ^ h))) + s + w15);
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

    /// The message word j out of those 16, 9, 3, 13 and 6 before it.
    private static int expand(int before16, int before9, int before3, int before13, int before6) {
        int x = before16 ^ before9 ^ Integer.rotateLeft(before3, 15);
        int p1 = x ^ Integer.rotateLeft(x, 15) ^ Integer.rotateLeft(x, 23);
        return p1 ^ Integer.rotateLeft(before13, 7) ^ before6;
    }

    private static int p0(int x) {
        return x ^ Integer.rotateLeft(x, 9) ^ Integer.rotateLeft(x, 17);
    }
}
