package org.mingzhang.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// Whoever asks in Chinese and mistypes is answered in Chinese: codes, names and what was typed
/// stand in the answer, and no run of English words.
class ChineseProblemsTest {

    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z]{2,}( [A-Za-z]{2,})+");

    private final TestClient auditor = TestLedger.as("auditor").speaking("zh");

    private static JsonNode chinese(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isBetween(400, 422);
        JsonNode problem = reply.json();
        for (String member : new String[] {"title", "detail", "expected"}) {
            assertThat(problem.path(member).asString(""))
                    .as(reply.text())
                    .doesNotContainPattern(ENGLISH)
                    .doesNotContainPattern("\\{[0-9]\\}");
        }
        assertThat(problem.path("detail").asString()).containsPattern("\\p{IsHan}");
        return problem;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines?year=x",
                "/api/v1/lines?year=2024&year=2025",
                "/api/v1/lines?limit=0",
                "/api/v1/lines?nonsense=1",
                "/api/v1/lines?pool=!",
                "/api/v1/lines?line=!",
                "/api/v1/lines?unit=!",
                "/api/v1/lines?at=x",
                "/api/v1/lines?by=effective",
                "/api/v1/lines?at=2024-01-01&effective=2024-01-01&by=effective",
                "/api/v1/lines?at=2001-01-01",
                "/api/v1/lines?at=@99999999",
                "/api/v1/payments?state=x",
                "/api/v1/payments?from=x",
                "/api/v1/payments?file=x",
                "/api/v1/payments/none",
                "/api/v1/pivot?rows=x",
                "/api/v1/pivot?rows=unit&cols=unit",
                "/api/v1/entries/-1",
                "/api/v1/entries?limit=0",
                "/api/v1/entries?from=x",
                "/api/v1/events?limit=0",
                "/api/v1/events?after=x",
                "/api/v1/events?type=!",
                "/api/v1/read-models?position=99999999",
                "/api/v1/tables/440000000/none",
                "/api/v1/tables/440000000/lodging/99",
                "/api/v1/commands/types/none",
                "/api/v1/attachments/none",
                "/api/v1/nowhere"
            })
    void whoeverAsksTheApiIsAnsweredInChinese(String address) {
        chinese(auditor.get(address));
    }

    @ParameterizedTest
    @CsvSource({
        "/zh/open/lines?year=x, year",
        "/zh/open/lines?sort=x, sort",
        "/zh/open/lines?limit=0, limit",
        "/zh/open/payments?state=x, state",
        "/zh/open/pivot?rows=x, rows",
        "/zh/open/entry/x, position",
        "/zh/open/lines?at=x, at",
        "/zh/open/paper/440000/2024-99, period"
    })
    void whoeverReadsThePagesIsAnsweredInChinese(String address, String parameter) {
        HttpResponse<String> page = new PageBrowser().get(address);

        assertThat(page.statusCode()).isBetween(400, 404);
        Document document = Jsoup.parse(page.body());
        assertThat(document.select("main").text())
                .contains(parameter)
                .doesNotContainPattern(ENGLISH);
    }

    @Test
    void aFileThatHoldsNoTableSaysSoInChinese() {
        TestClient budget = TestLedger.as("budget-a").speaking("zh");
        String table =
                "/api/v1/tables/440000000/lodging/1?document=D&validFrom=2024-01-01&id=zh-table";

        assertThat(
                        chinese(budget.postTo(table, "text/csv", "a,b\n1\n"))
                                .path("expected")
                                .asString())
                .isEqualTo("每行2个单元格的表；第2行有1个");
        chinese(budget.postTo(table, "text/csv", ""));
        chinese(budget.postTo(table, "application/dmn+xml", "<definitions"));
    }

    @Test
    void theDeskOfATableSaysSoInChinese() {
        PageBrowser budget = PageBrowser.being("budget-a");
        HttpResponse<String> page =
                budget.press(
                        "/zh/work/table/440000000/lodging",
                        "form[enctype]",
                        Map.of(
                                "act", "preview",
                                "document", "1",
                                "validFrom", "2024-01-01",
                                "csv", "a,b\n1\n"));

        assertThat(Jsoup.parse(page.body()).select(".rebuke").text())
                .contains("第2行有1个")
                .doesNotContainPattern(ENGLISH);
    }

    @Test
    void whatIsRefusedSaysSoInChinese() {
        TestClient handler = TestLedger.as("handler").speaking("zh");
        JsonNode unknown =
                chinese(
                        handler.submit(
                                TestClient.command(
                                        "payment.WithdrawPayment",
                                        "zh-refused",
                                        """
                                        {"payment":"none","effectiveDate":"2024-01-02","reason":"R"}\
                                        """)));
        assertThat(unknown.path("rule").asString()).isEqualTo("payment-unknown");
        JsonNode invalid = chinese(handler.submit("{\"type\":\"payment.WithdrawPayment\"}"));
        invalid.path("violations")
                .forEach(violation ->
                        assertThat(violation.path("message").asString())
                                .doesNotContainPattern(ENGLISH));
    }
}
