package org.mingzhang.api.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.cli.Mingzhang;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// The read models as clients ask them.
class ReadModelsApiTest {

    private final TestClient auditor = TestLedger.as("auditor");
    private final long last = PublicMoney.lastPosition();

    private JsonNode ask(String address) {
        Reply reply = auditor.get(address);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private String withMin(String address) {
        return address + (address.contains("?") ? "&" : "?") + "min=" + last;
    }

    @Test
    void aLineHasItsBalancesAndTheyAddUp() {
        JsonNode line = ask(withMin("/api/v1/lines/" + PublicMoney.LINE));

        JsonNode balances = line.path("balances");
        assertThat(line.path("line").path("unit").asString()).isEqualTo(PublicMoney.UNIT);
        assertThat(balances.path("adjustedBudget").asString()).isEqualTo("1000.00");
        assertThat(balances.path("paid").asString()).isEqualTo("300.00");
        assertThat(balances.path("encumbered").asString()).isEqualTo("200.00");
        assertThat(balances.path("available").asString()).isEqualTo("500.00");
        assertThat(balances.path("accounts").path("2600").asString()).isEqualTo("300.00");
        assertThat(balances.path("negative").isEmpty()).isTrue();
    }

    @Test
    void whatWasKnownBeforeTheLastEntryIsStillToldAndStaysSo() {
        String before = "/api/v1/lines/" + PublicMoney.LINE + "?at=@" + (last - 1);

        JsonNode then = ask(before);

        assertThat(then.path("balances").path("encumbered").asString()).isEqualTo("0.00");
        assertThat(then.path("balances").path("available").asString()).isEqualTo("700.00");
        assertThat(then.path("asOf").path("position").asLong()).isEqualTo(last - 1);
        assertThat(ask(before)).isEqualTo(then);
    }

    @Test
    void whatHadHappenedUpToADayIsOneCutAndCombinesWithTheOther() {
        String line = "/api/v1/lines/" + PublicMoney.LINE;

        JsonNode march = ask(withMin(line + "?at=2024-03-31&by=effective"));
        JsonNode marchAsKnownBefore = ask(line + "?effective=2024-03-31&at=@" + (last - 1));

        assertThat(march.path("balances").path("paid").asString()).isEqualTo("0.00");
        assertThat(march.path("balances").path("encumbered").asString()).isEqualTo("500.00");
        assertThat(march.path("asOf").path("effective").asString()).isEqualTo("2024-03-31");
        assertThat(marchAsKnownBefore.path("balances").path("encumbered").asString())
                .isEqualTo("300.00");
    }

    @Test
    void movementsComeNewestFirstWithTheBalanceAfterEach() {
        JsonNode page = ask(withMin("/api/v1/lines/" + PublicMoney.LINE + "/movements"));

        JsonNode newest = page.path("rows").get(0);
        assertThat(newest.path("position").asLong()).isEqualTo(last);
        assertThat(newest.path("payment").asString()).isEqualTo(PublicMoney.TO_PERSON);
        assertThat(newest.path("after").path("available").asString()).isEqualTo("500.00");
        assertThat(TestClient.texts(newest.path("changes"), "side"))
                .containsExactlyInAnyOrder("debit", "credit");
    }

    @Test
    void pagesFollowEachOtherFixedToOneMoment() {
        List<String> found = new ArrayList<>();
        String next = withMin("/api/v1/lines?limit=1&year=2024&unit=P77");
        while (!next.isEmpty()) {
            JsonNode page = ask(next);
            found.addAll(TestClient.texts(page.path("rows"), "line"));
            next = page.path("next").asString("");
            assertThat(next)
                    .satisfiesAnyOf(
                            address -> assertThat(address).isEmpty(),
                            address -> assertThat(address).contains("at=%40"));
        }
        assertThat(found)
                .containsExactly(PublicMoney.UNUSED_LINE, PublicMoney.LINE, PublicMoney.QUIET_LINE);
    }

    @Test
    void linesComeByAnAmountPageByPageWithWhatWasExecutedOnThem() {
        List<String> found = new ArrayList<>();
        List<String> paid = new ArrayList<>();
        String next = withMin("/api/v1/lines?limit=1&year=2024&unit=P77&sort=-paid");
        while (!next.isEmpty()) {
            JsonNode page = ask(next);
            found.addAll(TestClient.texts(page.path("rows"), "line"));
            page.path("rows").forEach(row -> paid.add(row.at("/amounts/paid").asString()));
            next = page.path("next").asString("");
            assertThat(next).matches("|.*at=%40.*sort=-paid.*");
        }

        assertThat(found)
                .containsExactly(PublicMoney.LINE, PublicMoney.UNUSED_LINE, PublicMoney.QUIET_LINE);
        assertThat(paid).containsExactly("300.00", "0.00", "0.00");
        assertThat(ask("/api/v1/lines?limit=1").at("/rows/0").has("amounts")).isFalse();
    }

    @Test
    void anOrderThatIsNotThereIsRefusedWithThoseThatAre() {
        Reply reply = auditor.get("/api/v1/lines?sort=-beauty");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text())
                .contains("bad-parameter", "-beauty", "adjusted, paid, share, available");
    }

