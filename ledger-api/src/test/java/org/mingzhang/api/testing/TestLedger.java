package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
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
                closedAtTheEnd(
                        LedgerApplication.start(
                                StartSettings.embedded(newDataDirectory())
                                        .knowing(
                                                new StartSettings.Persons(
                                                        false,
                                                        Optional.empty(),
                                                        SoftToken.module()))));
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
        return open(() -> {
            LedgerApplication application =
                    closedAtTheEnd(LedgerApplication.start(settings, clock));
            fill(application.runtime(), filling);
            return application;
        });
    }

    /// The same, filled once for all JVMs of a build: the first that asks fills it, the others wait
    /// for that, and each has a copy. Where no build has a name, each JVM fills its own.
    ///
    /// @param name no other ledger of the tests has it
    /// @param settings of a ledger in a data directory
    public static LedgerApplication filledOnce(
            String name,
            Function<Path, StartSettings> settings,
            InstantSource clock,
            Filling filling) {
        String build = System.getProperty("mingzhang.build", "");
        if (build.isEmpty()) {
            return filled(settings.apply(newDataDirectory()), clock, filling);
        }
        return open(() -> {
            Path filled = ROOT.resolve(name + "-" + build.replaceAll("\\W", ""));
            Files.createDirectories(ROOT);
            try (FileChannel file =
                            FileChannel.open(
                                    ROOT.resolve(name + ".lock"),
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.WRITE);
                    FileLock _ = file.lock()) {
                if (!Files.exists(filled)) {
                    Path data = newDataDirectory();
                    try (LedgerApplication first =
                            LedgerApplication.start(settings.apply(data), clock)) {
                        fill(first.runtime(), filling);
                    }
                    Files.move(data, filled);
                }
            }
            return closedAtTheEnd(LedgerApplication.start(settings.apply(copyOf(filled)), clock));
        });
    }

    private static LedgerApplication open(Callable<LedgerApplication> opening) {
        try {
            return opening.call();
        } catch (Exception e) {
            throw new AssertionError("there is no ledger to look at: " + e, e);
        }
    }

    private static void fill(LedgerRuntime runtime, Filling filling) throws InterruptedException {
        filling.into(runtime);
        assertThat(
                        runtime.readSide()
                                .runner()
                                .awaitPosition(runtime.queries().size() - 1, PATIENCE))
                .isTrue();
    }

    private static LedgerApplication closedAtTheEnd(LedgerApplication application) {
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        return application;
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
