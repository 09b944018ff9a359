package org.mingzhang.api.portal.paper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;

/// Prints pages of this ledger with the Chromium of the machine, one at a time. A pinned page never
/// changes, so each is printed once and kept. Thread-safe.
public final class PaperPrinter {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KEPT = 200;
    private static final int RETRY_AFTER_SECONDS = 10;

    private final Optional<Path> chromium;
    private final boolean sandboxed;
    private final Path folder;
    private final Semaphore one = new Semaphore(1);

    /// A printer.
    ///
    /// @param chromium its executable, where there is one
    /// @param sandboxed whether Chromium runs in its sandbox, which it refuses to root
    /// @param folder where what was printed is kept
    public PaperPrinter(Optional<Path> chromium, boolean sandboxed, Path folder) {
        this.chromium = chromium;
        this.sandboxed = sandboxed;
        this.folder = folder;
    }

    /// Whether this machine can print.
    boolean isThere() {
        return chromium.isPresent();
    }

    /// A page as PDF.
    ///
    /// @param address of a pinned page of this ledger
    /// @throws FaultException if the machine has no Chromium, or it has too much to do
    byte[] print(String address) throws InterruptedException {
        Path program =
                chromium.orElseThrow(
                        () -> new FaultException(new Fault.NotFound("pdf-printer", "Chromium")));
        Path file = folder.resolve(name(address));
        try {
            if (!Files.exists(file)) {
                if (!one.tryAcquire(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    throw busy();
                }
                try {
                    print(program, address, file);
                } finally {
                    one.release();
                }
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the page cannot be printed", e);
        }
    }

    private static FaultException busy() {
        return new FaultException(new Fault.Unavailable(RETRY_AFTER_SECONDS));
    }

    private void print(Path program, String address, Path file)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Path profile = Files.createTempDirectory(folder, "profile-");
        Path part = profile.resolve("paper.pdf");
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        command.addAll(
                List.of(
                        "--headless",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--no-first-run",
                        "--no-pdf-header-footer",
                        "--user-data-dir=" + profile,
                        "--print-to-pdf=" + part));
        if (!sandboxed) {
            command.add("--no-sandbox");
        }
        command.add(address);
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw busy();
            }
            if (!Files.exists(part)) {
                throw new IOException(program + " ended with " + process.exitValue());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
        } finally {
            delete(profile);
        }
    }

    private void forgetOldest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path old :
                    files.filter(file -> file.toString().endsWith(".pdf"))
                            .sorted(Comparator.comparingLong(PaperPrinter::printedAt).reversed())
                            .skip(KEPT)
                            .toList()) {
                Files.deleteIfExists(old);
            }
        }
    }

    private static long printedAt(Path file) {
        return file.toFile().lastModified();
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static String name(String address) {
        try {
            return HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-256")
                                            .digest(address.getBytes(StandardCharsets.UTF_8)))
                    + ".pdf";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
