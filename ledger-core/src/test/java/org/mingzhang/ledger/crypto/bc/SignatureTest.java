package org.mingzhang.ledger.crypto.bc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.Security;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] MESSAGE = "a note\n".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();

    @Test
    void registersNoSecurityProvider() {
        Sm2.publicKey(Sm2.generateSecret(random));
        Ed25519.publicKey(Ed25519.generateSecret(random));

        assertThat(Security.getProvider("BC")).isNull();
    }

    @Nested
    class OfEd25519 {

        /// RFC 8032, section 7.1, test 2.
        @Test
        void givesTheSignatureOfTheStandard() {
            byte[] secret =
                    HEX.parseHex(
                            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
            byte[] signature = Ed25519.sign(secret, new byte[] {0x72});

            assertThat(HEX.formatHex(Ed25519.publicKey(secret)))
                    .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
            assertThat(HEX.formatHex(signature))
                    .isEqualTo(
                            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                    + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
            assertThat(Ed25519.verify(Ed25519.publicKey(secret), new byte[] {0x72}, signature))
                    .isTrue();
        }

        @Test
        void findsEveryFlippedBit() {
            byte[] secret = Ed25519.generateSecret(random);
            byte[] key = Ed25519.publicKey(secret);
            byte[] signature = Ed25519.sign(secret, MESSAGE);
            for (int bit = 0; bit < 8 * signature.length; bit++) {
                assertThat(Ed25519.verify(key, MESSAGE, flipped(signature, bit)))
                        .as("bit %d", bit)
                        .isFalse();
            }
            assertThat(Ed25519.verify(key, flipped(MESSAGE, 3), signature)).isFalse();
        }

        @Test
        void isFalseForMalformedKeysAndSignatures() {
            byte[] secret = Ed25519.generateSecret(random);
            byte[] key = Ed25519.publicKey(secret);
            byte[] signature = Ed25519.sign(secret, MESSAGE);

            assertThat(Ed25519.verify(key, MESSAGE, Arrays.copyOf(signature, 63))).isFalse();
            assertThat(Ed25519.verify(key, MESSAGE, Arrays.copyOf(signature, 65))).isFalse();
            assertThat(Ed25519.verify(Arrays.copyOf(key, 31), MESSAGE, signature)).isFalse();
            assertThatThrownBy(() -> Ed25519.sign(new byte[31], MESSAGE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class OfSm2 {

        /// The order n of the group of the curve.
        private static final String ORDER =
                "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";

        /// GM/T 0003.5-2012, annex A.2: key pair and signature of "message digest" under the
        /// default user ID.
        @Test
        void acceptsTheSignatureOfTheStandard() {
            byte[] key =
                    HEX.parseHex(
                            "04"
                                    + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
                                    + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
            byte[] signature =
                    HEX.parseHex(
                            "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

            assertThat(
                            Sm2.publicKey(
                                    HEX.parseHex(
                                            "3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")))
                    .isEqualTo(key);
            assertThat(
                            Sm2.verify(
                                    key,
                                    "message digest".getBytes(StandardCharsets.US_ASCII),
                                    signature))
                    .isTrue();
        }

        @Test
        void acceptsItsOwnSignaturesAndFindsEveryFlippedBit() {
            byte[] secret = Sm2.generateSecret(random);
            byte[] key = Sm2.publicKey(secret);
            byte[] signature = Sm2.sign(secret, MESSAGE, random);

            assertThat(signature).hasSize(64);
            assertThat(Sm2.verify(key, MESSAGE, signature)).isTrue();
            for (int bit = 0; bit < 8 * signature.length; bit += 7) {
                assertThat(Sm2.verify(key, MESSAGE, flipped(signature, bit)))
                        .as("bit %d", bit)
                        .isFalse();
            }
            assertThat(Sm2.verify(key, flipped(MESSAGE, 3), signature)).isFalse();
        }

        @Test
        void isFalseForNumbersOutOfRange() {
            byte[] secret = Sm2.generateSecret(random);
            byte[] key = Sm2.publicKey(secret);
            byte[] signature = Sm2.sign(secret, MESSAGE, random);
            for (String number : new String[] {"0".repeat(64), ORDER, "f".repeat(64)}) {
                byte[] badR = signature.clone();
                System.arraycopy(HEX.parseHex(number), 0, badR, 0, 32);
                byte[] badS = signature.clone();
                System.arraycopy(HEX.parseHex(number), 0, badS, 32, 32);

                assertThat(Sm2.verify(key, MESSAGE, badR)).as("r = %s", number).isFalse();
                assertThat(Sm2.verify(key, MESSAGE, badS)).as("s = %s", number).isFalse();
            }
            assertThat(Sm2.verify(key, MESSAGE, Arrays.copyOf(signature, 63))).isFalse();
            assertThat(Sm2.verify(key, MESSAGE, Arrays.copyOf(signature, 65))).isFalse();
        }

        @Test
        void isFalseForAPointThatIsNotOnTheCurve() {
            byte[] secret = Sm2.generateSecret(random);
            byte[] key = Sm2.publicKey(secret);
            byte[] signature = Sm2.sign(secret, MESSAGE, random);

            assertThat(Sm2.isPublicKey(key)).isTrue();
            assertThat(Sm2.isPublicKey(flipped(key, 519))).isFalse();
            assertThat(Sm2.isPublicKey(new byte[65])).isFalse();
            assertThat(Sm2.isPublicKey(new byte[] {0})).isFalse();
            assertThat(Sm2.verify(flipped(key, 519), MESSAGE, signature)).isFalse();
        }

        @Test
        void refusesPrivateKeysOutOfRange() {
            byte[] orderLessOne = HEX.parseHex(ORDER);
            orderLessOne[31]--;
            byte[] largest = orderLessOne.clone();
            largest[31]--;

            assertThat(Sm2.publicKey(largest)).hasSize(65);
            for (byte[] secret : new byte[][] {new byte[32], orderLessOne, new byte[31]}) {
                assertThatThrownBy(() -> Sm2.publicKey(secret))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("an SM2 private key has 32 bytes in [1, n-2]");
            }
        }
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        byte[] copy = bytes.clone();
        copy[bit / 8] ^= (byte) (1 << bit % 8);
        return copy;
    }
}
