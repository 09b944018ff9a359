package org.mingzhang.ledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {

    private static final String ORIGIN = "ledger.example.gov/440000";
    private static final List<Suite> BOTH = List.of(Suite.SHA256, Suite.SM3);

    /// Base64 of one type byte and 32 bytes.
    private static final int ED25519_SECRET_CHARS = 44;

    private static final byte[] TEXT = "text\n".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();

    @TempDir Path folder;

    @Test
    void signsWithTheSameKeysAfterLoading() throws IOException {
        LogKeys made = LogKeys.create(folder.resolve("keys"), ORIGIN, BOTH, random);
        LogKeys loaded = LogKeys.load(folder.resolve("keys"), random);

        assertThat(loaded.origin()).isEqualTo(ORIGIN);
        assertThat(loaded.suites()).containsExactlyElementsOf(BOTH);
        for (Suite suite : BOTH) {
            VerifierKey key = made.signer(suite).key();
            assertThat(key.name()).isEqualTo(suite.treeOrigin(ORIGIN));
            assertThat(loaded.signer(suite).key()).isEqualTo(key);
            assertThat(key.verifies(TEXT, loaded.signer(suite).sign(TEXT))).isTrue();
        }
    }

    @Test
    void keepsAnSm3OnlyLogsOrigin() throws IOException {
        LogKeys.create(folder.resolve("keys"), ORIGIN, List.of(Suite.SM3), random);

        assertThat(LogKeys.load(folder.resolve("keys"), random).origin()).isEqualTo(ORIGIN);
    }

    @Test
    void makesAFileForItsOwnerAloneAndLeavesNothingElse() throws IOException {
        LogKeys.create(folder.resolve("keys"), ORIGIN, BOTH, random);

        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("keys"));
        }
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        Path file = folder.resolve("keys");
        LogKeys.create(file, ORIGIN, BOTH, random);
        byte[] before = Files.readAllBytes(file);

        assertThatThrownBy(() -> LogKeys.create(file, ORIGIN, BOTH, random))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        Path file = folder.resolve("keys");
        LogKeys.create(file, ORIGIN, BOTH, random);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> LogKeys.load(file, random))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("open to others");
    }

    @Test
    void refusesAPrivateKeyBesideAnotherPublicKey() throws IOException {
        Path file = folder.resolve("keys");
        Path other = folder.resolve("other");
        LogKeys.create(file, ORIGIN, List.of(Suite.SHA256), random);
        LogKeys.create(other, ORIGIN, List.of(Suite.SHA256), random);
        List<String> lines = Files.readAllLines(file);
        List<String> others = Files.readAllLines(other);
        // The other log's secret, dressed up with this key's ID.
        int secretAt = lines.get(2).length() - ED25519_SECRET_CHARS;
        String head = lines.get(2).substring(0, secretAt);
        String foreign = others.get(2).substring(secretAt);
        Files.write(file, List.of(head + foreign, lines.get(3)));

        assertThatThrownBy(() -> LogKeys.load(file, random))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged")
                .hasMessageNotContaining(foreign);
    }

    @Test
    void refusesADamagedFileWithoutQuotingItsSecrets() throws IOException {
        Path file = folder.resolve("keys");
        LogKeys.create(file, ORIGIN, BOTH, random);
        List<String> lines = Files.readAllLines(file);
        String secret = lines.get(2);
        for (List<String> damaged :
                List.of(
                        List.<String>of(),
                        List.of(secret),
                        List.of(secret, secret),
                        List.of(lines.get(3), secret),
                        List.of(secret, lines.get(3), secret, lines.get(3)),
                        List.of(secret.substring(0, secret.length() - 4), lines.get(3)))) {
            Files.write(file, damaged);

            assertThatThrownBy(() -> LogKeys.load(file, random))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is damaged")
                    .hasMessageNotContaining(secret)
                    .hasNoCause();
        }
    }

    @Test
    void showsNoSecretAsText() throws IOException {
        Path file = folder.resolve("keys");
        LogKeys keys = LogKeys.create(file, ORIGIN, BOTH, random);
        String secret = Files.readAllLines(file).get(2);
        secret = secret.substring(secret.length() - ED25519_SECRET_CHARS);

        assertThat(keys.toString() + keys.signers()).doesNotContain(secret, "PRIVATE");
    }
}
