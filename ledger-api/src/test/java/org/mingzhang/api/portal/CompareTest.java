package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
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

/// The difference between two moments, on the pages of areas, units and lines.
class CompareTest {

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private Document page(String address) {
        Reply reply = visitor.get(address);
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    private static List<String> values(Document page, String selector) {
        return page.select(selector).stream().map(data -> data.attr("value")).toList();
    }

    /// The entry before the last one, which asks for 200.00 of the line.
    @Test
    void aLineShowsWhatTheLastEntryChanged() {
        Document page =
                page("/en/open/line/" + PublicMoney.LINE + "?at=@" + last + "&vs=@" + (last - 1));

        assertThat(page.select("#difference tbody th").eachText())
                .containsExactly("Encumbered", "Available");
        assertThat(values(page, "#difference td:nth-child(4) data"))
                .containsExactly("200.00", "-200.00");
        assertThat(values(page, "#difference td:nth-child(2) data"))
                .containsExactly("0.00", "700.00");
        assertThat(page.expectFirst(".time").text()).contains("compared with position");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/area/440000", "/area/440300", "/unit/P77-001"})
    void theDifferencesOfThePartsAddUpToTheDifferenceOfTheWhole(String tail) {

        Document page = page("/en/open" + tail + "?at=@" + last + "&vs=@0&year=2024");
        String filter =
                tail.startsWith("/area/")
                        ? "&division=" + tail.substring(6).replaceFirst("0+$", "")
                        : "&unit=P77-001";
        JsonNode now =
                TestLedger.as("auditor")
                        .get("/api/v1/execution?year=2024&at=@" + last + filter)
                        .json()
                        .path("total")
                        .path("amounts");

        BigDecimal parts =
                values(page, "#differences tbody:not(.total) td:nth-child(4) data").stream()
                        .map(BigDecimal::new)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(parts).isEqualByComparingTo(now.path("paid").asString());
        assertThat(values(page, "#differences .total td:nth-child(4) data"))
                .containsExactly(now.path("paid").asString());
        assertThat(page.select("#differences tbody th a")).isNotEmpty();
    }

    @Test
    void twoMomentsBetweenWhichNothingChangedSaySo() {
        Document page = page("/en/open/line/" + PublicMoney.LINE + "?at=@" + last + "&vs=@" + last);

        assertThat(page.select("#difference .empty").text())
                .startsWith("Nothing changed between these two moments");
    }

    @Test
    void thePastOffersToCompareItWithThePresentAndOtherPagesCarryNoComparison() {
        Document past = page("/en/open/unit/" + PublicMoney.UNIT + "?at=@" + (last - 1));
        Document compared =
                page("/en/open/unit/" + PublicMoney.UNIT + "?vs=@" + (last - 1) + "&year=2024");

        assertThat(past.select(".time a.button").eachAttr("href"))
                .contains("/en/open/unit/" + PublicMoney.UNIT + "?vs=%40" + (last - 1));
        assertThat(compared.select(".menu a").eachAttr("href"))
                .noneMatch(href -> href.contains("vs="));
    }

    @ParameterizedTest
    @CsvSource({
        "/en/open/area/440000?vs=2001-01-01, 404, before-log, 2001-01-01",
        "/en/open/area/440000?vs=@99999999, 404, position-beyond-end, 99999999",
        "/en/open/unit/P77-001?vs=soon, 400, bad-parameter, soon",
        "/en/open/lines?vs=2024-01-01, 400, bad-parameter, vs"
    })
    void anotherMomentThatIsNoneGetsAWayOnThatWorks(
            String address, int status, String code, String named) {
        Reply reply = visitor.get(address);
        Document page = Jsoup.parse(reply.text());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(page.select("main code").text()).isEqualTo(code);
        assertThat(page.select("main .answer").text().replace(",", "")).contains(named);
        for (Element way : page.select(".ways a")) {
            assertThat(visitor.get(way.attr("href")).status()).as(way.attr("href")).isIn(200, 303);
        }
    }
}
