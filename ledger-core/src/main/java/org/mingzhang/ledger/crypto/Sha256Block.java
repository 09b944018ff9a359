package org.mingzhang.ledger.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The compression function of SHA-256, for hashes whose state must be kept: the JDK's cannot be
/// taken out of its object.
///
/// **Source** FIPS 180-4, sections 5.3.3 and 6.2.
final class Sha256Block {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final int[] K = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2
    };

    private Sha256Block() {}

    /// The registers before anything was taken.
    static int[] startState() {
        return new int[] {
            0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
            0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19
        };
    }

    /// Takes one block of 64 bytes into the state.
    static void compress(int[] state, byte[] block) {
        int[] w = new int[64];
        for (int i = 0; i < 16; i++) {
            w[i] = (int) INT.get(block, 4 * i);
        }
        for (int i = 16; i < 64; i++) {
            w[i] = sigma(w[i - 2], 17, 19, 10) + w[i - 7] + sigma(w[i - 15], 7, 18, 3) + w[i - 16];
        }
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int i = 0; i < 64; i++) {
            int t1 = h + sum(e, 6, 11, 25) + ((e & f) ^ (~e & g)) + K[i] + w[i];
            int t2 = sum(a, 2, 13, 22) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + t1;
            d = c;
            c = b;
            b = a;
            a = t1 + t2;
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    private static int sum(int x, int first, int second, int third) {
        return Integer.rotateRight(x, first)
                ^ Integer.rotateRight(x, second)
                ^ Integer.rotateRight(x, third);
    }

    private static int sigma(int x, int first, int second, int shift) {
        return Integer.rotateRight(x, first) ^ Integer.rotateRight(x, second) ^ (x >>> shift);
    }
}
