package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;

class Sm3Test {

    @Test
    void givesTheHashesOfTheStandardsExamples() {
        assertThat(hash("abc").hex())
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(hash("abcd".repeat(16)).hex())
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void equalsBouncyCastleAtEveryLengthAroundItsBlocks() {
        Random random = new Random(3);
        for (int length = 0; length < 400; length++) {
            byte[] message = bytes(random, length);

            assertThat(Sm3.start().update(message, 0, length).finish())
                    .as("length %d", length)
                    .isEqualTo(reference(message));
        }
    }

    @Test
    void equalsBouncyCastleHoweverTheMessageIsCut() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            byte[] message = bytes(random, random.nextInt(3000));
            Sm3 hash = Sm3.start();
            int at = 0;
            while (at < message.length) {
                int piece = Math.min(message.length - at, random.nextInt(200));
                hash.update(message, at, piece);
                at += piece;
            }

            assertThat(hash.finish()).as("try %d", i).isEqualTo(reference(message));
        }
    }

    @Test
    void goesOnFromACopyWithoutTouchingTheOriginal() {
        byte[] message = bytes(new Random(5), 300);
        Sm3 begun = Sm3.start().update(message, 0, 100);

        Hash32 once = begun.copy().update(message, 100, 200).finish();
        Hash32 twice = begun.copy().update(message, 100, 200).finish();

        assertThat(once).isEqualTo(reference(message)).isEqualTo(twice);
    }

    @Test
    void refusesARangeOutsideTheBuffer() {
        assertThatThrownBy(() -> Sm3.start().update(new byte[10], 5, 6))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static Hash32 hash(String text) {
        byte[] message = text.getBytes(StandardCharsets.US_ASCII);
        return Sm3.start().update(message, 0, message.length).finish();
    }

    private static Hash32 reference(byte[] message) {
        SM3Digest digest = new SM3Digest();
        digest.update(message, 0, message.length);
        byte[] hash = new byte[32];
        digest.doFinal(hash, 0);
        return Hash32.copyOf(hash);
    }

    private static byte[] bytes(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
