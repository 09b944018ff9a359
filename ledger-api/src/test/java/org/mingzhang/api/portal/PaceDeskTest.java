package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.OwnVoice;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;

/// A unit spends too slowly, and its head answers in the portal, without script: with a reason or
/// with a change of the plan.
class PaceDeskTest {

    private static final String DIVISION = "440900000";
    private static final String UNIT = "W96-001";
    private static final String LINE = "W96/planned";
    private static final String UNPLANNED = "W96/unplanned";

    private final PageBrowser head = PageBrowser.being("head");

    /// A year whose months are all over.
    private static int year() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1;
    }

    private static void send(String person, String type, String id, String data) {
        TestClient.Reply reply = TestLedger.as(person).submit(TestClient.command(type, id, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static void line(String line, String economic) {
        send(
                "budget-a",
                "budgetline.ApproveAppropriation",
                line.replace('/', '-'),
                """
                {"line":"%s","division":"%s","fiscalYear":%d,"unit":"%s","function":"2050204",\
                "economic":"%s","fundType":"11","effectiveDate":"%d-01-01","document":"Budget",\
                "amount":"900.00"}\
                """
                        .formatted(line, DIVISION, year(), UNIT, economic, year()));
    }

    @BeforeAll
    static void aUnitHasAPlan() {
        line(LINE, "30201");
        line(UNPLANNED, "30202");
        String rules = "\"year\":\"%s/%d\",\"version\":1".formatted(DIVISION, year());
        send(
                "budget-a",
                "procedure.ProposeProcedureRule",
                "w96-rules",
                """
                {%s,"document":"Rules","rule":{"exceptionHours":48,"exceptionLevels":["approver"],\
                "cashPlans":"optional","deviationBasisPoints":500}}\
                """
                        .formatted(rules));
        send("budget-b", "procedure.ConfirmProcedureRule", "w96-rules-2", "{" + rules + "}");
        send(
                "budget-a",
                "budgetline.ReleaseFunds",
                "w96-released",
                """
                {"line":"%s","effectiveDate":"%d-01-02","document":"Release","amount":"500.00"}\
                """
                        .formatted(LINE, year()));
        send(
                "handler",
                "cashplan.SubmitCashPlan",
                "w96-plan",
                "{\"line\":\"%s\",\"effectiveDate\":\"%d-01-01\",\"months\":[\"100.00\"]}"
                        .formatted(LINE, year()));
    }

    private static MonthPace month(int month, String expected, String paid) {
        return new MonthPace(month, Money.parse(expected), Money.parse(paid));
    }

    /// Raises the alert of a quarter.
    ///
    /// @return where it is answered
    private static String alert(int quarter) {
        OwnVoice.says(
                TestLedger.shared(),
                "w96-alert-" + quarter,
                new RaisePaceAlert(
                        UNIT,
                        DIVISION,
                        year(),
                        month(3 * quarter - 1, "200.00", "90.00"),
                        month(3 * quarter, "300.00", "150.00"),
                        PaceBasis.UNIT_HISTORY));
        return "/en/work/pace/%s/%d/Q%d".formatted(UNIT, year(), quarter);
    }

    @Test
    void theHeadSeesWhatTheLedgerFoundAndAnswersWithAReason() {
        String desk = alert(1);
        Document home = head.page("/en/work");
        assertThat(home.select(".answer").text()).contains("wait for your answer");
        assertThat(home.select(".doors a").eachAttr("href")).contains(desk);

        Document page = head.page(desk);
        assertThat(page.select(".answer").text())
                .contains("Mar " + year(), "50.0%", "CNY 150.00", "CNY 300.00");
        assertThat(page.select("#months data").eachAttr("value"))
                .contains("200.00", "140.00", "90.00", "300.00", "210.00", "150.00");
        assertThat(page.select(".outlook.ok")).isNotEmpty();

        HttpResponse<String> answer =
                head.press(
                        desk,
                        "form.apply",
                        Map.of("answer", "reason", "reason", "The school buys in autumn"));

        assertThat(answer.uri().getPath()).isEqualTo(desk);
        Document answered = Jsoup.parse(answer.body());
        assertThat(answered.select(".receipt").text()).contains("Pace alert answered");
        assertThat(answered.select(".chips .chip").text()).isEqualTo("answered");
        assertThat(answered.select(".facts").text())
                .contains("The plan stands", "The school buys in autumn", "head");
        assertThat(answered.select("form.apply")).isEmpty();
        assertThat(head.page("/en/work").select(".doors a").eachAttr("href")).doesNotContain(desk);
        assertThat(
                        new PageBrowser()
                                .page("/en/open/pace/%s?year=%d".formatted(UNIT, year()))
                                .select("#alerts")
                                .text())
                .contains("The school buys in autumn");
    }

    @Test
    void aChangeOfThePlanNamesALineThatHasOne() {
        String desk = alert(2);
        assertThat(head.page(desk).select("#line option").eachAttr("value"))
                .containsExactly("", LINE);

        HttpResponse<String> unplanned =
                head.press(
                        desk,
                        "form.apply",
                        Map.of("answer", "planChange", "line", UNPLANNED, "reason", "Later"));

        Document page = Jsoup.parse(unplanned.body());
        assertThat(unplanned.statusCode()).isEqualTo(422);
        assertThat(page.select(".rebuke").text()).contains("pace-plan-unknown", UNPLANNED);
        assertThat(page.select("#line").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#line-note .wrong").text()).isNotEmpty();
        assertThat(page.select("#reason").text()).isEqualTo("Later");
        assertThat(page.select("input[value=planChange]").hasAttr("checked")).isTrue();

        HttpResponse<String> planned =
                head.press(
                        desk,
                        "form.apply",
                        Map.of("answer", "planChange", "line", LINE, "reason", "Later"));

        assertThat(Jsoup.parse(planned.body()).select(".facts a[href*=/open/line/]").text())
                .isEqualTo(LINE);
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldInTheLanguageOfThePage() {
        String desk = alert(3);

        Document english = Jsoup.parse(head.press(desk, "form.apply", Map.of()).body());
        Document chinese =
                Jsoup.parse(
                        head.press(desk.replace("/en/", "/zh/"), "form.apply", Map.of()).body());

        assertThat(english.title()).startsWith("Error:");
        assertThat(english.select("#answer-note .wrong").text()).isNotEmpty();
        assertThat(english.select("#reason-note .wrong").text()).isNotEmpty();
        assertThat(english.select("#line-note .wrong")).isEmpty();
        assertThat(chinese.title()).startsWith("错误：");
        assertThat(chinese.select("#reason-note .wrong").text())
                .isNotEqualTo(english.select("#reason-note .wrong").text())
                .containsPattern("[\\u4e00-\\u9fff]");
    }

    @Test
    void nobodyElseAnswers() {
        Document page = PageBrowser.being("reviewer").page(alert(4));

        assertThat(page.select(".outlook.bad").text()).contains("reviewer");
        assertThat(page.select("form.apply")).isEmpty();
    }

    @Test
    void anAlertThatThereIsNotIsNotFound() {
        HttpResponse<String> page = head.get("/en/work/pace/W96-001/1990/Q1");

        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no alert W96-001/1990/Q1");
    }
}
