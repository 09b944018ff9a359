package org.mingzhang.api.queries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// What surrounds the balances, asked over HTTP; and the warning that a claim is told.
class ProceduresTest {

    private static final String DIVISION = "445200000";
    private static final String UNIT = "P88-001";
    private static final String LINE = "P88/2024/travel";

    private static long last;
    private static JsonNode filed;

    private static JsonNode send(String person, String type, String id, String data) {
        TestClient.Reply reply =
                TestLedger.as(person).submit(TestClient.command(type, "P88-" + id, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        last = reply.json().path("position").asLong() + reply.json().path("count").asLong() - 1;
        return reply.json();
    }

    private static void publish(String table, String columns, String cells) {
        send(
                "budget-a",
                "ruletable.ProposeTable",
                table,
                """
                {"table":"%s/%s","version":1,"validFrom":"2024-01-01","document":"Table",
                 "columns":[%s],"rows":[{"cells":[%s]}]}
                """
                        .formatted(DIVISION, table, columns, cells));
        send(
                "budget-b",
                "ruletable.ConfirmTable",
                table + "-2",
                "{\"table\":\"%s/%s\",\"version\":1}".formatted(DIVISION, table));
    }

    @BeforeAll
    static void aClaimIsFiledAndAProposalIsUnderReview() {
        publish("meals", "\"place\",\"per-day\"", "\"*\",\"100.00\"");
        publish("warning-band", "\"standard\",\"percent\"", "\"meals\",\"90\"");
        publish(
                "joint-review",
                "\"kind\",\"above\",\"days\",\"remind\"",
                "\"*\",\"1000000.00\",\"5\",\"1\"");
        send(
                "budget-a",
                "budgetline.ApproveAppropriation",
                "line",
                """
                {"line":"%s","division":"%s","fiscalYear":2024,"unit":"%s","function":"2050204",
                 "economic":"30211","fundType":"11","effectiveDate":"2024-01-15",
                 "document":"Budget 2024","amount":"1000.00"}
                """
                        .formatted(LINE, DIVISION, UNIT));
        filed =
                send(
                        "handler",
                        "expense.FileClaim",
                        "claim",
                        """
                        {"claim":"P88-claim","line":"%s","effectiveDate":"2024-05-06",
                         "claimant":"emp-7","purpose":"A visit","expenses":{"meals":[
                         {"place":"Beijing","from":"2024-05-01","days":2,"amount":"195.00"},
                         {"place":"Beijing","from":"2024-05-03","days":1,"amount":"50.00"}]}}
                        """
                                .formatted(LINE));
        send(
                "budget-a",
                "jointreview.SubmitProposal",
                "proposal",
                """
                {"proposal":"P88/proposal","kind":"supplement","division":"%s","fiscalYear":2024,
                 "unit":"%s","amount":"5000.00","reason":"More","document":"No. 1"}
                """
                        .formatted(DIVISION, UNIT));
        send(
                "budget-a",
                "jointreview.OpenReviewRound",
                "round",
                "{\"proposal\":\"P88/proposal\",\"round\":1,\"participants\":[\"440000\"]}");
    }

    private static JsonNode ask(String path) {
        TestClient.Reply reply =
                TestLedger.as("auditor")
                        .get(path + (path.contains("?") ? "&" : "?") + "min=" + last);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void aClaimInTheWarningBandIsAcceptedWithAWarning() {
        assertThat(filed.path("outcome").asString()).isEqualTo("accepted");
        assertThat(filed.path("warnings")).hasSize(1);
        JsonNode warning = filed.path("warnings").get(0);
        assertThat(warning.path("code").asString()).isEqualTo("near-limit");
        assertThat(warning.path("item").asString()).isEqualTo("meals/0");
        assertThat(warning.path("table").asString()).isEqualTo(DIVISION + "/meals");
        assertThat(warning.path("computation").asString()).isEqualTo("2 × 100.00 = 200.00");
        assertThat(warning.path("limit").asString()).isEqualTo("200.00");
        assertThat(warning.path("value").asString()).isEqualTo("195.00");
    }

    @Test
    void andSoIsOneInAStream() {
        String claim =
                TestClient.command(
                        "expense.FileClaim",
                        "P88-streamed",
                        """
                        {"claim":"P88-streamed","line":"%s","effectiveDate":"2024-05-06",\
                        "claimant":"emp-8","purpose":"Another visit","expenses":{"meals":[\
                        {"place":"Beijing","from":"2024-05-08","days":1,"amount":"95.00"}]}}\
                        """
                                .formatted(LINE));

        JsonNode answer = TestLedger.as("handler").stream(claim).lines().getFirst();

        assertThat(answer.at("/receipt/warnings/0/code").asString()).isEqualTo("near-limit");
        assertThat(answer.at("/receipt/warnings/0/limit").asString()).isEqualTo("100.00");
    }

    @Test
    void aReviewIsListedByItsLastStepWithItsDeadline() {
        JsonNode row = ask("/api/v1/reviews?division=4452&year=2024").path("rows").get(0);

        assertThat(row.path("id").asString()).isEqualTo("P88/proposal");
        assertThat(row.path("step").asString()).isEqualTo("ReviewRoundOpened");
        assertThat(row.path("dueAt").asString()).isNotEmpty();
        assertThat(ask("/api/v1/reviews?division=4452&step=ReviewRoundOpened").path("rows"))
                .hasSize(1);
        assertThat(ask("/api/v1/reviews?division=4452&step=ProposalSubmitted").path("rows"))
                .isEmpty();
    }

    @Test
    void aReviewIsToldStepByStep() {
        JsonNode steps = ask("/api/v1/reviews/P88/proposal").path("steps");

        assertThat(TestClient.texts(steps, "step"))
                .containsExactly("ProposalSubmitted", "ReviewRoundOpened");
        assertThat(steps.get(0).path("amount").asString()).isEqualTo("5000.00");
        assertThat(steps.get(0).path("person").asString()).isEqualTo("budget-a");
    }

    @Test
    void aClaimNamesItsLineAndAmount() {
        JsonNode row =
                ask("/api/v1/claims?unit=P88")
                        .path("rows")
                        .valueStream()
                        .filter(claim -> claim.path("id").asString().equals("P88-claim"))
                        .findFirst()
                        .orElseThrow();

        assertThat(row.path("line").asString()).isEqualTo(LINE);
        assertThat(row.path("amount").asString()).isEqualTo("245.00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exceptions", "projects", "cash-plans", "claims", "reviews"})
    void administratorsSeeNoneAndAnUnknownNameIsNotFound(String kind) {
        assertThat(TestLedger.as("admin").get("/api/v1/" + kind).status()).isEqualTo(403);
        assertThat(TestLedger.as("auditor").get("/api/v1/" + kind + "/none").status())
                .isEqualTo(404);
        assertThat(TestLedger.as("auditor").get("/api/v1/" + kind + "?foo=1").status())
                .isEqualTo(400);
    }
}
