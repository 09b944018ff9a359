package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// Streams of commands, whole and broken.
class CommandStreamTest {

    private final TestClient handler = TestLedger.as("handler");

    @Test
    void wrongLinesHaveAnswersOfTheirOwnAndTheirNeighboursGoOn() {
        String line = Payments.lineWith("100.00", "stream-mixed");

        Reply reply =
                handler.stream(
                        Payments.submit("stream-mixed-1", line, "60.00"),
                        "{\"type\":\"payment.Sub",
                        Payments.submit("stream-mixed-3", line, "60.00"),
                        "",
                        Payments.submit("stream-mixed-5", line, "0.001"),
                        Payments.submit("stream-mixed-1", line, "60.00"),
                        Payments.submit("stream-mixed-1", line, "61.00"),
                        "x".repeat(CommandDesk.COMMAND_BYTES_MAX + 1),
                        TestClient.command("payment.ReviewPayment", "stream-mixed-9", "{}"),
                        Payments.submit("stream-mixed-10", line, "40.00") + "\r");

        assertThat(reply.status()).isEqualTo(200);
        List<JsonNode> answers = reply.lines();
        assertThat(answers.stream().map(answer -> answer.path("line").asInt()))
                .containsExactly(1, 2, 3, 5, 6, 7, 8, 9, 10, 0);
        assertThat(answers.stream().map(answer -> answer.path("status").asInt()))
                .containsExactly(201, 400, 422, 400, 200, 409, 413, 400, 201, 0);
        JsonNode summary = answers.getLast().path("summary");
        assertThat(summary.path("lines").asInt()).isEqualTo(10);
        assertThat(summary.path("accepted").asInt()).isEqualTo(3);
        assertThat(summary.path("refused").asInt()).isEqualTo(1);
        assertThat(summary.path("repeated").asInt()).isEqualTo(1);
        assertThat(summary.path("invalid").asInt()).isEqualTo(5);
        assertThat(summary.path("complete").asBoolean()).isTrue();
    }

    @Test
    void linesAreDecidedInTheirOrder() {
        int count = 200;
        String line = Payments.lineWith("100.00", "stream-order");
        List<String> commands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            commands.add(Payments.submit("stream-order-" + i, line, "1.00"));
        }

        List<JsonNode> answers = handler.stream(TestClient.lines(commands)).lines();

        // The money is enough for the first hundred, so any other order shows.
        long before = -1;
        for (int i = 0; i < count; i++) {
            JsonNode answer = answers.get(i);
            assertThat(answer.path("line").asInt()).isEqualTo(i + 1);
            assertThat(answer.path("status").asInt()).isEqualTo(i < 100 ? 201 : 422);
            JsonNode receipt =
                    i < 100 ? answer.path("receipt") : answer.path("problem").path("receipt");
            assertThat(receipt.path("position").asLong()).isGreaterThan(before);
            before = receipt.path("position").asLong();
        }
    }

    @Test
    void aClientMaySendEverythingBeforeItReadsAnything() {
        // The client of the JDK reads only when it has sent; the answers are larger than the
        // buffers of
        // both sockets, so that without the spool both sides would wait for ever.
        int count = 40_000;
        String padding = "r".repeat(60);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("{\"type\":\"" + padding + i + "\",\"wrong\":[1]}");
        }

        List<JsonNode> answers = handler.stream(TestClient.lines(lines)).lines();

        assertThat(answers).hasSize(count + 1);
        assertThat(answers.getLast().path("summary").path("invalid").asInt()).isEqualTo(count);
    }

    @Test
    void anEmptyStreamIsComplete() {
        Reply reply = handler.stream("");

        assertThat(reply.lines()).hasSize(1);
        assertThat(reply.lines().getFirst().path("summary").path("lines").asInt()).isZero();
    }
}
