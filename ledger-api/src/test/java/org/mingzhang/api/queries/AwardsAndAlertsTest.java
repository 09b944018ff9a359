package org.mingzhang.api.queries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// A unit of its own with three lines of 2023. From the first 60.00 of a contract of 90.00 are
/// applied for, which is stopped by supervision; from the second one payment is stopped and let go
/// on; the third spends all that it has, and its year is closed.
class AwardsAndAlertsTest {

    private static final String UNIT = "Q31-001";
    private static final String SUPPLIER = "Q31-SUPPLIER";
    private static final String CLOSED = "Q31/2023/closed";
    private static final long LAST = Once.LAST;

    private static final class Once {
        private static final long LAST = write();
    }

    private final TestClient auditor = TestLedger.as("auditor");

    private static long write() {
        line("Q31/2023/desks", "500.00");
        line("Q31/2023/lamps", "500.00");
        line(CLOSED, "70.00");
        send(
                "approver",
                "contract.SignContract",
                "Q31-sign",
                """
                {"contract":"Q31-K","line":"Q31/2023/desks","effectiveDate":"2023-03-01",\
                "document":"K","payee":%s,"purpose":"Desks","amount":"90.00"}\
                """
                        .formatted(payee()));
        submit("Q31-desks", "Q31/2023/desks", "60.00", ",\"contract\":\"Q31-K\"");
        stop("Q31-desks");
        submit("Q31-lamps", "Q31/2023/lamps", "8.00", "");
        stop("Q31-lamps");
        send(
                "discipline",
                "payment.UnblockPayment",
                "Q31-go-on",
                "{\"payment\":\"Q31-lamps\",\"reason\":\"Cleared\",\"caseReference\":\"C-1\"}");
        submit("Q31-all", CLOSED, "70.00", "");
        step("reviewer", "payment.ReviewPayment", "2023-05-05", "");
        step("approver", "payment.ApprovePayment", "2023-05-06", "");
        step("finance", "payment.SettlePayment", "2023-05-07", ",\"voucher\":\"V-Q31\"");
        return send(
                "budget-a",
                "budgetline.CloseYear",
                "Q31-close",
                """
                {"line":"%s","effectiveDate":"2023-12-31","document":"Close"}\
                """
                        .formatted(CLOSED));
    }

    private static String payee() {
        return "{\"id\":\"%s\",\"kind\":\"organisation\",\"name\":\"Desk Makers\"}"
                .formatted(SUPPLIER);
    }

    private static void line(String line, String amount) {
        send(
                "budget-a",
                "budgetline.ApproveAppropriation",
                line + "-a",
                """
                {"line":"%s","division":"440300000","fiscalYear":2023,"unit":"%s",\
                "function":"2050204","economic":"30201","fundType":"11",\
                "effectiveDate":"2023-01-15","document":"Budget 2023","amount":"%s"}\
                """
                        .formatted(line, UNIT, amount));
        send(
                "budget-a",
                "budgetline.ReleaseFunds",
                line + "-r",
                """
                {"line":"%s","effectiveDate":"2023-02-01","document":"Release","amount":"%s"}\
                """
                        .formatted(line, amount));
    }

    private static void submit(String payment, String line, String amount, String more) {
        send(
                "handler",
                "payment.SubmitPayment",
                payment,
                """
                {"payment":"%s","line":"%s","effectiveDate":"2023-04-04","amount":"%s",\
                "payee":%s,"purpose":"Furniture","expectedResult":"It is there",\
                "invoices":["F-%s"]%s}\
                """
                        .formatted(payment, line, amount, payee(), payment, more));
    }

    private static void stop(String payment) {
        send(
                "discipline",
                "payment.BlockPayment",
                payment + "-stop",
                "{\"payment\":\"%s\",\"reason\":\"A tip\",\"caseReference\":\"C-1\"}"
                        .formatted(payment));
    }

    private static void step(String person, String type, String date, String more) {
        send(
                person,
                type,
                "Q31-all-" + person,
                "{\"payment\":\"Q31-all\",\"effectiveDate\":\"%s\"%s}".formatted(date, more));
    }

