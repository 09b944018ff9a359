package org.mingzhang.api;

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
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;

/// The jar that is delivered, as a process of its own: what works from classes alone does not
/// count.
class PackagedJarIT {

    private static final Duration START_MAX = Duration.ofMinutes(3);
    private static final String JAR = Objects.requireNonNull(System.getProperty("mingzhang.jar"));

    private final List<Process> started = new ArrayList<>();
    private Path data = Path.of("");
    private int port;

    @BeforeEach
    void chooses() throws IOException {
        data = TestLedger.newDataDirectory();
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = free.getLocalPort();
        }
    }

    @AfterEach
    void stops() throws InterruptedException {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    private Process java(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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

    private Process ledger() throws IOException {
        Process process =
                java(
                        "start",
                        "--no-demo",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port));
        Awaitility.await()
                .atMost(START_MAX)
                .until(() -> !process.isAlive() || output().contains("Stop it with Ctrl-C"));
        assertThat(process.isAlive()).as(output()).isTrue();
        return process;
    }

    private String output() throws IOException {
        return Files.readString(data.resolve("process-" + (started.size() - 1) + ".log"));
    }

    private TestClient handler() {
        return TestClient.nobody("http://localhost:" + port)
                .withToken(TestClient.read(data.resolve("tokens").resolve("handler")));
    }

    private static String command(String id) {
        return TestClient.command(
                "payment.WithdrawPayment",
                id,
                """
                {"payment":"none","effectiveDate":"2025-03-03","reason":"a test"}\
                """);
    }

    @Test
    void whatItAnsweredItAnswersAgainAfterAStopAndAfterAKill() throws Exception {
        Process first = ledger();
        assertThat(output()).contains("curl -s http://localhost:" + port);
        Reply invalid = handler().submit(command("bad id"));
        assertThat(invalid.status()).as(invalid.text()).isEqualTo(400);
        Reply beforeStop = handler().submit(command("before-stop"));
        assertThat(beforeStop.status()).as(beforeStop.text()).isEqualTo(422);

        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(output()).doesNotContain("Exception");
        assertThat(postmasters()).as("the database stopped with the ledger").isZero();

        Process second = ledger();
        assertSameReceipt("before-stop", beforeStop);
        Reply beforeKill = handler().submit(command("before-kill"));

        second.destroyForcibly().waitFor();

        ledger();
        assertSameReceipt("before-stop", beforeStop);
        assertSameReceipt("before-kill", beforeKill);
        assertThat(handler().submit(command("after-kill")).status()).isEqualTo(422);
    }

    private void assertSameReceipt(String id, Reply first) {
        Reply again = handler().submit(command(id));
        assertThat(again.json().path("receipt").path("repeated").asBoolean()).isTrue();
        for (String member :
                List.of("position", "digest", "eventIds", "leafHashes", "recordedAt")) {
            assertThat(again.json().path("receipt").path(member))
                    .isEqualTo(first.json().path("receipt").path(member));
        }
    }

    private long postmasters() {
        return ProcessHandle.allProcesses()
                .filter(process ->
                        process.info()
                                .commandLine()
                                .orElse("")
                                .contains(data.resolve("postgres").toString()))
                .count();
    }

    @Test
    void aTokenThatIsMadeWhileTheLedgerRunsWorksAndEndsWhenItIsRevoked() throws Exception {
        ledger();
        Process create =
                java(
                        "token",
                        "create",
                        "t1",
                        "--client",
                        "treasury",
                        "--person",
                        "svc",
                        "--role",
                        "handler",
                        "--unit",
                        "219",
                        "--data",
                        data.toString());
        assertThat(create.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(create.exitValue()).as(output()).isZero();
        TestClient treasury =
                TestClient.nobody("http://localhost:" + port).withToken(output().strip());

        assertThat(treasury.submit(command("by-token")).status()).isEqualTo(422);

        Process revoke = java("token", "revoke", "t1", "--data", data.toString());
        assertThat(revoke.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> treasury.submit(command("by-token")).status() == 401);
    }

    @Test
    void wrongCommandLinesEndWithAStatusAndAHint() throws Exception {
        Process nothing = java();
        assertThat(nothing.waitFor()).isEqualTo(2);
        assertThat(output()).contains("Usage: mingzhang");

        Process unknown = java("start", "--colour", "red");
        assertThat(unknown.waitFor()).isEqualTo(2);
        assertThat(output()).contains("--colour").doesNotContain("Exception");

        Process unreachable =
                java(
                        "start",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString(),
                        "--database-url",
                        "jdbc:postgresql://localhost:1/none");
        assertThat(unreachable.waitFor()).isEqualTo(1);
        assertThat(output()).contains("does not answer", "→").doesNotContain("Exception");
    }
}
