package org.mingzhang.api.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// One command: what is answered, and that nothing wrong leaves a trace.
class OneCommandTest {

    private final TestClient handler = TestLedger.as("handler");

    private static long size() {
        return TestLedger.shared().runtime().ledger().engine().durableSize();
    }

    @Test
    void answersWithAReceiptThatCanBeAskedForAgain() {
        String line = Payments.lineWith("100.00", "one-receipt");

        Reply reply = handler.submit(Payments.submit("one-receipt-1", line, "60.00"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.header("Location"))
                .isEqualTo("/api/v1/receipts/development-handler/one-receipt-1");
        Reply later = handler.get(reply.header("Location"));
        assertThat(later.status()).isEqualTo(200);
        for (String member :
                List.of("position", "digest", "eventIds", "leafHashes", "recordedAt")) {
            assertThat(later.json().path(member)).isEqualTo(reply.json().path(member));
        }
    }

    @Nested
    class ARefusal {

        @Test
        void namesTheRuleTheLimitAndTheValueAndIsRecorded() {
            String line = Payments.lineWith("100.00", "refusal-limit");

            Reply reply = handler.submit(Payments.submit("refusal-limit-1", line, "100.01"));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            JsonNode problem = reply.json();
            assertThat(problem.path("type").asString())
                    .isEqualTo("https://mingzhang.org/problems/" + problem.path("rule").asString());
            assertThat(problem.path("limit").asString()).isEqualTo("100.00");
            assertThat(problem.path("value").asString()).isEqualTo("100.01");
            long position = problem.path("receipt").path("position").asLong();
            JsonNode entry = handler.get("/api/v1/entries/" + position).json();
            assertThat(entry.path("type").asString()).isEqualTo("payment.SubmitPaymentRefused");
            assertThat(entry.path("data").path("rule")).isEqualTo(problem.path("rule"));
        }

        @Test
        void isTheSameAgainWhenTheCommandComesAgain() {
            String line = Payments.lineWith("10.00", "refusal-again");
            Reply first = handler.submit(Payments.submit("refusal-again-1", line, "11.00"));

            Reply again = handler.submit(Payments.submit("refusal-again-1", line, "11.00"));

            assertThat(again.status()).isEqualTo(422);
            assertThat(again.json().path("receipt").path("repeated").asBoolean()).isTrue();
            assertThat(again.json().path("receipt").path("position"))
                    .isEqualTo(first.json().path("receipt").path("position"));
        }

        @Test
        void isExplainedInTheLanguageThatWasAskedFor() {
            String line = Payments.lineWith("10.00", "refusal-words");
            String command = Payments.submit("refusal-words-1", line, "11.00");

            String english = handler.submit(command).json().path("title").asString();
            Reply chinese = handler.speaking("zh-CN,zh;q=0.9").submit(command);

            assertThat(chinese.header("Content-Language")).isEqualTo("zh");
            assertThat(chinese.json().path("title").asString())
                    .isNotEqualTo(english)
                    .containsPattern("\\p{IsHan}");
        }
    }

    @Test
    void anIdWithAnotherBodyIsAConflictAndConsumesNothing() {
        String line = Payments.lineWith("10.00", "id-reused");
        handler.submit(Payments.submit("id-reused-1", line, "1.00"));
        long before = size();

        Reply reply = handler.submit(Payments.submit("id-reused-1", line, "2.00"));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.json().path("code").asString()).isEqualTo("id-reused");
        assertThat(reply.json().path("id").asString()).isEqualTo("id-reused-1");
        assertThat(size()).isEqualTo(before);
    }

    @Nested
    class WrongInForm {

        @Test
        void everythingThatIsWrongIsNamedAtOnce() {
            long before = size();

            Reply reply =
                    handler.submit(
                            """
                            {"type":"payment.SubmitPayment","id":"bad id","data":{"payment":"P",\
                            "line":"L","effectiveDate":"2025-02-30","amount":"-1.005","surprise":1,\
                            "payee":{"id":"x","kind":"friend","name":"N"},"purpose":"p"}}\
                            """);

            assertThat(reply.status()).isEqualTo(400);
            assertThat(TestClient.texts(reply.json().path("violations"), "field"))
                    .contains(
                            "/id",
                            "/data/effectiveDate",
                            "/data/amount",
                            "/data/surprise",
                            "/data/payee/kind",
                            "/data/expectedResult");
            for (JsonNode violation : reply.json().path("violations").values()) {
                assertThat(violation.path("rule").asString()).isNotBlank();
                assertThat(violation.path("message").asString()).isNotBlank();
            }
            assertThat(size()).isEqualTo(before);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        ''                                          | 400
                        {                                           | 400
                        null                                        | 400
                        []                                          | 400
                        {"type":1}                                  | 400
                        {"type":"payment.Steal","id":"s","data":{}} | 400
                        {"type":"payment.ReviewPayment","id":"s","data":{},"id":"t"} | 400
                        """)
        void isAProblemWithoutAStackTrace(String body, int status) {
            Reply reply = handler.submit(body);

            assertThat(reply.status()).isEqualTo(status);
            assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
            assertThat(reply.json().path("violations").isEmpty()).isFalse();
            assertThat(reply.text()).doesNotContain("Exception", "at org.", "jackson");
        }

        @Test
        void abodyBeyondTheLimitIsTooLarge() {
            String padding = " ".repeat(CommandDesk.COMMAND_BYTES_MAX);

            Reply atLimit = handler.submit("{" + padding.substring(2) + "}");
            Reply beyond = handler.submit("{" + padding.substring(1) + "}");

            assertThat(atLimit.status()).isEqualTo(400);
            assertThat(beyond.status()).isEqualTo(413);
            assertThat(beyond.json().path("bytesMax").asInt())
                    .isEqualTo(CommandDesk.COMMAND_BYTES_MAX);
        }
    }

    @Test
    void aRoleWithoutTheDutyIsForbiddenAndTheAttemptIsRecorded() {
        long before = size();

        Reply reply =
                TestLedger.as("auditor").submit(Payments.submit("forbidden-1", "any", "1.00"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("rule").asString()).isEqualTo("role-not-permitted");
        assertThat(reply.json().path("value").asString()).isEqualTo("auditor");
        assertThat(reply.json().path("limit").asString())
                .contains("handler")
                .doesNotContain("auditor");
        assertThat(size()).isEqualTo(before + 1);
    }

    @Test
    void anotherMediaTypeIsNamedWithTheOnesTaken() {
        Reply reply = handler.post("text/csv", "a,b");

        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.json().path("supported").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("application/json", "application/x-ndjson");
    }
}
