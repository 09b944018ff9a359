package org.mingzhang.verifier.crypto;

import java.util.Arrays;

/// SM3 over up to 256 messages side by side.
///
/// The rounds of one message depend on each other, but messages do not: every step is a loop over
/// messages without a branch, which the JIT compiler turns into vector instructions where the
/// processor has them. Longer messages come first, so that those that are not at their end are
/// always the first lanes; the last few are finished one at a time.
///
/// Memory: 40 rows of 256 words, which stay in the first-level cache. Not safe for use by two
/// threads at once.
final class Sm3Lanes {
    static final int LANES = 256;

    /// Below this many messages, one at a time is faster.
    static final int LANES_MIN = 16;

    private static final int BLOCK = Sm3.BLOCK_BYTES;
    private static final int RING = 32;

    private final int[][] words = new int[RING][LANES];
    private final int[][] state = new int[8][LANES];
    private final int[][] before = new int[8][LANES];
    private final int[] order = new int[LANES];
    private final int[] blocks = new int[LANES];
    private final byte[] padded = new byte[BLOCK];
    private final Sm3 single = new Sm3();

    /// Hashes `prefix || data[i]` for each of `count` messages, at most {@link #LANES}.
    void hash(
            int prefix,
            byte[][] data,
            int[] offset,
            int[] length,
            int from,
            int count,
            byte[] out) {
        sortByBlocks(length, from, count);
        for (int i = 0; i < 8; i++) {
            Arrays.fill(state[i], 0, count, Sm3.initial(i));
        }
        int active = count;
        for (int block = 0; active > 0; block++) {
            if (active < LANES_MIN) {
                for (int lane = 0; lane < active; lane++) {
                    int i = from + order[lane];
                    single.hash(prefix, data[i], offset[i], length[i], out, i * 32);
                }
                return;
            }
            for (int lane = 0; lane < active; lane++) {
                int i = from + order[lane];
                load(prefix, data[i], offset[i], length[i], block, lane);
            }
            compress(active);
            while (active > 0 && blocks[order[active - 1]] == block + 1) {
                active--;
                int at = (from + order[active]) * 32;
                for (int word = 0; word < 8; word++) {
                    Sm3.putWord(out, at + 4 * word, state[word][active]);
                }
            }
        }
    }