    @Test
    void aPoolSumsItsLines() {
        String pool = ask(withMin("/api/v1/lines/" + PublicMoney.LINE)).path("pool").asString();

        JsonNode found = ask(withMin("/api/v1/pools/" + pool));

        assertThat(found.path("pool").asString()).isEqualTo(pool);
        assertThat(found.path("balances").path("paid").asString()).isEqualTo("300.00");
        assertThat(ask("/api/v1/pools/" + pool + "/movements").path("rows").isEmpty()).isFalse();
    }

    @Test
    void aPaymentHasItsStepsAndAPersonStaysUnnamed() {
        JsonNode settled = ask(withMin("/api/v1/payments/" + PublicMoney.SETTLED));
        JsonNode person = ask(withMin("/api/v1/payments/" + PublicMoney.TO_PERSON));

        assertThat(TestClient.texts(settled.path("steps"), "state"))
                .containsExactly("submitted", "reviewed", "approved", "settled");
        assertThat(settled.path("payment").path("payee").path("name").asString())
                .isEqualTo("Lingnan Paper");
        assertThat(person.path("payment").path("payee").path("deidentified").asBoolean()).isTrue();
        assertThat(person.path("payment").path("payee").has("name")).isFalse();
        assertThat(person.path("payment").has("purpose")).isFalse();
    }

