package org.mingzhang.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Tokens in software: SoftHSM, a PKCS#11 module that keeps them in files, and OpenSC's tool that
/// makes keys in them (Debian: `apt-get install softhsm2 opensc`).
public final class SoftToken {

    /// Of every token.
    public static final String PIN = "20261231";

    /// Whose tokens there are: each test has persons of its own.
    public static final List<String> PERSONS =
            List.of("token-he", "token-lu", "token-shi", "approver");

    private static final List<Path> MODULES =
            List.of(
                    Path.of("/usr/lib/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
                    Path.of("/usr/lib64/pkcs11/libsofthsm2.so"),
                    Path.of("/opt/homebrew/lib/softhsm/libsofthsm2.so"));

    private SoftToken() {}

    private static final class Made {
        private static final Optional<Path> MODULE =
                MODULES.stream()
                        .filter(_ -> System.getenv("SOFTHSM2_CONF") != null)
                        .filter(_ -> isOnPath("softhsm2-util") && isOnPath("pkcs11-tool"))
                        .filter(Files::isReadable)
                        .findFirst();

        static {
            MODULE.ifPresent(SoftToken::makeTokens);
        }
    }

    /// The module, with a token for each person; empty where it is not installed.
    public static Optional<Path> module() {
        return Made.MODULE;
    }

    private static boolean isOnPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /// The module reads its settings from the file that the build names in `SOFTHSM2_CONF`.
    private static void makeTokens(Path module) {
        try {
            Path settings = Path.of(System.getenv("SOFTHSM2_CONF"));
            Path directory = Files.createDirectories(settings.toAbsolutePath().getParent());
            Path tokens = Files.createTempDirectory(directory, "tokens-");
            Files.writeString(settings, "directories.tokendir = " + tokens + "\n");
            for (String person : PERSONS) {
                run("softhsm2-util --init-token --free --so-pin 87654321 --pin", PIN, person);
                run(
                        "pkcs11-tool --module "
                                + module
                                + " --login --keypairgen --id 01"
                                + " --key-type EC:edwards25519 --pin",
                        PIN,
                        person);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void run(String command, String pin, String person)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        String label = command.startsWith("softhsm2-util") ? "--label" : "--token-label";
        words.addAll(List.of(pin, label, person));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