    /// Insertion sort: chunks are of like entries, and mostly in order already.
    private void sortByBlocks(int[] length, int from, int count) {
        for (int i = 0; i < count; i++) {
            blocks[i] = (1 + length[from + i] + 8) / BLOCK + 1;
            int at = i;
            while (at > 0 && blocks[order[at - 1]] < blocks[i]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    /// Puts one block of a message into its lane; the message starts one byte before its data.
    private void load(int prefix, byte[] data, int offset, int length, int block, int lane) {
        int start = block * BLOCK - 1;
        if (start >= 0 && start + BLOCK <= length) {
            for (int j = 0; j < 16; j++) {
                words[j][lane] = Sm3.word(data, offset + start + 4 * j);
            }
            return;
        }
        Arrays.fill(padded, (byte) 0);
        int first = Math.max(0, start);
        int end = Math.min(length, start + BLOCK);
        if (end > first) {
            System.arraycopy(data, offset + first, padded, first - start, end - first);
        }
        if (start < 0) {
            padded[0] = (byte) prefix;
        }
        if (length >= start && length < start + BLOCK) {
            padded[length - start] = (byte) 0x80;
        }
        for (int j = 0; j < 16; j++) {
            words[j][lane] = Sm3.word(padded, 4 * j);
        }
        boolean last = length + 9 <= start + BLOCK;
        if (last) {
            long bits = 8L * (length + 1);
            words[14][lane] = (int) (bits >>> 32);
            words[15][lane] = (int) bits;
        }
    }

    private void compress(int lanes) {
        for (int i = 0; i < 8; i++) {
            System.arraycopy(state[i], 0, before[i], 0, lanes);
        }
        int[] a = state[0];
        int[] b = state[1];
        int[] c = state[2];
        int[] d = state[3];
        int[] e = state[4];
        int[] f = state[5];
        int[] g = state[6];
        int[] h = state[7];
        for (int j = 0; j < 64; j++) {
            if (j >= 12) {
                expand(
                        words[j + 4 & RING - 1],
                        words[j - 12 & RING - 1],
                        words[j - 5 & RING - 1],
                        words[j + 1 & RING - 1],
                        words[j - 9 & RING - 1],
                        words[j - 2 & RING - 1],
                        lanes);
            }
            int[] w = words[j & RING - 1];
            int[] w4 = words[j + 4 & RING - 1];
            if (j < 16) {
                earlyRound(a, b, c, d, e, f, g, h, w, w4, Sm3.T[j], lanes);
            } else {
                lateRound(a, b, c, d, e, f, g, h, w, w4, Sm3.T[j], lanes);
            }
            // The round left the new a in d and the new e in h.
            int[] newA = d;
            d = c;
            c = b;
            b = a;
            a = newA;
            int[] newE = h;
            h = g;
            g = f;
            f = e;
            e = newE;
        }
        // 64 rounds are a whole number of turns: every row is in its place again.
        for (int i = 0; i < 8; i++) {
            add(state[i], before[i], lanes);
        }
    }

    private static void add(int[] into, int[] other, int lanes) {
        for (int i = 0; i < lanes; i++) {
            into[i] ^= other[i];
        }
    }

    private static void expand(
            int[] out, int[] w16, int[] w9, int[] w3, int[] w13, int[] w6, int lanes) {
        for (int i = 0; i < lanes; i++) {
            int y = w3[i];
            int x = w16[i] ^ w9[i] ^ (y << 15 | y >>> 17);
            int v = w13[i];
            out[i] = x ^ (x << 15 | x >>> 17) ^ (x << 23 | x >>> 9) ^ (v << 7 | v >>> 25) ^ w6[i];
        }
    }

    private static void earlyRound(
            int[] a,
            int[] b,
            int[] c,
            int[] d,
            int[] e,
            int[] f,
            int[] g,
            int[] h,
            int[] w,
            int[] w4,
            int t,
            int lanes) {
        for (int i = 0; i < lanes; i++) {
            int ai = a[i];
            int bi = b[i];
            int ei = e[i];
            int fi = f[i];
            int wi = w[i];
            int a12 = ai << 12 | ai >>> 20;
            int s = a12 + ei + t;
            int ss1 = s << 7 | s >>> 25;
            int tt1 = (ai ^ bi ^ c[i]) + d[i] + (ss1 ^ a12) + (wi ^ w4[i]);
            int tt2 = (ei ^ fi ^ g[i]) + h[i] + ss1 + wi;
            d[i] = tt1;
            b[i] = bi << 9 | bi >>> 23;
            h[i] = tt2 ^ (tt2 << 9 | tt2 >>> 23) ^ (tt2 << 17 | tt2 >>> 15);
            f[i] = fi << 19 | fi >>> 13;
        }
    }

    private static void lateRound(
            int[] a,
            int[] b,
            int[] c,
            int[] d,
            int[] e,
            int[] f,
            int[] g,
            int[] h,
            int[] w,
            int[] w4,
            int t,
            int lanes) {
        for (int i = 0; i < lanes; i++) {
            int ai = a[i];
            int bi = b[i];
            int ci = c[i];
            int ei = e[i];
            int fi = f[i];
            int gi = g[i];
            int wi = w[i];
            int a12 = ai << 12 | ai >>> 20;
            int s = a12 + ei + t;
            int ss1 = s << 7 | s >>> 25;
            int tt1 = ((ai & bi) | ((ai | bi) & ci)) + d[i] + (ss1 ^ a12) + (wi ^ w4[i]);
            int tt2 = (((fi ^ gi) & ei) ^ gi) + h[i] + ss1 + wi;
            d[i] = tt1;
            b[i] = bi << 9 | bi >>> 23;
            h[i] = tt2 ^ (tt2 << 9 | tt2 >>> 23) ^ (tt2 << 17 | tt2 >>> 15);
            f[i] = fi << 19 | fi >>> 13;
        }
    }
}
