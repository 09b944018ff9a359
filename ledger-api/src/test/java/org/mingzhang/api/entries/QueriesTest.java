package org.mingzhang.api.entries;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.VerifierKey;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import tools.jackson.databind.JsonNode;

/// The log as queries show it.
class QueriesTest {

    private final TestClient auditor = TestLedger.as("auditor");

    private static long size() {
        return TestLedger.shared().runtime().ledger().engine().durableSize();
    }

    /// One more entry: a refusal.
    private static long write(String id) {
        String withdraw =
                """
                {"payment":"nobody-knows","effectiveDate":"2025-03-03","reason":"a test"}\
                """;
        return TestLedger.as("handler")
                .submit(TestClient.command("payment.WithdrawPayment", id, withdraw))
                .json()
                .path("receipt")
                .path("position")
                .asLong();
    }

    @Test
    void anEntryComesAsTheBytesThatWereHashed() throws Exception {
        Reply reply = auditor.get("/api/v1/entries/0");

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update((byte) 0);
        byte[] leaf = sha256.digest(reply.text().getBytes(StandardCharsets.UTF_8));
        assertThat(reply.header("Leaf-Sha256")).isEqualTo(HexFormat.of().formatHex(leaf));
        assertThat(reply.header("Leaf-Sm3")).hasSize(64);
        assertThat(reply.json().path("type").asString()).isEqualTo("log.LogCreated");
    }

    @Test
    void anEnvelopeHoldsTheSameEntryUnchanged() {
        String entry = auditor.get("/api/v1/entries/0").text();

        Reply envelope = auditor.get("/api/v1/entries/0?envelope");

        assertThat(envelope.text()).contains("\"entry\":" + entry);
        assertThat(envelope.json().path("leafHashes").size()).isEqualTo(2);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrOverlap() {
        write("pages-1");
        write("pages-2");
        long size = size();
        long next = 0;
        while (next < size) {
            JsonNode page = auditor.get("/api/v1/entries?limit=2&from=" + next).json();
            for (JsonNode entry : page.path("entries").values()) {
                assertThat(entry.path("position").asLong()).isEqualTo(next);
                assertThat(entry.path("entry").path("position").asLong()).isEqualTo(next);
                next++;
            }
            if (!page.has("next")) {
                break;
            }
            assertThat(page.path("next").asLong()).isEqualTo(next);
        }
        assertThat(next).isGreaterThanOrEqualTo(size);
    }

    @Test
    void positionsAndPagesOutsideTheLogAreNamed() {
        Reply beyond = auditor.get("/api/v1/entries/" + (size() + 1_000_000));
        assertThat(beyond.status()).isEqualTo(404);
        assertThat(beyond.json().path("code").asString()).isEqualTo("position-beyond-end");

        for (String path :
                new String[] {
                    "/api/v1/entries/-1",
                    "/api/v1/entries/one",
                    "/api/v1/entries?limit=0",
                    "/api/v1/entries?limit=501",
                    "/api/v1/entries?from=-1",
                    "/api/v1/entries?from=9999999999999999999999",
                    "/api/v1/entries?min=x",
                    "/api/v1/checkpoint?suite=md5"
                }) {
            Reply reply = auditor.get(path);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.json().path("code").asString()).isEqualTo("bad-parameter");
        }
        assertThat(auditor.get("/api/v1/entries?limit=500").status()).isEqualTo(200);
    }

    @Test
    void aQueryWaitsForThePositionItMustInclude() {
        long next = size();
        CompletableFuture<Reply> waiting =
                CompletableFuture.supplyAsync(
                        () -> auditor.get("/api/v1/entries/" + next + "?min=" + next));

        long position = write("waited-for");

        assertThat(position).isEqualTo(next);
        assertThat(waiting.join().status()).isEqualTo(200);
    }

    @Test
    void aPositionThatDoesNotComeIsNotWaitedForForEver() {
        Reply reply = auditor.get("/api/v1/status?min=999999999");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.json().path("code").asString()).isEqualTo("position-not-reached");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void checkpointsOfBothSuitesAreSignedWithTheKeysOfTheFirstEntry() {
        long position = write("checkpointed");
        JsonNode keys = auditor.get("/api/v1/entries/0").json().path("data").path("keys");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(
                                        auditor.get("/api/v1/checkpoints/latest")
                                                .json()
                                                .path("sm3")
                                                .path("size")
                                                .asLong())
                                .isGreaterThan(position));
        for (Suite suite : Suite.values()) {
            String text = auditor.get("/api/v1/checkpoint?suite=" + suite.id()).text();

            VerifierKey key = VerifierKey.parse(keys.path(suite.id()).asString());
            assertThat(SignedNote.parse(text).isSignedBy(key)).isTrue();
        }
    }

    @Test
    void theStatusSaysWhatTheLedgerIs() {
        JsonNode status = TestClient.nobody(auditor.base()).get("/api/v1/status").json();

        assertThat(status.path("writer").path("state").asString()).isEqualTo("active");
        assertThat(status.path("currency").asString()).isEqualTo("CNY");
        assertThat(status.path("suites").size()).isEqualTo(2);
        assertThat(status.path("size").asLong()).isPositive();
        assertThat(auditor.get("/api/v1/health/live").status()).isEqualTo(200);
        assertThat(auditor.get("/api/v1/health/ready").status()).isEqualTo(200);
    }

    @Test
    void requestsThatTheContainerRefusesAreProblemsToo() throws Exception {
        int port = TestLedger.shared().port();
        for (String target : new String[] {"/%zz", "/api//v1/status", "/api/v1/status;x=1"}) {
            String answer;
            try (Socket socket = new Socket("localhost", port)) {
                socket.getOutputStream()
                        .write(
                                ("GET "
                                                + target
                                                + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));
                answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            }
            assertThat(answer)
                    .as(target)
                    .startsWith("HTTP/1.1 400")
                    .contains("application/problem+json")
                    .doesNotContain("<html", "Exception");
        }
    }

    @Test
    void whatDoesNotExistIsSaid() {
        assertThat(auditor.get("/api/v1/receipts/nobody/nothing").status()).isEqualTo(404);
        assertThat(auditor.get("/api/v1/commands/schemas/payment.Steal").status()).isEqualTo(404);
        Reply unknown = auditor.get("/api/v2/anything");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("application/problem+json");
        Reply method = auditor.method("DELETE", "/api/v1/status");
        assertThat(method.status()).isEqualTo(405);
        assertThat(method.header("Allow")).contains("GET");
    }
}
