package org.mingzhang.ledger.testing;

import java.util.Random;
import java.util.random.RandomGenerator;

/// A statement tried on many random inputs. A failure names its seed; the system property
/// `property.seed` tries that seed alone.
public final class Property {

    private static final long FIRST_SEED = 20_260_101L;

    private Property() {}

    /// What is tried. Size grows from 1 with the number of the try.
    @FunctionalInterface
    public interface Trial {
        /// Throws if the statement does not hold.
        void run(RandomGenerator random, int size) throws Exception;
    }

    /// Tries the statement with `tries` seeds and sizes from 1 to `sizeMax`.
    public static void forAll(int tries, int sizeMax, Trial trial) {
        Long only = Long.getLong("property.seed");
        for (int attempt = 0; attempt < tries; attempt++) {
            long seed = FIRST_SEED + attempt;
            int size = 1 + (int) ((long) attempt * (sizeMax - 1) / Math.max(1, tries - 1));
            if (only == null || only == seed) {
                run(seed, size, trial);
            }
        }
    }

    private static void run(long seed, int size, Trial trial) {
        try {
            trial.run(new Random(seed), size);
        } catch (Throwable failure) {
            throw new AssertionError(
                    "fails at size " + size + "; repeat with -Dproperty.seed=" + seed, failure);
        }
    }
}
