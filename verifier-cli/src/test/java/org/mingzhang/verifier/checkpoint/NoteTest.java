package org.mingzhang.verifier.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.fixture.Dump;
import org.mingzhang.verifier.fixture.LogSigner;

/// Texts that are notes, checkpoints and keys, and texts that are not.
class NoteTest {
    private static final LogSigner SM2 = LogSigner.published(Suite.SM3, Dump.ORIGIN);

    private static SignedNote parse(String text) throws MalformedException {
        return SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n— name AAAAAAAA",
                "text\n— name AAAAAAAA\n",
                "text\n\n- name AAAAAAAA\n",
                "text\n\n— name\n",
                "text\n\n— AAAAAAAA\n",
                "text\n\n—  AAAAAAAA\n",
                "text\n\n— name AAAA\n",
                "text\n\n— name !!!!\n",
                "text\n\n— name AAAAAAAA \n",
                "te\tt\n\n— name AAAAAAAA\n",
                "te\0t\n\n— name AAAAAAAA\n",
                "text\r\n\n— name AAAAAAAA\n"
            })
    void refusesWhatIsNoNote(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void limitsANote() throws Exception {
        String line = "— name AAAAAAAA\n";
        assertThat(parse("text\n\n" + line.repeat(100)).signatures()).hasSize(100);
        assertThatThrownBy(() -> parse("text\n\n" + line.repeat(101)))
                .hasMessage("a note has 1 to 100 signatures");
        int rest = ("\n\n" + line).getBytes(StandardCharsets.UTF_8).length;
        assertThat(parse("x".repeat(65_536 - rest) + "\n\n" + line).signatures()).hasSize(1);
        assertThatThrownBy(() -> parse("x".repeat(65_537 - rest) + "\n\n" + line))
                .hasMessage("a note is at most 65536 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "'a\n1\n', three lines",
        "'a\n1\nAAAA\nmore\n', three lines",
        "'\n1\nAAAA\n', origin",
        "'a\n01\nAAAA\n', size",
        "'a\n-1\nAAAA\n', size",
        "'a\n1234567890123456789\nAAAA\n', size",
        "'a\n1\nAAAA\n', 32 bytes",
        "'a\n1\n????\n', base64",
        "'a\n1\nJy+e+fAjN4d0tM9LnbeTzYH2nneWoyxz8SoII/hjq+F=\n', 32 bytes"
    })
    void refusesWhatIsNoCheckpoint(String text, String reason) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesKeysThatAreNone() {
        String good = SM2.vkey();
        for (String bad :
                new String[] {
                    "",
                    "name",
                    "name+12345678",
                    good.replace("+ee0b8844+", "+ee0b8845+"),
                    good.replace("+ee0b8844+", "+EE0B8844+"),
                    good.replace("440000/sm3", "440001/sm3"),
                    good.substring(0, good.length() - 4),
                    good.replace("440000/sm3", "440000 sm3"),
                    "x".repeat(2000)
                }) {
            assertThatThrownBy(() -> VerifierKey.parse(bad))
                    .as(bad)
                    .isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void refusesAPointThatIsNotOnTheCurve() {
        byte[] blob = Base64.getDecoder().decode(keyPart());
        blob[blob.length - 1] ^= 1;
        byte[] key = Arrays.copyOfRange(blob, 12, blob.length);

        assertThat(SignatureAlgorithm.SM2.isPublicKey(key)).isFalse();
        byte[] compressed = Arrays.copyOf(key, 33);
        compressed[0] = 2;
        assertThat(SignatureAlgorithm.SM2.isPublicKey(compressed)).isFalse();
    }

    private static String keyPart() {
        return SM2.vkey().split("\\+", 3)[2];
    }

    @Test
    void checksTheRangeOfAnSm2Signature() throws Exception {
        VerifierKey key = VerifierKey.parse(SM2.vkey());
        String text = "a\n1\nAAAA\n";
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        String line = SM2.note(text).split(" ", -1)[2].strip();
        byte[] blob = Base64.getDecoder().decode(line);
        byte[] signature = Arrays.copyOfRange(blob, 4, 68);
        BigInteger order =
                new BigInteger(
                        "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123", 16);

        assertThat(key.verify(message, signature)).isTrue();
        for (int half : new int[] {0, 32}) {
            for (BigInteger value :
                    new BigInteger[] {BigInteger.ZERO, order, order.add(BigInteger.ONE)}) {
                byte[] changed = signature.clone();
                byte[] bytes = HexFormat.of().parseHex(String.format("%064x", value));
                System.arraycopy(bytes, 0, changed, half, 32);
                assertThat(key.verify(message, changed)).isFalse();
            }
        }
        assertThat(key.verify(message, Arrays.copyOf(signature, 63))).isFalse();
        assertThat(key.verify(message, Arrays.copyOf(signature, 65))).isFalse();
        assertThat(key.verify("b\n1\nAAAA\n".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
    }

    @Test
    void oneWrongSignatureOfAKnownKeySpoilsTheNote() throws Exception {
        LogSigner ed25519 = LogSigner.published(Suite.SHA256, Dump.ORIGIN);
        VerifierKey key = VerifierKey.parse(ed25519.vkey());
        String good = ed25519.note("text\n");
        String line = good.substring(good.indexOf('—'));
        String wrong = ed25519.note("other\n").substring("other\n\n".length());
        String unknown = SM2.note("text\n").substring("text\n\n".length());

        assertThat(verdict("text\n\n" + line + unknown, key)).isEqualTo(SignatureVerdict.VALID);
        assertThat(verdict("text\n\n" + line + wrong, key)).isEqualTo(SignatureVerdict.INVALID);
        assertThat(verdict("text\n\n" + unknown, key)).isEqualTo(SignatureVerdict.UNKNOWN_KEY);
    }

    private static SignatureVerdict verdict(String note, VerifierKey key)
            throws MalformedException {
        return SignatureVerdict.of(parse(note), java.util.List.of(key));
    }
}
