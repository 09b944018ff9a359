package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every hash is compared with the plain formula, computed by another library where there is one.
class TreeHashersTest {

    private final Random random = new Random(7);

    @ParameterizedTest
    @EnumSource
    void hashesALeafAndANodeUnderDifferentPrefixes(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        for (int length = 0; length < 300; length++) {
            byte[] entry = bytes(length);
            byte[] framed = new byte[length + 7];
            System.arraycopy(entry, 0, framed, 3, length);

            assertThat(hasher.leaf(entry)).isEqualTo(plain(suite, new byte[] {0}, entry));
            assertThat(hasher.leaf(framed, 3, length)).isEqualTo(hasher.leaf(entry));
        }
        Hash32 left = Hash32.copyOf(bytes(32));
        Hash32 right = Hash32.copyOf(bytes(32));
        assertThat(hasher.node(left, right))
                .isEqualTo(plain(suite, new byte[] {1}, left.toBytes(), right.toBytes()));
        assertThat(hasher.empty()).isEqualTo(plain(suite));
        assertThat(hasher.suite()).isEqualTo(suite);
    }

    @ParameterizedTest
    @EnumSource
    void hashesAnEntryInTwoPartsAsInOne(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        for (int i = 0; i < 300; i++) {
            byte[] entry = bytes(random.nextInt(500));
            byte[] head = Arrays.copyOf(entry, random.nextInt(entry.length + 1));
            LeafPrefix prefix = hasher.prefix(head, head.length);

            assertThat(prefix.leaf(entry)).isEqualTo(hasher.leaf(entry));
            assertThat(prefix.leaf(entry)).as("used again").isEqualTo(hasher.leaf(entry));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAnEntryShorterThanItsPrefix(Suite suite) {
        LeafPrefix prefix = TreeHashers.of(suite).prefix(new byte[10], 10);

        assertThatThrownBy(() -> prefix.leaf(new byte[9]))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @ParameterizedTest
    @EnumSource
    void digestsPartsOneAfterTheOther(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        byte[] body = bytes(100);
        byte[] domain = "mingzhang/test/v1\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(hasher.digest("mingzhang/test/v1\n", body))
                .isEqualTo(hasher.digest(domain, body))
                .isEqualTo(plain(suite, domain, body));
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameOnManyThreads(Suite suite) {
        TreeHasher hasher = TreeHashers.of(suite);
        byte[] entry = bytes(700);
        LeafPrefix prefix = hasher.prefix(entry, 400);

        assertThat(
                        IntStream.range(0, 4000)
                                .parallel()
                                .mapToObj(i -> i % 2 == 0 ? hasher.leaf(entry) : prefix.leaf(entry))
                                .distinct())
                .containsExactly(plain(suite, new byte[] {0}, entry));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Hash32 plain(Suite suite, byte[]... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            message.writeBytes(part);
        }
        byte[] input = message.toByteArray();
        return switch (suite) {
            case SHA256 -> {
                try {
                    yield Hash32.copyOf(MessageDigest.getInstance("SHA-256").digest(input));
                } catch (NoSuchAlgorithmException e) {
                    throw new AssertionError(e);
                }
            }
            case SM3 -> {
                SM3Digest digest = new SM3Digest();
                digest.update(input, 0, input.length);
                byte[] hash = new byte[32];
                digest.doFinal(hash, 0);
                yield Hash32.copyOf(hash);
            }
        };
    }
}
