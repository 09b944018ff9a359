package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.portal.frame.PageHeaders;
import org.mingzhang.api.testing.LogGrowth;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// Pages as a visitor without an account and without script gets them.
class PortalTest {

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private Document page(String address) {
        Reply reply = visitor.get(address);
        assertThat(reply.status()).as("%s: %s", address, reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    private Document including(String address) {
        return page(address + (address.contains("?") ? "&" : "?") + "min=" + last);
    }

    private JsonNode ask(String address) {
        return TestLedger.as("auditor").get(address).json();
    }

    private static List<String> plain(Document page, String selector) {
        return page.select(selector).stream().map(data -> data.attr("value")).toList();
    }

    @Test
    void theRootLeadsToTheLanguageOfTheBrowser() {
        assertThat(visitor.speaking("zh-CN,zh;q=0.9").get("/").header("Location"))
                .endsWith("/zh/open");
        assertThat(visitor.speaking("de").get("/").header("Location")).endsWith("/en/open");
    }

    @Test
    void whatHasItsExactNameIsGoneToAndAnythingElseIsLookedFor() {
        assertThat(visitor.get("/en/open/search?q=" + PublicMoney.SETTLED).header("Location"))
                .isEqualTo("/en/open/payment/" + PublicMoney.SETTLED);
        assertThat(visitor.get("/en/open/search?q=" + PublicMoney.LINE).header("Location"))
                .isEqualTo("/en/open/line/" + PublicMoney.LINE);
        assertThat(visitor.get("/en/open/search?q=%400").header("Location"))
                .isEqualTo("/en/open/entry/0");
        assertThat(
                        including("/en/open/search?q=lingnan")
                                .select("#suppliers tbody th a")
                                .eachAttr("href"))
                .isNotEmpty()
                .allMatch(way -> way.startsWith("/en/open/supplier/"));
        assertThat(including("/en/open/search?q=P77/2024").select("#lines tbody th")).isNotEmpty();
        assertThat(including("/en/open/search?q=unheard-of").expectFirst(".answer").text())
                .contains("unheard-of");
    }

    @ParameterizedTest
    @CsvSource({"zh, zh-CN, 各单位预算执行, 合计（全部2行）", "en, en, Budget execution by unit, Total (all 2)"})
    void theUnitsAnswerInASentenceAndAddUp(
            String language, String tag, String heading, String total) {
        Document page = including("/" + language + "/open/units?year=2024");
        JsonNode execution =
                ask("/api/v1/execution?year=2024&group=unit&at=@" + last).path("total");

        assertThat(page.expectFirst("html").attr("lang")).isEqualTo(tag);
        assertThat(page.select("h1").eachText()).containsExactly(heading);
        assertThat(page.expectFirst(".answer").text())
                .contains("2024", page.expectFirst(".figure.main .amount").text());
        assertThat(page.expectFirst("meta[name=description]").attr("content"))
                .isEqualTo(page.expectFirst(".answer").text());
        assertThat(page.select(".figure")).hasSizeLessThanOrEqualTo(4);
        assertThat(page.expectFirst("#by-unit .total th").text()).isEqualTo(total);
        assertThat(plain(page, "#by-unit .total data"))
                .contains(
                        execution.path("amounts").path("adjustedBudget").asString(),
                        execution.path("amounts").path("paid").asString(),
                        execution.path("amounts").path("available").asString());
        assertThat(page.select("#by-unit thead th[scope=col]")).hasSize(7);
        assertThat(
                        page.select(
                                "#by-unit tbody th[scope=row] a[href*=/unit/"
                                        + PublicMoney.UNIT
                                        + "]"))
                .hasSize(1);
    }

    @Test
    void thePartsOfTheEquationAddUpToTheAdjustedBudget() {
        Document page = including("/en/open/line/" + PublicMoney.LINE);
        long sum =
                plain(page, ".equation .parts data").stream()
                        .mapToLong(value -> Long.parseLong(value.replace(".", "")))
                        .sum();

        assertThat(sum).isEqualTo(100_000);
        assertThat(
                        page.select(".equation .bar .part").stream()
                                .mapToInt(part -> Integer.parseInt(part.attr("width")))
                                .sum())
                .isBetween(998, 1000);
    }

    @Test
    void aLineShowsWhatTheQueryAnswers() {
        Document page = including("/en/open/line/" + PublicMoney.LINE);
        JsonNode line = ask("/api/v1/lines/" + PublicMoney.LINE + "?at=@" + last);
        JsonNode movements =
                ask("/api/v1/lines/" + PublicMoney.LINE + "/movements?at=@" + last).path("rows");

        assertThat(page.expectFirst(".figure.main data").attr("value"))
                .isEqualTo(line.path("balances").path("available").asString());
        assertThat(plain(page, "#statement tbody td:nth-child(7) data"))
                .isEqualTo(
                        movements
                                .valueStream()
                                .map(row -> row.path("after").path("available").asString())
                                .toList());
        assertThat(page.select("#statement a[href$=/entry/" + last + "]")).isNotEmpty();
    }

    @Test
    void aPaymentShowsItsChainAndTheStepsStillToCome() {
        Document settled = including("/en/open/payment/" + PublicMoney.SETTLED);
        Document person = including("/zh/open/payment/" + PublicMoney.TO_PERSON);

        assertThat(settled.select(".chain li.done b").eachText())
                .containsExactly(
                        "Payment submitted",
                        "Payment reviewed",
                        "Payment approved",
                        "Payment settled");
        assertThat(settled.select(".chain li.pending")).isEmpty();
        assertThat(settled.select("#refusals .empty").text()).isEqualTo("Nothing was refused.");
        assertThat(person.select(".chain li.pending b").eachText())
                .containsExactly("审核", "审批", "支付");
        assertThat(person.select(".facts .chip").eachText()).containsExactly("按规定脱敏", "按规定脱敏");
        assertThat(person.text()).doesNotContain("Lingnan Paper", "Paper for schools");
    }

    @Test
    void anEntryShowsItsBytesItsHashesAndHowToCheckThem() {
        Document page = including("/en/open/entry/" + last);
        Reply entry = TestLedger.as("auditor").get("/api/v1/entries/" + last);

        assertThat(page.expectFirst(".bytes pre.wrap").wholeText()).isEqualTo(entry.text());
        assertThat(page.select(".proofs code").eachText())
                .contains(entry.header("Leaf-Sha256"), entry.header("Leaf-Sm3"));
        assertThat(page.select(".proofs .shell").eachText())
                .containsExactly(
                        "{ printf '\\000'; curl -s \"$LEDGER/api/v1/entries/"
                                + last
                                + "\"; } | openssl dgst -sha256",
                        "{ printf '\\000'; curl -s \"$LEDGER/api/v1/entries/"
                                + last
                                + "\"; } | openssl dgst -sm3");
        assertThat(page.select("#postings tbody tr")).hasSize(2);
    }

    @Test
    void thePastIsMarkedAndCarriedAlong() {
        Document page = page("/en/open/line/" + PublicMoney.LINE + "?at=@" + (last - 1));

        assertThat(page.title()).startsWith("[position ");
        assertThat(page.select(".time.past .button").attr("href"))
                .isEqualTo("/en/open/line/" + PublicMoney.LINE);
        assertThat(page.expectFirst(".figure.main data").attr("value")).isEqualTo("700.00");
        assertThat(page.select(".crumbs a").eachAttr("href"))
                .isNotEmpty()
                .allMatch(href -> href.contains("at=%40" + (last - 1)));
        assertThat(page.select("link[rel=alternate]").eachAttr("href"))
                .containsExactly(
                        "/zh/open/line/" + PublicMoney.LINE + "?at=%40" + (last - 1),
                        "/en/open/line/" + PublicMoney.LINE + "?at=%40" + (last - 1));
    }

    @ParameterizedTest
    @CsvSource({
        "/zh/open/line/none, 404, not-found",
        "/en/open/unit/none, 404, not-found",
        "/en/open/payment/none, 404, not-found",
        "/en/open/entry/99999999, 404, position-beyond-end",
        "/en/open/entry/first, 400, bad-parameter",
        "/zh/open?at=2001-01-01, 404, before-log",
        "/zh/open?at=2999-01-01, 400, after-now",
        "/en/open/lines?year=next, 400, bad-parameter",
        "/en/open/lines?shoe=42, 400, bad-parameter",
        "/en/open/lines?sort=beauty, 400, bad-parameter",
        "/en/open/no/such/page, 404, not-found"
    })
    void whatGoesWrongIsAPageWithAWayOn(String address, int status, String code) {
        Reply reply = visitor.get(address);
        Document page = Jsoup.parse(reply.text());

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).startsWith("text/html");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.select("main code").text()).isEqualTo(code);
        assertThat(page.select(".ways a")).isNotEmpty();
        for (Element way : page.select(".ways a")) {
            assertThat(visitor.get(way.attr("href")).status()).as(way.attr("href")).isIn(200, 303);
        }
    }

