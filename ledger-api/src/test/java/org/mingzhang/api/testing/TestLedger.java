package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.api.wiring.StartSettings;
import org.springframework.util.FileSystemUtils;

/// The application on an embedded PostgreSQL, started once for all tests of this JVM.
///
/// Tests share its log, so each uses ids of its own.
public final class TestLedger {

    private static final Path ROOT = Path.of("target", "test-ledgers").toAbsolutePath();

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private TestLedger() {}

    private static final class Shared {
        private static final LedgerApplication APPLICATION =
                LedgerApplication.start(
                        StartSettings.embedded(newDataDirectory())
                                .knowing(
                                        new StartSettings.Persons(
                                                false, Optional.empty(), SoftToken.module())));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(APPLICATION::close));
        }
    }

    /// The shared application.
    public static LedgerApplication shared() {
        return Shared.APPLICATION;
    }

    /// A client of the shared application that acts as one of the made-up people.
    public static TestClient as(String person) {
        return TestClient.of(shared(), person);
    }

    /// What is brought into a ledger before tests look at it.
    @FunctionalInterface
    public interface Filling {
        /// Brings it.
        void into(LedgerRuntime runtime) throws InterruptedException;
    }

    /// A ledger that holds something, all of it in the read models, for a class that starts it once
    /// for all tests of its JVM.
    ///
    /// @throws AssertionError if there is none; an exception would lose its message on the way out
    ///   of an initialiser
    public static LedgerApplication filled(
            StartSettings settings, InstantSource clock, Filling filling) {
        try {
            LedgerApplication application = LedgerApplication.start(settings, clock);
            Runtime.getRuntime().addShutdownHook(new Thread(application::close));
            LedgerRuntime runtime = application.runtime();
            filling.into(runtime);
            assertThat(
                            runtime.readSide()
                                    .runner()
                                    .awaitPosition(runtime.queries().size() - 1, PATIENCE))
                    .isTrue();
            return application;
        } catch (RuntimeException | InterruptedException e) {
            throw new AssertionError("there is no ledger to look at: " + e, e);
        }
    }

    /// A data directory that nobody has used. The unpacked PostgreSQL is shared, since unpacking
    /// takes seconds.
    public static Path newDataDirectory() {
        try {
            Path binaries = Files.createDirectories(ROOT.resolve("binaries"));
            Path directory = Files.createTempDirectory(ROOT, "data-");
            Files.createSymbolicLink(directory.resolve("binaries"), binaries);
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A data directory that holds what a ledger that was closed has left in another: quicker than
    /// to create a log.
    public static Path copyOf(Path closed) {
        Path copy = newDataDirectory();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(closed)) {
            for (Path file : files) {
                if (!Files.isSymbolicLink(file)) {
                    Path target = copy.resolve(file.getFileName());
                    FileSystemUtils.copyRecursively(file, target);
                    // Keys are read, and PostgreSQL starts, where only their owner may look.
                    Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(file));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
