package org.mingzhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PackagedLedger;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;

/// The jar that is delivered, as a process of its own: what works from classes alone does not
/// count.
class PackagedJarIT {

    private static PackagedLedger packaged;

    /// Each test leaves one running.
    private static Process running;

    @BeforeAll
    static void starts() throws IOException {
        packaged = new PackagedLedger();
        running = ledger();
    }

    @AfterAll
    static void stops() {
        packaged.close();
    }

    private static Process ledger() throws IOException {
        return packaged.start("--no-demo");
    }

    private static TestClient handler() {
        return packaged.as("handler");
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
        Process first = running;
        assertThat(packaged.output(first)).contains("curl -s http://localhost:" + packaged.port());
        Reply invalid = handler().submit(command("bad id"));
        assertThat(invalid.status()).as(invalid.text()).isEqualTo(400);
        Reply beforeStop = handler().submit(command("before-stop"));
        assertThat(beforeStop.status()).as(beforeStop.text()).isEqualTo(422);

        first.destroy();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(packaged.output(first)).doesNotContain("Exception");
        assertThat(postmasters()).as("the database stopped with the ledger").isZero();

        Process second = ledger();
        assertSameReceipt("before-stop", beforeStop);
        Reply beforeKill = handler().submit(command("before-kill"));

        second.destroyForcibly().waitFor();

        running = ledger();
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
                                .contains(packaged.data().resolve("postgres").toString()))
                .count();
    }

    @Test
    void aTokenThatIsMadeWhileTheLedgerRunsWorksAndEndsWhenItIsRevoked() throws Exception {
        Process create =
                packaged.java(
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
                        packaged.data().toString());
        assertThat(create.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(create.exitValue()).as(packaged.output(create)).isZero();
        TestClient treasury =
                TestClient.nobody("http://localhost:" + packaged.port())
                        .withToken(packaged.output(create).strip());

        assertThat(treasury.submit(command("by-token")).status()).isEqualTo(422);

        Process revoke =
                packaged.java("token", "revoke", "t1", "--data", packaged.data().toString());
        assertThat(revoke.waitFor(60, TimeUnit.SECONDS)).isTrue();
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> treasury.submit(command("by-token")).status() == 401);
    }

    @Test
    void wrongCommandLinesEndWithAStatusAndAHint() throws Exception {
        try (PackagedLedger other = new PackagedLedger()) {
            Process nothing = other.java();
            assertThat(nothing.waitFor()).isEqualTo(2);
            assertThat(other.output()).contains("Usage: mingzhang");

            Process unknown = other.java("start", "--colour", "red");
            assertThat(unknown.waitFor()).isEqualTo(2);
            assertThat(other.output()).contains("--colour").doesNotContain("Exception");

            Process unreachable =
                    other.java(
                            "start",
                            "--port",
                            Integer.toString(other.port()),
                            "--data",
                            other.data().toString(),
                            "--database-url",
                            "jdbc:postgresql://localhost:1/none");
            assertThat(unreachable.waitFor()).isEqualTo(1);
            assertThat(other.output()).contains("does not answer", "→").doesNotContain("Exception");
        }
    }
}