    @Test
    void aDayBeforeTheLogLeadsToWhatHadTakenEffectByIt() {
        String first =
                TestLedger.as("auditor")
                        .get("/api/v1/lines")
                        .json()
                        .path("rows")
                        .valueStream()
                        .map(line -> line.path("effectiveDate").asString())
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        Document page = Jsoup.parse(visitor.get("/en/open/lines?at=" + first).text());

        assertThat(page.expectFirst(".ways a").attr("href"))
                .isEqualTo("/en/open/lines?at=" + first + "&by=effective");
    }

    @Test
    void suppliersAndWhatWaitsLeadToTheirPayments() {
        Document suppliers = including("/en/open/suppliers?year=2024");
        Document waiting = including("/en/open/in-flight?year=2024");

        assertThat(suppliers.select("#suppliers tbody th a[href*=/supplier/]")).isNotEmpty();
        Document supplier =
                page(suppliers.expectFirst("#suppliers tbody th a[href*=/supplier/]").attr("href"));
        assertThat(supplier.select("a[href*=payee=]")).isNotEmpty();
        assertThat(waiting.select("#waiting tbody tr")).isNotEmpty();
        assertThat(visitor.get("/en/open/supplier/NOBODY").status()).isEqualTo(404);
    }

    /// Walks from the overview through every page that it can reach, and looks at each.
    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyLinkLeadsSomewhereAndNoPageHasScriptOrStyleInIt(String language) {
        including("/" + language + "/open/units");
        Deque<String> open = new ArrayDeque<>(List.of("/" + language + "/open/units?year=2024"));
        Set<String> seen = new HashSet<>(open);
        Map<String, Integer> kinds = new HashMap<>();
        while (!open.isEmpty()) {
            String address = open.pop();
            Reply reply = visitor.get(address);
            assertThat(reply.status()).as(address).isIn(200, 303);
            if (!reply.header("Content-Type").startsWith("text/html")) {
                continue;
            }
            Document page = Jsoup.parse(reply.text());
            if (address.endsWith("/sign-in")) {
                // Shows no money, and so neither a moment nor evidence.
                continue;
            }
            look(address, reply, page);
            for (String href :
                    page.select("a[href^=/], script[src], link[href]").eachAttr("href")) {
                String target = href.replaceFirst("#.*", "");
                if (target.startsWith("/") && !seen.contains(target) && isNew(target, kinds)) {
                    seen.add(target);
                    open.add(target);
                }
            }
        }
        assertThat(seen).hasSizeGreaterThan(100);
    }

