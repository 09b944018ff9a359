package org.mingzhang.ledger.crypto;

import java.util.Locale;
import java.util.Random;
import java.util.function.LongSupplier;
import org.bouncycastle.crypto.digests.SM3Digest;

/// What hashing an entry costs: our SM3, Bouncy Castle's, and SHA-256 of the JDK.
///
/// Run its `main`. Each figure is the best of five rounds of 0.4 s after a warm-up, on one thread.
/// The choice of our own SM3 rests on it: it must beat Bouncy Castle's by a third to be worth its
/// lines.
final class Sm3Benchmark {

    private static final int[] SIZES = {64, 600, 1400, 8192};

    private Sm3Benchmark() {}

    public static void main(String[] args) {
        for (int size : SIZES) {
            byte[] message = new byte[size];
            new Random(1).nextBytes(message);
            SM3Digest digest = new SM3Digest();
            byte[] out = new byte[32];
            report(
                    "Bouncy Castle SM3",
                    size,
                    () -> {
                        digest.update((byte) 0);
                        digest.update(message, 0, size);
                        digest.doFinal(out, 0);
                        return out[0];
                    });
            TreeHasher sm3 = TreeHashers.of(Suite.SM3);
            report("our SM3", size, () -> sm3.leaf(message).first());
            TreeHasher sha256 = TreeHashers.of(Suite.SHA256);
            report("JDK SHA-256", size, () -> sha256.leaf(message).first());
        }
    }

    private static void report(String name, int size, LongSupplier operation) {
        double best = Double.MAX_VALUE;
        long sink = 0;
        for (int round = 0; round < 8; round++) {
            long count = 0;
            long start = System.nanoTime();
            long end = start + 400_000_000L;
            while (System.nanoTime() < end) {
                for (int i = 0; i < 100; i++) {
                    sink += operation.getAsLong();
                }
                count += 100;
            }
            if (round >= 3) {
                best = Math.min(best, (System.nanoTime() - start) / (double) count);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%-20s %6d B %9.0f ns %8.1f MB/s   (%d)%n",
                name,
                size,
                best,
                size * 1000.0 / best,
                sink & 1);
    }
}