    private static long send(String person, String type, String id, String data) {
        Reply reply =
                TestLedger.as(person).submit(TestClient.command(type, id.replace('/', '-'), data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("position").asLong();
    }

    private JsonNode ask(String address) {
        Reply reply = auditor.get(address + (address.endsWith("?") ? "" : "&") + "min=" + LAST);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private Document page(String address) {
        Reply reply = auditor.get(address + (address.endsWith("?") ? "" : "&") + "min=" + LAST);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return Jsoup.parse(reply.text());
    }

    @Test
    void awardsAreAddedUpBySupplierUnitAndYear() {
        JsonNode awards =
                ask("/api/v1/awards?payee=" + SUPPLIER + "&group=supplier,unit,year,contract");

        assertThat(awards.path("count").asLong()).isEqualTo(1);
        JsonNode row = awards.at("/rows/0");
        assertThat(row.path("keys").valueStream().map(JsonNode::asString))
                .containsExactly(SUPPLIER, UNIT, "2023", "Q31-K");
        assertThat(row.path("name").asString()).isEqualTo("Desk Makers");
        assertThat(row.path("awarded").asString()).isEqualTo("90.00");
        assertThat(row.path("pending").asString()).isEqualTo("60.00");
        assertThat(row.path("open").asString()).isEqualTo("90.00");
        assertThat(awards.at("/total/contracts").asLong()).isEqualTo(1);
    }

    @Test
    void anUnknownGroupOrderOrSupplierIsSaidSo() {
        assertThat(auditor.get("/api/v1/awards?group=colour").text()).contains("group", "colour");
        assertThat(auditor.get("/api/v1/awards?order=colour").text()).contains("order", "colour");
        assertThat(auditor.get("/api/v1/awards?payee=%3F").status()).isEqualTo(400);
        assertThat(ask("/api/v1/awards?payee=nobody").path("rows").isEmpty()).isTrue();
    }

    @Test
    void thePageAndTheFileSayTheSame() {
        assertThat(page("/en/open/awards?payee=" + SUPPLIER).select("#awards tbody").text())
                .contains("Desk Makers", "90.00", "2023");
        assertThat(page("/zh/open/supplier/" + SUPPLIER + "?").select("#contracts").text())
                .contains("Q31-K", "90.00");
        String file = auditor.get("/en/open/awards.csv?payee=" + SUPPLIER).text();
        assertThat(file)
                .contains(
                        "payee,payeeName,unit,unitName,fiscalYear,contracts,awarded",
                        SUPPLIER + ",Desk Makers," + UNIT + ",",
                        ",2023,1,90.00,0.00,60.00,0.00,90.00,");
    }

    @Test
    void alertsAreChosenByStateAndKindAndRole() {
        String ofUnit = "/api/v1/alerts?unit=" + UNIT;

        assertThat(subjects(ask(ofUnit))).containsExactly("Q31-lamps", "Q31-desks");
        assertThat(ask(ofUnit).path("counts").path("open").asLong()).isEqualTo(1);
        assertThat(subjects(ask(ofUnit + "&state=open"))).containsExactly("Q31-desks");
        JsonNode answered = ask(ofUnit + "&state=answered").at("/rows/0");
        assertThat(answered.path("subject").asString()).isEqualTo("Q31-lamps");
        assertThat(answered.at("/answer/type").asString()).isEqualTo("payment.PaymentUnblocked");
        assertThat(subjects(ask(ofUnit + "&kind=pace"))).isEmpty();
        assertThat(subjects(ask(ofUnit + "&role=discipline&state=open")))
                .containsExactly("Q31-desks");
        String person = answered.at("/answer/person").asString();
        assertThat(subjects(ask(ofUnit + "&person=" + person))).contains("Q31-lamps");
        assertThat(auditor.get("/api/v1/alerts?state=lost").text()).contains("state", "overdue");
    }

    private static List<String> subjects(JsonNode alerts) {
        return alerts.path("rows")
                .valueStream()
                .map(row -> row.path("subject").asString())
                .toList();
    }

    @Test
    void thePageOfAlertsShowsWhereEachStandsAndWhoAnswers() {
        Document page = page("/en/open/alerts?unit=" + UNIT);

        assertThat(page.select("#alerts tbody tr").eachText())
                .hasSize(2)
                .anyMatch(row -> row.contains("Answered") && row.contains("Discipline inspection"))
                .anyMatch(row -> row.contains("Open") && row.contains("Q31-desks"));
        assertThat(page("/zh/open/alerts?state=open&unit=" + UNIT).select("#alerts tbody").text())
                .contains("待答复", "支付被阻断");
    }

    @Test
    void aClosedYearStillSaysWhatWasPaid() {
        JsonNode line = ask("/api/v1/lines/" + CLOSED + "?");
        assertThat(line.at("/balances/paid").asString()).isEqualTo("0.00");
        assertThat(line.at("/closedYear/effectiveDate").asString()).isEqualTo("2023-12-31");
        assertThat(line.at("/closedYear/balances/paid").asString()).isEqualTo("70.00");

        assertThat(ask("/api/v1/execution?line=" + CLOSED).at("/total/amounts/paid").asString())
                .isEqualTo("70.00");
        Document page = page("/en/open/line/" + CLOSED + "?");
        assertThat(page.text()).contains("the year is closed", "Year closed on 2023-12-31");
        assertThat(page.select(".figures data").eachAttr("value")).contains("70.00");
        assertThat(page("/en/open/lines?unit=" + UNIT).select("#lines tbody").text())
                .contains("70.00");
    }
}