    /// Whether an address shows something that others did not: a kind of page, or two parameters of
    /// it beside each other. A few of each do; more than two parameters seldom act on each other.
    private static boolean isNew(String address, Map<String, Integer> kinds) {
        String[] parts = address.split("[?]", 2);
        String[] steps = parts[0].split("/", -1);
        String page = String.join("/", List.of(steps).subList(0, Math.min(4, steps.length)));
        List<String> names =
                parts.length == 1
                        ? List.of("")
                        : Arrays.stream(parts[1].split("&"))
                                .map(word -> word.replaceFirst("=.*", ""))
                                .sorted()
                                .toList();
        boolean news = false;
        for (String one : names) {
            for (String other : names) {
                if (one.compareTo(other) <= 0) {
                    news |= kinds.merge(page + " " + one + " " + other, 1, Integer::sum) <= 2;
                }
            }
        }
        return news;
    }

    private static void look(String address, Reply reply, Document page) {
        assertThat(reply.header("Content-Security-Policy"))
                .as(address)
                .isEqualTo(PageHeaders.POLICY);
        assertThat(page.select("style, [style], script:not([src])")).as(address).isEmpty();
        for (Element element : page.getAllElements()) {
            assertThat(element.attributes().asList())
                    .as("%s: %s", address, element.tagName())
                    .noneMatch(attribute -> attribute.getKey().startsWith("on"));
        }
        assertThat(page.select("h1")).as(address).hasSize(1);
        assertThat(page.select("header.masthead, footer.evidence")).as(address).hasSize(2);
        assertThat(page.select("section.time")).as(address).hasSize(1);
        for (Element field : page.select("select, input:not([type=hidden])")) {
            assertThat(page.select("label[for=" + field.id() + "]"))
                    .as("%s: %s has a label", address, field.outerHtml())
                    .hasSize(1);
        }
        assertThat(page.text()).as(address).doesNotContain("??", "Optional[");
        assertThat(page.select("script[src^=http], link[href^=http], img[src^=http]"))
                .as(address)
                .isEmpty();
    }

