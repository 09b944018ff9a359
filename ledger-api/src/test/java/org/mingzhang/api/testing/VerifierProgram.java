package org.mingzhang.api.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The verifier's jar as a process, as an auditor and a witness run it.
public final class VerifierProgram {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private VerifierProgram() {}

    /// How a run ended.
    ///
    /// @param status its exit status
    /// @param output what it printed
    public record Run(int status, String output) {}

    /// Runs it to its end.
    public static Run run(String... arguments) {
        try {
            Process process = start(ProcessBuilder.Redirect.PIPE, List.of(arguments));
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return new Run(process.exitValue(), output);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder.Redirect output, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ShortJvm.OPTIONS);
        command.add("-jar");
        command.add(Objects.requireNonNull(System.getProperty("verifier.jar")));
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    }

    /// A witness with its own keys and memory, which can be stopped and started.
    public static final class Witness implements AutoCloseable {

        private final Path folder;
        private final String name;
        private final int port;
        private final List<String> keys;
        private @Nullable Process process;

        /// Makes its keys.
        ///
        /// @param name `[a-z]+`
        public Witness(Path folder, String name) throws IOException {
            this.folder = folder;
            this.name = name;
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
                this.port = free.getLocalPort();
            }
            Run made =
                    run(
                            "keygen",
                            "--name",
                            "witness.example.gov/" + name,
                            "--key",
                            folder.resolve(name + ".key").toString());
            this.keys = made.output().lines().filter(line -> line.startsWith("witness ")).toList();
        }

        /// Its lines in a policy, with its address.
        public String policyLines() {
            return keys.stream()
                    .map(line -> line.replaceFirst("witness ", "witness " + name + "-"))
                    .map(line -> line + " http://localhost:" + port + "/\n")
                    .collect(Collectors.joining());
        }

        /// The names of these lines.
        public String policyNames() {
            return name + "-sha256 " + name + "-sm3";
        }

        /// Starts it.
        ///
        /// @param logs the verifier keys of the log that it signs for
        public void start(Path logs) throws IOException {
            Path output = Files.createTempFile(folder, name, ".log");
            process =
                    VerifierProgram.start(
                            ProcessBuilder.Redirect.to(output.toFile()),
                            List.of(
                                    "witness",
                                    "--key",
                                    folder.resolve(name + ".key").toString(),
                                    "--state",
                                    folder.resolve(name + ".state").toString(),
                                    "--logs",
                                    logs.toString(),
                                    "--port",
                                    Integer.toString(port)));
            await().atMost(PATIENCE)
                    .until(() -> Files.readString(output).contains("witness listens"));
        }

        @Override
        public void close() {
            Process running = process;
            if (running != null) {
                running.destroyForcibly().onExit().join();
            }
        }
    }
}