    @Test
    void theRegisterIsAddedUpOverTheWholeFilter() {
        JsonNode register = ask(withMin("/api/v1/payments?limit=1&line=" + PublicMoney.LINE));

        assertThat(register.path("totals").path("payments").asLong()).isEqualTo(2);
        assertThat(register.path("totals").path("amount").asString()).isEqualTo("500.00");
        assertThat(register.path("page").path("rows").size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"unit,2", "func,1", "'unit,month',5"})
    void executionByAnythingAddsUpToItsTotal(String group, int rows) {
        JsonNode execution = ask(withMin("/api/v1/execution?year=2024&unit=P77&group=" + group));

        for (String measure : List.of("adjustedBudget", "paid", "available", "encumbered")) {
            BigDecimal sum =
                    execution
                            .path("rows")
                            .valueStream()
                            .map(row ->
                                    new BigDecimal(row.path("amounts").path(measure).asString()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .as(measure)
                    .isEqualByComparingTo(
                            execution.path("total").path("amounts").path(measure).asString());
        }
        assertThat(execution.path("rows").size()).isEqualTo(rows);
        assertThat(execution.path("total").path("amounts").path("adjustedBudget").asString())
                .isEqualTo("1550.00");
    }

    @Test
    void refusalsNameRuleLimitAndValue() {
        JsonNode refusals = ask(withMin("/api/v1/refusals?payment=" + PublicMoney.REFUSED));

        JsonNode row = refusals.path("page").path("rows").get(0);
        assertThat(row.path("rule").asString()).isEqualTo("amount-exceeds-available");
        assertThat(row.path("limit").asString()).isEqualTo("700.00");
        assertThat(row.path("value").asString()).isEqualTo("900.00");
        assertThat(refusals.path("counts").get(0).path("count").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/lines?yeer=2024, 400, bad-parameter, yeer",
        "/api/v1/lines?year=24, 400, bad-parameter, year",
        "/api/v1/lines?unit=a%20b, 400, bad-parameter, unit",
        "/api/v1/lines?unit=a&unit=b, 400, bad-parameter, unit",
        "/api/v1/lines?limit=0, 400, bad-parameter, limit",
        "/api/v1/lines?at=yesterday, 400, bad-parameter, at",
        "/api/v1/lines?at=2024-02-30, 400, bad-parameter, at",
        "/api/v1/lines?by=both&at=2024-02-03, 400, bad-parameter, by",
        "/api/v1/lines?by=effective, 400, bad-parameter, at",
        "/api/v1/lines?min=-1, 400, bad-parameter, min",
        "/api/v1/execution?group=shoe, 400, bad-parameter, group",
        "'/api/v1/execution?group=unit,unit', 400, bad-parameter, group",
        "/api/v1/payments?state=lost, 400, bad-parameter, state",
        "/api/v1/payments?from=3.4.24, 400, bad-parameter, from",
        "/api/v1/refusals?file=ab, 400, bad-parameter, file",
        "/api/v1/read-models?position=99999999, 400, bad-parameter, position",
        "/api/v1/lines?min=, 400, bad-parameter, min",
        "/api/v1/lines?at=2001-01-01, 404, before-log, at",
        "/api/v1/lines?at=2999-01-01, 400, after-now, at",
    })
    void aWrongQuestionIsNamedWithWhatWouldBeRight(
            String address, int status, String code, String parameter) {
        Reply reply = auditor.get(address);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.json().path("code").asString()).isEqualTo(code);
        assertThat(reply.json().path("parameter").asString()).isEqualTo(parameter);
        assertThat(reply.json().has("expected") || reply.json().has("nearest")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/lines/no/such/line, line",
        "/api/v1/lines/no/such/line/movements, line",
        "/api/v1/pools/2024/none, pool",
        "/api/v1/payments/none, payment"
    })
    void whatIsUnknownIsNotFound(String address, String kind) {
        Reply reply = auditor.get(address);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("kind").asString()).isEqualTo(kind);
    }

    @Test
    void aPositionBeyondTheEndNamesTheEnd() {
        Reply reply = auditor.get("/api/v1/lines?at=@99999999");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.json().path("code").asString()).isEqualTo("position-beyond-end");
        assertThat(reply.json().path("size").asLong()).isGreaterThan(last);
    }

    @Test
    void aRebuildBesideTheRunningLedgerGivesTheSameDigest() {
        String digest =
                ask("/api/v1/read-models?digest=true&position=" + last)
                        .path("digest")
                        .path("sha256")
                        .asString();
        StringWriter out = new StringWriter();
        CommandLine commandLine = Mingzhang.commandLine().setOut(new PrintWriter(out));

        int status =
                commandLine.execute(
                        "rebuild",
                        "--data",
                        TestLedger.shared().runtime().settings().data().toString());

        assertThat(status).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("Before", "After", "The read models say the same as before.");
        assertThat(
                        ask(withMin("/api/v1/read-models?digest=true&position=" + last)
                                        .replace("&min=" + last, ""))
                                .path("digest")
                                .path("sha256")
                                .asString())
                .isEqualTo(digest);
    }
}
