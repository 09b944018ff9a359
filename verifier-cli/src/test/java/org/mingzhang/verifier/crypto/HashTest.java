package org.mingzhang.verifier.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Our SM3 against the standard's own examples and, for every length and grouping, both hashes
/// against Bouncy Castle.
class HashTest {
    @ParameterizedTest
    @CsvSource({
        "1, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "16, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    void hashesTheExamplesOfTheStandard(int repeats, String hex) {
        String word = repeats == 1 ? "abc" : "abcd";
        byte[] message = word.repeat(repeats).getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[32];
        new Sm3().hash(-1, message, 0, message.length, out, 0);

        assertThat(HexFormat.of().formatHex(out)).isEqualTo(hex);
    }

    private static byte[] reference(Suite suite, int prefix, byte[] data, int offset, int length) {
        Digest digest =
                switch (suite) {
                    case SHA256 -> new SHA256Digest();
                    case SM3 -> new SM3Digest();
                };
        digest.update((byte) prefix);
        digest.update(data, offset, length);
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return out;
    }

    @ParameterizedTest
    @EnumSource
    void hashesLeavesOfEveryLengthAsBouncyCastleDoes(Suite suite) {
        SplittableRandom random = new SplittableRandom(1);
        byte[] data = new byte[700];
        random.nextBytes(data);
        TreeHasher hasher = suite.newHasher();
        for (int length = 0; length <= 600; length++) {
            int offset = random.nextInt(100);
            byte[] out = new byte[32];
            hasher.leaves(new byte[][] {data}, new int[] {offset}, new int[] {length}, 1, out);
            assertThat(out)
                    .as("%d bytes", length)
                    .isEqualTo(reference(suite, 0, data, offset, length));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hashesManyLeavesOfMixedLengthsAsBouncyCastleDoes(Suite suite) {
        SplittableRandom random = new SplittableRandom(2);
        TreeHasher hasher = suite.newHasher();
        for (int count : new int[] {1, 2, 15, 16, 17, 63, 64, 65, 200, 256}) {
            byte[][] data = new byte[count][];
            int[] offsets = new int[count];
            int[] lengths = new int[count];
            for (int i = 0; i < count; i++) {
                lengths[i] = random.nextInt(i % 7 == 0 ? 65_536 : 1_500);
                offsets[i] = random.nextInt(50);
                data[i] = new byte[offsets[i] + lengths[i] + random.nextInt(3)];
                random.nextBytes(data[i]);
            }
            byte[] out = new byte[count * 32];
            hasher.leaves(data, offsets, lengths, count, out);
            for (int i = 0; i < count; i++) {
                assertThat(Hash32.at(out, i * 32).hex())
                        .as("%d of %d", i, count)
                        .isEqualTo(
                                HexFormat.of()
                                        .formatHex(
                                                reference(
                                                        suite,
                                                        0,
                                                        data[i],
                                                        offsets[i],
                                                        lengths[i])));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void hashesParentsInPlace(Suite suite) {
        SplittableRandom random = new SplittableRandom(3);
        TreeHasher hasher = suite.newHasher();
        for (int pairs : new int[] {1, 2, 8, 63, 64, 128}) {
            byte[] hashes = new byte[pairs * 64];
            random.nextBytes(hashes);
            byte[] expected = new byte[pairs * 32];
            for (int i = 0; i < pairs; i++) {
                System.arraycopy(reference(suite, 1, hashes, i * 64, 64), 0, expected, i * 32, 32);
            }
            hasher.parents(hashes, pairs, hashes);
            assertThat(java.util.Arrays.copyOf(hashes, pairs * 32)).isEqualTo(expected);
        }
    }

    @Test
    void knowsTheSuitesByTheirNames() {
        assertThat(Suite.of("sm3")).contains(Suite.SM3);
        assertThat(Suite.of("SM3")).isEmpty();
        assertThat(Suite.SM3.logOrigin("a.example/sm3")).contains("a.example");
        assertThat(Suite.SHA256.logOrigin("a.example/sm3")).isEmpty();
    }
}