    @Test
    void aTableIsSortedByLinksAndItsUsualOrderStandsInNoAddress() {
        Document usual = including("/en/open/units?year=2024");
        Document byPaid = page("/en/open/units?sort=-paid&year=2024");

        assertThat(usual.select("#by-unit [aria-sort=descending]").eachText())
                .containsExactly("Adjusted budget");
        assertThat(usual.select("#by-unit [aria-sort=none] a").eachAttr("href"))
                .contains(
                        "/en/open/units?sort=-paid&year=2024",
                        "/en/open/units?sort=code&year=2024");
        assertThat(byPaid.select("#by-unit [aria-sort=descending]").eachText())
                .containsExactly("Paid");
        assertThat(byPaid.select("#by-unit [aria-sort=descending] a").attr("href"))
                .isEqualTo("/en/open/units?sort=paid&year=2024");
        assertThat(byPaid.select("#by-unit thead th:nth-child(3) a").attr("href"))
                .isEqualTo("/en/open/units?year=2024");
        assertThat(plain(byPaid, "#by-unit tbody:not(.total) td:nth-child(4) data"))
                .isSortedAccordingTo(
                        Comparator.<String, BigDecimal>comparing(BigDecimal::new).reversed());
    }

    @ParameterizedTest
    @CsvSource({
        "/en/open/lines?sort=-line, #lines, 1",
        "/en/open/lines?sort=unit, #lines, 2",
        "/en/open/lines?sort=-adjusted, #lines, 5",
        "/en/open/lines?sort=paid, #lines, 6",
        "/en/open/lines?sort=-share&year=2024, #lines, 7",
        "/en/open/unit/P77-001?sort=available&year=2024, #lines, 8",
        "/en/open/payments?sort=-amount, #payments, 7",
        "/en/open/unit/P77-001?sort=-line&year=2024, #lines, 1"
    })
    void listsAreSortedAsTheirHeadsSay(String address, String table, int column) {
        Document page = including(address);
        Element head = page.expectFirst(table + " thead [aria-sort]:not([aria-sort=none])");
        String cells = table + " tbody:not(.total) tr > :nth-child(" + column + ")";
        boolean number = head.hasClass("number");
        Comparator<String> order =
                number
                        ? Comparator.<String, BigDecimal>comparing(BigDecimal::new)
                        : Comparator.<String>naturalOrder();
        List<String> values = number ? plain(page, cells + " data") : page.select(cells).eachText();

        assertThat(head.elementSiblingIndex()).isEqualTo(column - 1);
        assertThat(head.hasClass("wide")).as("left out on a phone").isFalse();
        assertThat(values)
                .isNotEmpty()
                .isSortedAccordingTo(
                        head.attr("aria-sort").equals("descending") ? order.reversed() : order);
    }

    @Test
    void filesCarryTheirDigestAndAreKeptForEver() {
        Document page = page("/en/open/units");
        String style = page.select("link[rel=stylesheet]").attr("href");

        Reply reply = visitor.get(style);

        assertThat(style).matches("/assets/portal-[0-9a-f]{32}\\.css");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).contains("immutable");
        for (String script : page.select("script").eachAttr("src")) {
            assertThat(visitor.get(script).status()).as(script).isEqualTo(200);
        }
    }

    @Test
    void aPaymentAndALineOfferTheirEvidenceToTakeAlong() {
        LogGrowth.awaitCheckpoint();
        for (String page :
                List.of("/payment/" + PublicMoney.SETTLED, "/line/" + PublicMoney.LINE)) {
            String href =
                    including("/en/open" + page).select("footer.evidence a[download]").attr("href");

            assertThat(href).isEqualTo("/api/v1/cases" + page);
            assertThat(TestLedger.as("auditor").blob(href).status()).as(href).isEqualTo(200);
        }
        assertThat(including("/en/open/payments").select("footer.evidence a[download]")).isEmpty();
    }
}
