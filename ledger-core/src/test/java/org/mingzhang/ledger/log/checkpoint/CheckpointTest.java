package org.mingzhang.ledger.log.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Origin;

class CheckpointTest {

    private static final String ROOT = "Jy+e+fAjN4d0tM9LnbeTzYH2nneWoyxz8SoII/hjq+E=";
    private static final Origin ORIGIN = new Origin("ledger.example.gov/440000");

    private static final LogKeys KEYS = keys(ORIGIN.value());

    private static LogKeys keys(String origin) {
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) 9);
        return LogKeys.of(
                origin, Map.of(Suite.SHA256, secret, Suite.SM3, secret), new SecureRandom());
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatItWrites(Suite suite) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, suite, 1_234_567_890_123L, Hash32.ZERO);

        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(checkpoint.text())
                .isEqualTo(
                        (suite == Suite.SM3
                                        ? "ledger.example.gov/440000/sm3"
                                        : "ledger.example.gov/440000")
                                + "\n1234567890123\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    }

    @ParameterizedTest
    @EnumSource
    void isSignedByTheKeyOfItsSuite(Suite suite) {
        SignedNote note = new Checkpoint(ORIGIN, suite, 5, Hash32.ZERO).sign(KEYS.signer(suite));

        assertThat(SignedNote.parse(note.format()).isSignedBy(KEYS.signer(suite).key())).isTrue();
        for (Suite other : Suite.values()) {
            assertThat(note.isSignedBy(KEYS.signer(other).key())).isEqualTo(other == suite);
        }
    }

    @Test
    void isNotSignedByTheKeyOfAnotherLogOrSuite() {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, Suite.SM3, 5, Hash32.ZERO);

        assertThatThrownBy(() -> checkpoint.sign(KEYS.signer(Suite.SHA256)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> checkpoint.sign(keys("other").signer(Suite.SM3)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "log\n5\n" + ROOT,
                "log\n5\n",
                "log\n5\n" + ROOT + "\nextension\n",
                "log\n5\n" + ROOT + "\n\n",
                "log\n05\n" + ROOT + "\n",
                "log\n+5\n" + ROOT + "\n",
                "log\n-5\n" + ROOT + "\n",
                "log\n5 \n" + ROOT + "\n",
                "log\n99999999999999999999\n" + ROOT + "\n",
                "log\n\n" + ROOT + "\n",
                "\n5\n" + ROOT + "\n",
                "LOG\n5\n" + ROOT + "\n",
                "/sm3\n5\n" + ROOT + "\n",
                "log/sm3/sm3\n5\n" + ROOT + "\n",
                "log\n5\nAAAA\n",
                "log\n5\nJy+e+fAjN4d0tM9LnbeTzYH2nneWoyxz8SoII/hjq+F=\n",
            })
    void refusesWhatIsNotACheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
