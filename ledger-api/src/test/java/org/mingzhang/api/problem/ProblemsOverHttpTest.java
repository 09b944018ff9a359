package org.mingzhang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// Problems of the edge as clients meet them.
class ProblemsOverHttpTest {

    /// More than a client's refusals that are recorded in a minute.
    private static final int REFUSALS = 10_500;

    private static final int STREAMS_MAX = 6;

    private final TestClient handler = TestLedger.as("handler");

    private static void assertProblem(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("code").asString()).isEqualTo(code);
    }

    @Test
    void aWrongFormNamesEveryMember() {
        Reply reply = handler.submit(TestClient.command("payment.ReviewPayment", "form-1", "{}"));

        assertProblem(reply, 400, "invalid-input");
        assertThat(TestClient.texts(reply.json().path("violations"), "field"))
                .containsExactlyInAnyOrder("/data/effectiveDate", "/data/payment");
    }

    @Test
    void aMethodThatIsNotOffered() {
        Reply reply = handler.method("DELETE", "/api/v1/commands");

        assertProblem(reply, 405, "method-not-allowed");
        assertThat(reply.json().path("allowed").toString()).contains("POST");
    }

    @Test
    void aFormThatIsNotOffered() {
        assertProblem(
                handler.get("/api/v1/lines", "Accept", "application/pdf"), 406, "not-acceptable");
    }

    @Test
    void aBodyOfAnotherMediaType() {
        Reply reply = handler.post("text/csv", "a,b");

        assertProblem(reply, 415, "unsupported-media-type");
        assertThat(reply.json().path("supported").toString()).contains("application/x-ndjson");
    }

    @Test
    void aCommandThatIsTooLong() {
        Reply reply =
                handler.submit(
                        TestClient.command(
                                "payment.ReviewPayment",
                                "long-1",
                                "{\"comment\":\"" + "x".repeat(70_000) + "\"}"));

        assertProblem(reply, 413, "too-large");
        assertThat(reply.json().path("bytesMax").asInt()).isEqualTo(65_536);
    }

    /// The limit counts by the minute, and a minute may end in the middle of a stream.
    @Test
    void aClientThatIsRefusedWithoutEndIsOnlyCounted() {
        TestClient client = clientOfItsOwn();
        Optional<JsonNode> limited = Optional.empty();
        for (int stream = 0; stream < STREAMS_MAX && limited.isEmpty(); stream++) {
            limited = firstLimited(client.stream(refusals(stream)).lines());
        }

        assertThat(limited).isPresent();
        JsonNode problem = limited.get().path("problem");
        assertThat(problem.path("code").asString()).isEqualTo("too-many-refusals");
        assertThat(problem.path("rule").asString()).isEqualTo("payment-unknown");
        assertThat(problem.path("retryAfterSeconds").asInt()).isPositive();
        assertThat(problem.has("receipt")).isFalse();
    }

    private static Optional<JsonNode> firstLimited(List<JsonNode> answers) {
        return answers.stream().filter(line -> line.path("status").asInt() == 429).findFirst();
    }

    private static String[] refusals(int stream) {
        return IntStream.range(0, REFUSALS)
                .mapToObj(i ->
                        TestClient.command(
                                "payment.WithdrawPayment",
                                "limit-" + stream + "-" + i,
                                """
                                {"payment":"limit","effectiveDate":"2024-03-04","reason":"r"}\
                                """))
                .toArray(String[]::new);
    }

    private static TestClient clientOfItsOwn() {
        Identity identity = new Identity("limited", "limited", List.of("handler"), "219", "");
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("limited", identity, false, Optional.empty());
        return TestLedger.as("handler").withToken(token.reveal());
    }
}
