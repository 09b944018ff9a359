package org.mingzhang.api.downloads;

import static org.assertj.core.api.Assertions.assertThat;

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
        "/en/open/unit/P77-001?year=2024, #lines, /en/open/lines.csv?"
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
        "/en/open/payments.csv?shoe=42, shoe"
    })
    void anotherFormatOrWordIsRefusedWithAProblem(String address, String parameter) {
        Reply reply = visitor.get(address);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
        assertThat(reply.text()).contains("bad-parameter", parameter);
    }
}
