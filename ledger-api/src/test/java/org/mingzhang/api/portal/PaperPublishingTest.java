package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;

/// A white paper is published by the budget division; its digest is in the log, and later looks say
/// which of its figures have changed since.
class PaperPublishingTest {

    private static final String DESK = "/en/work/paper/440500/2011-06";

    /// Returns when the read models know of it.
    private static void send(String type, String id, String data) {
        TestClient budget = TestLedger.as("budget-a");
        TestClient.Reply reply = budget.submit(TestClient.command(type, id, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        long position = reply.json().required("position").asLong();
        TestClient.Reply line = budget.get("/api/v1/lines/W95/roads?min=" + position);
        assertThat(line.status()).as(line.text()).isEqualTo(200);
    }

    @BeforeAll
    static void aTownHasABudget() {
        send(
                "budgetline.ApproveAppropriation",
                "w95-approved",
                """
                {"line":"W95/roads","division":"440500000","fiscalYear":2011,"unit":"W95-001",\
                "function":"2050204","economic":"30201","fundType":"11","label":"Roads",\
                "effectiveDate":"2011-01-10","document":"Budget","amount":"700.00"}\
                """);
    }

    private static String digest(String text) throws Exception {
        return HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256")
                                .digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aPaperIsPublishedWithItsDigestAndALaterLookSaysWhatChanged() throws Exception {
        PageBrowser budget = PageBrowser.being("budget-a");
        HttpResponse<String> answer = budget.press(DESK, "form.apply", Map.of());
        Document published = Jsoup.parse(answer.body());
        String address = answer.uri().getPath() + "?" + answer.uri().getRawQuery();

        assertThat(answer.uri().getPath()).isEqualTo("/en/open/paper/440500/2011-06");
        assertThat(published.select(".head .chip").text()).isEqualTo("Published");
        assertThat(published.select("[aria-labelledby=corrections]").text()).contains("None:");
        String figures = budget.get(published.select(".vouching .links a").attr("href")).body();
        assertThat(figures).contains("total,,adjusted-budget,700.00");
        String digest = digest(figures);
        assertThat(published.select(".vouching > .note code").eachText()).contains(digest);
        assertThat(budget.page(published.select(".vouching a").attr("href")).text())
                .contains("White paper published", digest);

        send(
                "budgetline.SupplementAppropriation",
                "w95-more",
                """
                {"line":"W95/roads","effectiveDate":"2011-05-05","document":"More",\
                "amount":"100.00"}\
                """);
        assertThat(budget.page(DESK).select("main .box").text())
                .contains("Published last", "have changed since");
        Document later = budget.page(address);

        assertThat(later.select(".head .chip").text()).isEqualTo("Published");
        assertThat(later.select(".figures data").eachAttr("value")).contains("700.00");
        assertThat(later.select("#difference data").eachAttr("value"))
                .contains("700.00", "800.00", "100.00");
        assertThat(later.select("#differences").text()).contains("205");
        assertThat(budget.page("/en/open/papers?area=440500").select("a").eachAttr("href"))
                .contains(address);
    }

    @Test
    void aPaperOfAPeriodThatHasNotBegunIsRefused() {
        Document desk = PageBrowser.being("budget-a").page("/en/work/paper/440500/2099-01");

        assertThat(desk.select("form.apply")).isEmpty();
    }

    @Test
    void nobodyElsePublishes() {
        Document desk = PageBrowser.being("reviewer").page(DESK);

        assertThat(desk.select(".outlook.bad")).isNotEmpty();
        assertThat(desk.select("form.apply")).isEmpty();
    }
}
