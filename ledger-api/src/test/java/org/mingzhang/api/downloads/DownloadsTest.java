package org.mingzhang.api.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// What pages show, as files.
class DownloadsTest {

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private Reply file(String address) {
        Reply reply = visitor.get(address + "&at=@" + last + "&min=" + last);
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return reply;
    }

    @Test
    void aCsvFileSaysAsOfWhatPositionItHoldsThenHasItsHeadsAndAllRows() {
        Reply reply = file("/en/open/lines.csv?unit=P77&year=2024");
        List<String> lines = reply.text().lines().toList();
        List<String> comments = lines.stream().filter(line -> line.startsWith("#")).toList();
        List<String> rows = lines.subList(comments.size(), lines.size());

        assertThat(reply.header("Content-Type")).startsWith("text/csv");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"lines-" + last + ".csv\"");
        assertThat(comments).contains("#position " + last, "#rows 3");
        assertThat(rows.getFirst()).startsWith("line,label,fiscalYear,division,unit,unitName,");
        assertThat(rows.subList(1, rows.size()))
                .hasSize(3)
                .anyMatch(row ->
                        row.startsWith(PublicMoney.LINE + ",")
                                && row.contains(",1000.00,")
                                && row.contains(",300.00,"));
    }

    @Test
    void aJsonFileSaysTheSameAsTheQueries() {
        JsonNode file = file("/en/open/units.json?year=2024").json();
        JsonNode asked =
                TestLedger.as("auditor")
                        .get("/api/v1/execution?year=2024&group=unit&at=@" + last)
                        .json();

        assertThat(file.path("position").asLong()).isEqualTo(last);
        assertThat(file.path("rowCount").asInt()).isEqualTo(file.path("rows").size());
        assertThat(TestClient.texts(file.path("rows"), "paid"))
                .isEqualTo(
                        asked.path("rows")
                                .valueStream()
                                .map(row -> row.path("amounts").path("paid").asString())
                                .toList());
    }

    @Test
    void aFileOfRefusalsHasEachWithItsRuleItsValueAndItsLimit() {
        JsonNode file = file("/en/open/refusals.json?line=" + PublicMoney.LINE).json();
        JsonNode refused = file.path("rows").path(0);

        assertThat(file.path("rowCount").asInt()).isEqualTo(file.path("rows").size()).isPositive();
        assertThat(refused.path("payment").asString()).isEqualTo(PublicMoney.REFUSED);
        assertThat(refused.path("value").asString()).isEqualTo("900.00");
        assertThat(refused.has("limit")).isTrue();
        assertThat(refused.has("actor")).isFalse();
    }

    private static BigDecimal sum(JsonNode rows, String column) {
        return TestClient.texts(rows, column).stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Document page(String address) {
        return Jsoup.parse(visitor.get(address + "&at=@" + last + "&min=" + last).text());
    }

    @Test
    void monthsAddUpToTheTotalOfTheirPage() {
        JsonNode file = file("/en/open/months.json?unit=P77-001&year=2024").json();
        List<String> total =
                page("/en/open/unit/P77-001?year=2024")
                        .select("#by-month tbody.total data")
                        .eachAttr("value");

        assertThat(TestClient.texts(file.path("rows"), "month")).contains("2024-04").isSorted();
        assertThat(total)
                .startsWith(
                        sum(file.path("rows"), "adjustedBudget").toString(),
                        sum(file.path("rows"), "paid").toString());
        assertThat(TestClient.texts(file.path("rows"), "paidToDate").getLast())
                .isEqualTo(total.getLast());
        assertThat(file.path("position").asLong()).isEqualTo(last);
    }

    @Test
    void theStatementOfALineEndsWithItsBalanceAndItsChangesAddUpToIt() {
        JsonNode file = file("/en/open/line.json?line=" + PublicMoney.LINE).json();
        JsonNode newest = file.path("rows").path(0);
        Document page = page("/en/open/line/" + PublicMoney.LINE + "?account=");

        assertThat(file.path("rowCount").asInt()).isEqualTo(file.path("rows").size()).isPositive();
        assertThat(newest.path("position").asLong()).isEqualTo(last);
        assertThat(newest.path("account").asString()).isEqualTo("2100");
        assertThat(newest.path("balance").asString()).isEqualTo("500.00");
        assertThat(sum(file.path("rows"), "change")).isEqualTo("500.00");
        assertThat(TestClient.texts(file.path("rows"), "balance"))
                .isEqualTo(
                        page.select("#statement tbody tr td:nth-child(7) data").eachAttr("value"));
    }

    @Test
    void aStatementFollowsTheAccountThatIsAskedFor() {
        JsonNode rows =
                file("/zh/open/line.json?account=2600&line=" + PublicMoney.LINE)
                        .json()
                        .path("rows");

        assertThat(TestClient.texts(rows, "change")).containsExactly("300.00");
        assertThat(TestClient.texts(rows, "payment")).containsExactly(PublicMoney.SETTLED);
    }

    @Test
    void thePoolOfALineHasAStatementToo() {
        String pool =
                TestLedger.as("auditor")
                        .get("/api/v1/lines/" + PublicMoney.LINE)
                        .json()
                        .path("pool")
                        .asString();

        JsonNode rows = file("/en/open/pool.json?pool=" + pool).json().path("rows");

        assertThat(sum(rows, "change")).isEqualTo("500.00");
    }

    @Test
    void flowsAreThoseOfTheApiAndTheirDebitsAreTheirCredits() {
        JsonNode rows = file("/en/open/flows.json?unit=P77").json().path("rows");

        assertThat(rows)
                .isEqualTo(
                        TestLedger.as("auditor")
                                .get("/api/v1/account-flows?unit=P77&at=@" + last)
                                .json()
                                .path("accounts"));
        assertThat(sum(rows, "debits")).isEqualTo(sum(rows, "credits")).isPositive();
    }

    @Test
    void whatAPageHidesAFileHidesToo() {
        String text = file("/zh/open/payments.json?line=" + PublicMoney.LINE).text();
        JsonNode person =
                visitor.get("/zh/open/payments.json?at=@" + last + "&line=" + PublicMoney.LINE)
                        .json()
                        .path("rows")
                        .valueStream()
                        .filter(row -> row.path("payment").asString().equals(PublicMoney.TO_PERSON))
                        .findFirst()
                        .orElseThrow();

        assertThat(text).contains(PublicMoney.SETTLED);
        assertThat(person.path("deidentified").asString()).isEqualTo("yes");
        assertThat(person.has("payeeName")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "/en/open/units?year=2024, #by-unit, /en/open/units.csv?",
        "/en/open/lines?unit=P77, #lines, /en/open/lines.csv?",
        "/en/open/payments?line=P77/2024/paper, #payments, /en/open/payments.csv?",
        "/en/open/refusals?line=P77/2024/paper, #refusals, /en/open/refusals.csv?",
        "/en/open/unit/P77-001?year=2024, #lines, /en/open/lines.csv?",
        "/en/open/unit/P77-001?year=2024, #by-month, /en/open/months.csv?",
        "/en/open/units?year=2024, #by-month, /en/open/months.csv?",
        "/en/open/area/440300?year=2024, #by-month, /en/open/months.csv?",
        "/en/open/flows?unit=P77, #flows, /en/open/flows.csv?",
        "/en/open/line/P77/2024/paper?account=2600, #statement, /en/open/line.csv?account=2600&"
    })
    void aPageLinksToItsFilesWithItsFilterAndItsPosition(
            String address, String table, String file) {
        Document page = Jsoup.parse(visitor.get(address + "&min=" + last).text());
        List<String> links = page.select(table + " a[href*=.csv?]").eachAttr("href");

        assertThat(links).hasSize(1).allMatch(href -> href.startsWith(file + "at=%40"));
        assertThat(visitor.get(links.getFirst()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/en/open/lines.ods, format",
        "/zh/open/units.pdf, format",
        "/en/open/line.csv, line",
        "/en/open/pool.csv, pool",
        "/en/open/line.csv?line=P77/2024/paper&account=1, account",
        "/en/open/payments.csv?shoe=42, shoe"
    })
    void anotherFormatOrWordIsRefusedWithAProblem(String address, String parameter) {
        Reply reply = visitor.get(address);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text()).contains("bad-parameter", parameter);
    }
}
