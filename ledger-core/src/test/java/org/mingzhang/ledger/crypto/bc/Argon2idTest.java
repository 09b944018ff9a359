package org.mingzhang.ledger.crypto.bc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    private static String key(String passphrase, String secret) {
        return HexFormat.of()
                .formatHex(
                        Argon2id.key(
                                passphrase.getBytes(StandardCharsets.UTF_8),
                                "somesalt".getBytes(StandardCharsets.UTF_8),
                                secret.getBytes(StandardCharsets.UTF_8),
                                65_536,
                                2,
                                32));
    }

    /// From the test vectors of the reference implementation (version 0x13, m = 2^16, t = 2, p =
    /// 1).
    @Test
    void agreesWithTheReferenceImplementation() {
        assertThat(key("password", ""))
                .isEqualTo("09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7");
    }

    @Test
    void thePassphraseAndTheSecretBothMatter() {
        assertThat(key("password", "a"))
                .isNotEqualTo(key("password", "b"))
                .isNotEqualTo(key("Password", "a"));
    }
}
