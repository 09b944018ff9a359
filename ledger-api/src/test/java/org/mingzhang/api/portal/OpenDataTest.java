package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// What everybody may take along: data sets with names that stay, white papers whose figures can be
/// asked for again, and payments found by what they are for.
class OpenDataTest {

    private final TestClient nobody = TestClient.nobody(TestLedger.as("handler").base());

    @BeforeAll
    static void money() {
        assertThat(PublicMoney.lastPosition()).isPositive();
    }

    private Document page(String path) {
        Reply reply = nobody.get(path);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    @Test
    void theCatalogueNamesEveryDataSetWithLicenceAndFiles() {
        Reply reply = nobody.get("/open/catalog.jsonld");

        assertThat(reply.header("Content-Type")).startsWith("application/ld+json");
        JsonNode catalogue = reply.json();
        assertThat(catalogue.at("/dct:license/@id").asString()).contains("/by/4.0/");
        assertThat(TestClient.texts(catalogue.path("dcat:dataset"), "dct:identifier"))
                .allMatch(id -> id.startsWith("mingzhang.localhost"))
                .extracting(id -> id.replaceFirst(".*/", ""))
                .containsExactly(
                        "divisions", "execution", "lines", "payments", "refusals", "awards");
        catalogue
                .path("dcat:dataset")
                .valueStream()
                .flatMap(set -> set.path("dcat:distribution").valueStream())
                .map(file -> file.path("@id").asString().replace(nobody.base(), ""))
                .forEach(file -> assertThat(nobody.get(file).status()).as(file).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"divisions", "execution", "lines", "payments", "refusals", "awards"})
    void aSchemaSaysWhatEachColumnOfTheFileMeans(String set) {
        JsonNode schema = nobody.get("/en/open/data/" + set + ".schema.json").json();
        String file = schema.path("url").asString().replace(nobody.base(), "");

        List<String> lines = nobody.get(file).text().lines().toList();

        String heads = lines.stream().filter(line -> !line.startsWith("#")).findFirst().orElse("");
        assertThat(lines).anyMatch(line -> line.matches("#\\s?position [0-9]+"));
        assertThat(TestClient.texts(schema.at("/tableSchema/columns"), "name"))
                .containsExactly(heads.split(",", -1));
        assertThat(TestClient.texts(schema.at("/tableSchema/columns"), "dc:description"))
                .allMatch(text -> !text.isEmpty());
    }

    @Test
    void theFilesOfPaymentsLeavePersonsOut() {
        String file = nobody.get("/en/open/payments.csv").text();

        assertThat(file.lines().filter(line -> line.contains(PublicMoney.TO_PERSON)))
                .isNotEmpty()
                .allMatch(line -> line.contains(",yes,") && !line.contains("Paper for schools"));
    }

    @Test
    void aWhitePaperIsPinnedAndItsFiguresCanBeAskedForAgain() {
        Reply first = nobody.get("/en/open/paper/440300/" + PublicMoney.YEAR + "-04");
        assertThat(first.status()).isEqualTo(303);
        String address = first.header("Location").replace(nobody.base(), "");
        assertThat(address).contains("at=%40", "effective=2024-04-30");

        Document paper = page(address);

        String query = paper.select(".source a").attr("href");
        JsonNode total = nobody.get(query).json().at("/total/amounts");
        assertThat(paper.select(".figures data").eachAttr("value"))
                .contains(
                        total.path("paid").asString(),
                        total.path("adjustedBudget").asString(),
                        total.path("available").asString());
        assertThat(paper.select(".source a").eachAttr("href"))
                .hasSizeGreaterThan(3)
                .allSatisfy(link -> assertThat(nobody.get(link).status()).as(link).isEqualTo(200));
    }

    @Test
    void aPeriodThatIsNoneIsSaidSo() {
        Reply reply = nobody.get("/en/open/paper/440300/2024-13");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.text()).contains("2024-13", "2026-06");
    }

    @Test
    void paymentsAreFoundByWhatTheyAreForUnlessAPersonIsPaid() {
        Document found = page("/en/open/search?q=paper%20for%20schools");

        assertThat(found.select("#purposes").text())
                .contains(PublicMoney.SETTLED)
                .doesNotContain(PublicMoney.TO_PERSON);
    }

    @Test
    void aWrongMomentIsRefusedInTheLanguageOfThePage() {
        String page = nobody.get("/zh/open/area/440300?vs=soon").text();

        assertThat(Jsoup.parse(page).select("main").text())
                .contains("应为日期、时间")
                .doesNotContain("a date");
    }
}
