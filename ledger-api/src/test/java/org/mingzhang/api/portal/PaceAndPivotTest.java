package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.JsonNode;

/// How fast units spend, and any question by any axes, as a visitor without script gets them.
class PaceAndPivotTest {

    @TempDir private Path folder;

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private String at(String address) {
        return address + (address.contains("?") ? "&" : "?") + "at=@" + last + "&min=" + last;
    }

    private Document page(String address) {
        Reply reply = visitor.get(at(address));
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    private JsonNode ask(String address) {
        Reply reply = TestLedger.as("auditor").get(at(address));
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static Money sum(List<String> amounts) {
        return amounts.stream().map(Money::parse).reduce(Money.ZERO, Money::plus);
    }

    private String paid(String filter) {
        return ask("/api/v1/execution?" + filter).at("/total/amounts/paid").asString();
    }

    @Test
    void theUnitThatIsFurthestBehindStandsInFrontAndInTheSentence() {
        Document page = page("/en/open/pace?year=2024&division=4403");

        Element first = page.expectFirst("#pace tbody:last-child tr");
        JsonNode unit = ask("/api/v1/pace?year=2024&division=4403").at("/units/0");
        assertThat(first.text()).contains(unit.path("unit").asString());
        assertThat(page.expectFirst(".answer").text()).contains(unit.path("unit").asString());
        assertThat(first.expectFirst("a").attr("href"))
                .startsWith("/en/open/pace/" + unit.path("unit").asString());
    }

    @Test
    void aUnitWithoutEarlierYearsIsMeasuredByAnEvenCourseAndThatIsSaid() {
        Document page = page("/en/open/pace/" + PublicMoney.UNIT + "?year=2024");
        JsonNode pace = ask("/api/v1/pace?year=2024&unit=" + PublicMoney.UNIT).at("/units/0");

        assertThat(pace.path("basis").asString()).isEqualTo("even");
        assertThat(pace.at("/months/5/expected").asString()).isEqualTo("750.00");
        assertThat(pace.at("/months/5/paid").asString()).isEqualTo("300.00");
        assertThat(pace.at("/months/5/verdict").asString()).isEqualTo("behind");
        assertThat(pace.has("forecast")).isFalse();
        assertThat(page.select("#months tbody:last-child tr")).hasSize(12);
        assertThat(page.text()).contains("No earlier year is known");
        assertThat(page.select("#alerts .empty")).isNotEmpty();
    }

    @Test
    void monthsThatAreNotOverHaveNoVerdict() {
        JsonNode months =
                ask("/api/v1/pace?year=2024&effective=2024-03-31&unit=" + PublicMoney.UNIT)
                        .at("/units/0/months");

        assertThat(months.path(2).path("paid").asString()).isEqualTo("0.00");
        assertThat(months.path(3).has("paid")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows=city",
                "rows=unit&cols=month",
                "rows=function-class&cols=economic",
                "rows=quarter&cols=fund",
                "rows=expenditure&cols=unit",
                "rows=supplier",
                "rows=unit&cols=supplier"
            })
    void whateverTheAxesTheCellsAddUpToWhatTheLedgerSays(String axes) {
        String query = axes + "&year=2024&division=4403";
        JsonNode pivot = ask("/api/v1/pivot?" + query);
        Document page = page("/en/open/pivot?" + query);

        String paid = paid("year=2024&division=4403");
        assertThat(pivot.path("total").asString()).isEqualTo(paid);
        assertThat(sum(TestClient.texts(pivot.path("cells"), "value")))
                .isEqualTo(Money.parse(paid));
        assertThat(page.expectFirst("#pivot .total td data").attr("value")).isEqualTo(paid);
        assertThat(page.text()).contains("Agrees with the ledger");
    }

    @Test
    void theFilesOfAPivotHoldTheSameCells() throws IOException {
        String query = "cols=month&division=4403&rows=unit&year=2024";
        String paid = paid("year=2024&division=4403");

        List<String> csv =
                visitor.get(at("/en/open/pivot.csv?" + query))
                        .text()
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> line.substring(line.lastIndexOf(',') + 1))
                        .toList();
        assertThat(sum(csv)).isEqualTo(Money.parse(paid));

        Document sheet = firstSheet("/en/open/pivot.xlsx?" + query);
        List<String> numbers =
                sheet.select("c[t=n] v").eachText().stream()
                        .map(number -> new BigDecimal(number).setScale(2).toPlainString())
                        .toList();
        assertThat(numbers).hasSameSizeAs(csv);
        assertThat(sum(numbers)).isEqualTo(Money.parse(paid));
    }

    private Document firstSheet(String address) throws IOException {
        Path file = Files.write(folder.resolve("pivot.xlsx"), visitor.blob(at(address)).bytes());
        try (ZipFile book = new ZipFile(file.toFile());
                InputStream sheet =
                        book.getInputStream(book.getEntry("xl/worksheets/sheet1.xml"))) {
            return Jsoup.parse(sheet, "UTF-8", "", Parser.xmlParser());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rows=moon, moon, function-class",
        "measure=luck, luck, refunded",
        "rows=supplier&measure=rate, rate, disbursed",
        "rows=city&cols=city, city, another axis",
        "chart=pie, pie, stacked"
    })
    void whatDoesNotGoTogetherIsNamedWithWhatDoes(String query, String value, String instead) {
        Reply reply = visitor.get("/en/open/pivot?" + query);

        assertThat(reply.status()).isEqualTo(400);
        Document page = Jsoup.parse(reply.text());
        assertThat(page.text()).contains(value, instead);
        assertThat(page.select("main a")).isNotEmpty();
    }

    @Test
    void aShareIsOfTheSumsAndNotASumOfShares() {
        JsonNode pivot = ask("/api/v1/pivot?rows=unit&measure=rate&year=2024&division=4403");
        JsonNode total = ask("/api/v1/execution?year=2024&division=4403").at("/total/amounts");
        double share =
                100.0
                        * Money.parse(total.path("paid").asString()).minorUnits()
                        / Money.parse(total.path("adjustedBudget").asString()).minorUnits();

        assertThat(Double.parseDouble(pivot.path("total").asString()))
                .isCloseTo(share, within(0.051));
    }
}
