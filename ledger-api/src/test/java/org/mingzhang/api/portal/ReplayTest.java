package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;

/// A unit's year, entry by entry, as a visitor without script steps through it.
class ReplayTest {

    private static final String REPLAY = "/en/open/replay/unit/" + PublicMoney.UNIT;

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

    @Test
    void aStepShowsWhatItChangedTheStateAfterItAndItsProof() {
        Document page = page(REPLAY + "?at=@" + last + "&year=2024");

        assertThat(page.expectFirst(".answer").text())
                .isEqualTo("Payment submitted on 4 Mar 2024, on line " + PublicMoney.LINE + ".");
        assertThat(values(page, "#difference td:nth-child(4) data"))
                .containsExactly("200.00", "-200.00");
        assertThat(page.select("a[href=/en/open/entry/" + last + "]")).isNotEmpty();
        assertThat(page.select(".steps-list [aria-current=step]")).hasSize(1);
        assertThat(page.select(".tick.current")).hasSize(1);
        assertThat(page.select("script[src*=replay]")).hasSize(1);
    }

    @Test
    void steppingBackComesToTheFirstEntryAndTheBudgetAddsUpAfterEach() {
        Document page = page(REPLAY + "?at=@" + last + "&year=2024");
        int all =
                Integer.parseInt(
                        page.expectFirst(".steps b").text().replaceAll("Step (\\d+) of.*", "$1"));
        int steps = 1;
        while (true) {
            assertThat(page.expectFirst(".steps b").text())
                    .startsWith("Step " + (all - steps + 1) + " of ");
            BigDecimal parts =
                    values(page, ".equation .parts data").stream()
                            .map(BigDecimal::new)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(parts).isPositive();
            Elements back = page.select("a[rel=prev]");
            if (back.isEmpty()) {
                break;
            }
            page = page(back.attr("href"));
            steps++;
        }

        assertThat(steps).isEqualTo(all).isGreaterThan(5);
        assertThat(page.expectFirst(".answer").text()).startsWith("Appropriation approved");
        assertThat(page.select("a[rel=next]")).hasSize(1);
    }

    @Test
    void theUnitLeadsToItsReplayAndTheReplayBackToTheUnit() {
        Document unit = page("/en/open/unit/" + PublicMoney.UNIT + "?year=2024&min=" + last);
        Document replay = page(unit.expectFirst("a[href*=/replay/unit/]").attr("href"));

        assertThat(replay.select(".crumbs a[href*=/unit/" + PublicMoney.UNIT + "]")).hasSize(1);
        assertThat(visitor.get("/en/open/replay/unit/NOBODY").status()).isEqualTo(404);
        assertThat(visitor.get(REPLAY + "?at=2001-01-01").status()).isEqualTo(404);
        assertThat(visitor.get(REPLAY + "?step=1").status()).isEqualTo(400);
    }
}
