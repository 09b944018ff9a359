package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// Areas: from the province on its map to a county, with figures that are those of the ledger.
class AreaTest {

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private Document page(String address) {
        Reply reply = visitor.get(address);
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    private Document area(String code) {
        return page("/en/open/area/" + code + "?at=@" + last + "&year=2024");
    }

    private JsonNode execution(String words) {
        return TestLedger.as("auditor")
                .get("/api/v1/execution?at=@" + last + "&year=2024" + words)
                .json();
    }

    private static List<String> values(Document page, String selector) {
        return page.select(selector).stream().map(data -> data.attr("value")).toList();
    }

    private static BigDecimal sum(List<String> amounts) {
        return amounts.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @ParameterizedTest
    @ValueSource(strings = {"440000", "440300"})
    void theFiguresAreThoseOfTheQueriesAndThePartsAddUp(String code) {
        String prefix = code.replaceFirst("0+$", "");
        JsonNode all = execution("&division=" + prefix).path("total").path("amounts");
        JsonNode byPlace =
                execution("&group=division&width=" + (prefix.length() + 2) + "&division=" + prefix)
                        .path("rows");

        Document page = area(code);

        assertThat(values(page, ".figure data"))
                .contains(
                        all.path("paid").asString(),
                        all.path("adjustedBudget").asString(),
                        all.path("available").asString());
        assertThat(sum(values(page, ".equation .parts data")))
                .isEqualByComparingTo(all.path("adjustedBudget").asString());
        assertThat(values(page, "#by-division .total td:nth-child(4) data"))
                .containsExactly(all.path("paid").asString());
        assertThat(sum(values(page, "#by-division tbody:not(.total) td:nth-child(4) data")))
                .isEqualByComparingTo(all.path("paid").asString());
        assertThat(values(page, "#by-division tbody:not(.total) td:nth-child(3) data"))
                .containsExactlyInAnyOrderElementsOf(
                        byPlace.valueStream()
                                .map(row -> row.path("amounts").path("adjustedBudget").asString())
                                .toList());
        assertThat(sum(values(page, "#by-month tbody:not(.total) td:nth-child(3) data")))
                .isEqualByComparingTo(all.path("paid").asString());
        assertThat(sum(values(page, "#by-func tbody:not(.total) td:nth-child(4) data")))
                .isEqualByComparingTo(all.path("paid").asString());
    }

    @Test
    void theMapHasEveryCityOnceAndAgreesWithTheRankingBesideIt() {
        Document page = area("440000");
        TreeMap<String, String> ranked =
                page.select("#cities-title + ol li").stream()
                        .filter(place ->
                                !place.expectFirst(".digits").text().equals("not reported"))
                        .collect(
                                Collectors.toMap(
                                        place -> place.expectFirst("a").attr("href"),
                                        place -> place.expectFirst(".digits").text(),
                                        (a, _) -> a,
                                        TreeMap::new));

        assertThat(page.select(".map svg > a")).hasSize(21);
        for (Element city : page.select(".map svg > a")) {
            String share = ranked.get(city.attr("href"));
            assertThat(city.attr("aria-label")).endsWith(share == null ? "not reported" : share);
        }
        assertThat(ranked).isNotEmpty();
        assertThat(
                        page.select(".legend .note").eachText().stream()
                                .mapToInt(text -> Integer.parseInt(text.replaceAll("\\D", "")))
                                .sum())
                .isEqualTo(page.select(".map svg > a path:not(.c0)").size());
    }

    @Test
    void theDeviationIsThatOfEachCityFromTheWholeProvince() {
        JsonNode all = execution("&division=44").path("total").path("amounts");
        JsonNode city = execution("&division=4403").path("total").path("amounts");
        double deviation = 100 * (share(city) - share(all));

        Document page = page("/en/open/area/440000?at=@" + last + "&show=deviation&year=2024");

        String said = page.expectFirst(".map svg > a[href*=/440300]").attr("aria-label");
        assertThat(Double.parseDouble(said.replace("\u2212", "-").replaceAll(".* (\\S+) pp", "$1")))
                .isCloseTo(deviation, org.assertj.core.data.Offset.offset(0.051));
        assertThat(page.select(".views [aria-current]").eachText())
                .containsExactly("Deviation from the average");
    }

    private static double share(JsonNode amounts) {
        return new BigDecimal(amounts.path("paid").asString()).doubleValue()
                / new BigDecimal(amounts.path("adjustedBudget").asString()).doubleValue();
    }

    @Test
    void theWayLeadsFromTheProvinceToAPaymentAndBack() {
        Document province = area("440000");
        Document city = page(province.expectFirst(".map svg > a[href*=/area/440300]").attr("href"));
        Document unit =
                page(
                        city.expectFirst("#by-unit a[href*=/unit/" + PublicMoney.UNIT + "]")
                                .attr("href"));

        assertThat(city.select(".crumbs a").eachAttr("href"))
                .allMatch(href -> href.startsWith("/en/open/area/440000"))
                .hasSize(1);
        assertThat(unit.select(".crumbs a").eachAttr("href"))
                .anyMatch(href -> href.startsWith("/en/open/area/440300"));
        assertThat(unit.select("#lines a[href*=/line/]")).isNotEmpty();
    }

    @Test
    void theFrontPageIsTheProvinceAndCarriesTheMoment() {
        boolean alone =
                TestLedger.as("auditor")
                                .get("/api/v1/execution?group=division&width=2&at=@" + last)
                                .json()
                                .path("rows")
                                .size()
                        == 1;

        assertThat(visitor.get("/en/open?at=@" + last).header("Location"))
                .isEqualTo((alone ? "/en/open/area/440000" : "/en/open/units") + "?at=%40" + last);
    }

    @ParameterizedTest
    @CsvSource({
        "/en/open/area/990000, 404, not-found, 990000",
        "/zh/open/area/guangdong, 404, not-found, guangdong",
        "/en/open/area/440000?at=2001-01-01, 404, before-log, 2001-01-01",
        "/en/open/area/440000?at=2999-01-01, 400, after-now, 2999-01-01",
        "/en/open/area/440000?at=@99999999, 404, position-beyond-end, 99999999",
        "/en/open/area/440000?at=soon, 400, bad-parameter, soon",
        "/en/open/area/440000?year=next, 400, bad-parameter, next",
        "/en/open/area/440000?show=beauty, 400, bad-parameter, beauty",
        "/en/open/area/440000?func=2*5, 400, bad-parameter, 2*5",
        "/en/open/area/440300?after=NOBODY, 400, bad-parameter, NOBODY",
        "/en/open/area/440000?colour=red, 400, bad-parameter, colour"
    })
    void whatGoesWrongNamesTheValueAndOffersAWayOnThatWorks(
            String address, int status, String code, String named) {
        Reply reply = visitor.get(address.replace("*", "%2A"));
        Document page = Jsoup.parse(reply.text());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(page.select("main code").text()).isEqualTo(code);
        assertThat(page.select("main .answer").text().replace(",", "")).contains(named);
        for (Element way : page.select(".ways a")) {
            assertThat(visitor.get(way.attr("href")).status()).as(way.attr("href")).isIn(200, 303);
        }
    }
}
