package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/// The jar that is delivered, as processes over one data directory on one port.
public final class PackagedLedger implements AutoCloseable {

    private static final Duration START_MAX = Duration.ofMinutes(4);
    private static final Duration STOP_MAX = Duration.ofMinutes(1);
    private static final String JAR = Objects.requireNonNull(System.getProperty("mingzhang.jar"));

    private final List<Process> started = new ArrayList<>();
    private final Path data;
    private final int port;

    /// Chooses a directory and a port; nothing runs yet.
    public PackagedLedger() throws IOException {
        data = TestLedger.newDataDirectory();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = free.getLocalPort();
        }
    }

    /// Where it keeps its data.
    public Path data() {
        return data;
    }

    /// Its HTTP port.
    public int port() {
        return port;
    }

    /// Starts the ledger and waits until it is ready.
    ///
    /// @param options beside those for the data directory and the port
    public Process start(String... options) throws IOException {
        Process process =
                java(
                        Stream.concat(
                                        Stream.of(
                                                "start",
                                                "--data",
                                                data.toString(),
                                                "--port",
                                                Integer.toString(port)),
                                        Stream.of(options))
                                .toArray(String[]::new));
        Awaitility.await()
                .atMost(START_MAX)
                .until(() -> !process.isAlive() || output().contains("Stop it with Ctrl-C"));
        assertThat(process.isAlive()).as(output()).isTrue();
        return process;
    }

    /// Runs the jar with a command line.
    public Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ShortJvm.OPTIONS);
        command.addAll(List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-jar", JAR));
        command.addAll(List.of(arguments));
        Path log = data.resolve("process-" + started.size() + ".log");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        started.add(process);
        return process;
    }

    /// What the process that was started last has printed.
    public String output() throws IOException {
        return output(started.getLast());
    }

    /// What a process has printed.
    public String output(Process process) throws IOException {
        return Files.readString(data.resolve("process-" + started.indexOf(process) + ".log"));
    }

    /// Talks to it as one of the made-up people.
    public TestClient as(String person) {
        return TestClient.nobody("http://localhost:" + port)
                .withToken(TestClient.read(data.resolve("tokens").resolve(person)));
    }

    @Override
    public void close() {
        for (Process process : started) {
            process.destroy();
            try {
                process.onExit().get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException _) {
                process.destroyForcibly();
            } catch (InterruptedException _) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
