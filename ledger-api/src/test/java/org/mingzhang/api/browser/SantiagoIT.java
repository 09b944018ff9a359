package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import tools.jackson.databind.JsonNode;

/// From the totals of a real city down to one payment and its proof, and back to a day long past.
@InABrowser(Books.SANTIAGO)
class SantiagoIT {

    /// A line of which something was paid.
    private static final String LINE_PAID_FROM =
            "#lines tbody:last-child tr:has(td:nth-child(6) data:not([value='0.00']))";

    private static final String LAST_HALF = Santiago.YEAR + "-06-30";

    @BeforeAll
    static void theFilesAreThere() {
        assertThat(Santiago.files()).isDirectory();
    }

    private static JsonNode ask(String address) {
        TestClient.Reply reply = TestClient.nobody(Santiago.address()).get(address);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void theWayDownFromTheTotalsToAnEntry(Visitor visitor) {
        visitor.opens("/").picture("santiago-1-totals");
        JsonNode total = ask("/api/v1/execution?year=" + Santiago.YEAR).at("/total/amounts");
        assertThat(visitor.values(".figures")).contains(total.path("paid").asString());

        visitor.follows("#by-unit tbody:last-child tr", "060").picture("santiago-2-unit");
        assertThat(visitor.text("h1")).contains("Medio Ambiente y Convivencia");
        assertThat(visitor.page().locator("#lines td[lang=es]").first().textContent())
                .isEqualTo("060 Medio Ambiente y Convivencia");
        String unit = visitor.address().replaceAll(".*/unit/|\\?.*", "");
        assertThat(visitor.values(".figures"))
                .contains(
                        ask("/api/v1/execution?unit=" + unit + "&year=" + Santiago.YEAR)
                                .at("/total/amounts/paid")
                                .asString());

        visitor.follows(LINE_PAID_FROM, "ES15078").picture("santiago-3-line");
        String line = visitor.address().replaceAll(".*/line/|\\?.*", "");
        assertThat(visitor.values(".figures"))
                .contains(ask("/api/v1/lines/" + line).at("/balances/available").asString());

        visitor.follows(visitor.page().locator("#statement td:nth-child(3) a"))
                .picture("santiago-4-payment");
        assertThat(visitor.address()).contains("/payment/");
        assertThat(visitor.text(".crumbs")).contains(line);

        visitor.follows(".chain li", "").picture("santiago-5-entry");
        assertThat(visitor.address()).contains("/entry/");
        assertThat(visitor.text(".proofs")).contains("SHA-256", "SM3");
    }

    @Test
    void aBalanceOnADayLongPast(Visitor visitor) {
        visitor.opens("/").follows("#by-unit tbody:last-child tr", "060");
        visitor.follows(LINE_PAID_FROM, "ES15078");
        String line = visitor.address().replaceAll(".*/line/|\\?.*", "");

        visitor.page().locator("#at").fill(LAST_HALF);
        visitor.chooses("By which clock", "effective").presses("Go");

        assertThat(visitor.text(".time")).contains("30 Jun " + Santiago.YEAR);
        assertThat(visitor.values(".figures"))
                .contains(
                        ask("/api/v1/lines/" + line + "?at=" + LAST_HALF + "&by=effective")
                                .at("/balances/available")
                                .asString());
        visitor.picture("santiago-6-past");
    }

    @Test
    void theLinesOfWhichMostWasPaidComeFirst(Visitor visitor) {
        visitor.opensPage("/lines?year=" + Santiago.YEAR);
        visitor.follows("#lines thead th", "Paid");

        assertThat(visitor.address()).contains("sort=-paid", "year=" + Santiago.YEAR);
        assertThat(visitor.page().locator("#lines [aria-sort=descending]").textContent())
                .isEqualTo("Paid");
        assertThat(visitor.values("#lines tbody:last-child tr:first-child"))
                .contains(
                        ask("/api/v1/lines?limit=1&sort=-paid&year=" + Santiago.YEAR)
                                .at("/rows/0/amounts/paid")
                                .asString());
        visitor.picture("santiago-7-lines-by-paid");
    }
}
