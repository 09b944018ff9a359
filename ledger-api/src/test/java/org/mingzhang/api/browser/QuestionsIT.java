package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Province;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.JsonNode;

/// What somebody who has never seen the portal finds from its front page, in few clicks and without
/// help. What they find is what the API says.
@InABrowser
class QuestionsIT {

    private static final int FEW = 4;
    private static final String GUANGZHOU = "Guangzhou";

    private final TestClient api = TestClient.nobody(Province.address());

    private JsonNode ask(String address) {
        TestClient.Reply reply = api.get(address);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void howMuchOfItsEducationBudgetHasGuangzhouSpent(Visitor visitor) {
        visitor.opens("/").follows(".map", GUANGZHOU).follows("#by-func", "205");

        JsonNode total =
                ask("/api/v1/execution?division=4401&func=205&year=" + visitor.word("year"))
                        .at("/total/amounts");
        assertThat(visitor.answer()).contains(GUANGZHOU);
        assertThat(visitor.values(".figures")).contains(total.path("paid").asString());
        assertThat(visitor.picture("question-education").steps()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void whichUnitIsFurthestBehind(Visitor visitor) {
        visitor.opens("/").follows("[aria-labelledby=units-title] li", "");

        String unit =
                ask("/api/v1/execution?group=unit&year=" + visitor.word("year"))
                        .path("rows")
                        .valueStream()
                        .filter(row -> adjusted(row).isPositive())
                        .min(Comparator.comparingDouble(QuestionsIT::share))
                        .map(row -> row.at("/keys/0").asString())
                        .orElseThrow();
        assertThat(visitor.heading()).contains(unit);
        assertThat(visitor.picture("question-behind").steps()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void whichUnitIsFurthestBehindItsPace(Visitor visitor) {
        visitor.opens("/").follows(".menu", "Pace");

        String first = visitor.text("main tbody:last-child tr:first-child th");
        assertThat(visitor.answer()).contains(first.split(" ", 2)[0], "furthest behind its pace");
        visitor.follows("main tbody:last-child tr:first-child", "");
        assertThat(visitor.heading()).contains(first.substring(first.indexOf(' ') + 1));
        assertThat(visitor.picture("question-pace").steps()).isLessThanOrEqualTo(FEW);
    }

    private static Money adjusted(JsonNode row) {
        return Money.parse(row.at("/amounts/adjustedBudget").asString());
    }

    private static double share(JsonNode row) {
        return (double) Money.parse(row.at("/amounts/paid").asString()).minorUnits()
                / adjusted(row).minorUnits();
    }

    @Test
    void whatOneSupplierWasPaid(Visitor visitor) {
        visitor.opens("/")
                .follows("Suppliers")
                .follows("#suppliers tbody:last-child", "供应商")
                .follows("All payments to this supplier");

        JsonNode totals = ask("/api/v1/payments?payee=" + visitor.word("payee")).path("totals");
        assertThat(totals.path("payments").asLong()).isPositive();
        assertThat(visitor.values("#payments .total")).contains(totals.path("amount").asString());
        assertThat(visitor.text("#payments .total")).contains(totals.path("payments").asString());
        assertThat(visitor.picture("question-supplier").steps()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void whoApprovedAPayment(Visitor visitor) {
        visitor.opens("/")
                .follows("Payments")
                .follows("#payments tbody:last-child tr:has(:text('Paid'))", "demo-");

        String payment = visitor.address().replaceAll(".*/payment/|\\?.*", "");
        String approver =
                ask("/api/v1/payments/" + payment)
                        .path("steps")
                        .valueStream()
                        .filter(step ->
                                step.path("type").asString().equals("payment.PaymentApproved"))
                        .map(step -> step.at("/actor/id").asString())
                        .findFirst()
                        .orElseThrow();
        assertThat(visitor.text(".chain")).contains(approver);
        assertThat(visitor.picture("question-approver").steps()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void whatWasLeftOfALineOnADayLongPast(Visitor visitor) {
        visitor.opens("/").follows("Budget lines").follows("#lines tbody:last-child th", "44");
        String line = visitor.address().replaceAll(".*/line/|\\?.*", "");
        visitor.fills("As of", "2026-06-30").chooses("By which clock", "effective").presses("Go");

        String available =
                ask("/api/v1/lines/" + line + "?at=2026-06-30&by=effective")
                        .at("/balances/available")
                        .asString();
        assertThat(visitor.text(".time")).contains("30 Jun 2026");
        assertThat(visitor.values(".figures")).contains(available);
        assertThat(visitor.picture("question-past").steps()).isLessThanOrEqualTo(FEW);
    }

    /// The log has not known it then; the page says so, and leads to what had taken effect.
    @Test
    void whatWasLeftOfALineOnADayBeforeTheLog(Visitor visitor) {
        visitor.opens("/").follows("Budget lines").follows("#lines tbody:last-child th", "44");
        String line = visitor.address().replaceAll(".*/line/|\\?.*", "");
        String day = (LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1) + "-06-30";
        visitor.fills("As of", day).presses("Go").expectsAnError();

        visitor.follows("What had taken effect by");

        assertThat(visitor.values(".figures"))
                .contains(
                        ask("/api/v1/lines/" + line + "?by=effective&at=" + day)
                                .at("/balances/available")
                                .asString());
        assertThat(visitor.picture("question-before-the-log").steps()).isLessThanOrEqualTo(FEW);
    }

    @Test
    void whereTheMoneyOfASchoolIs(Visitor visitor) {
        visitor.opens("/")
                .fills(
                        "Area, unit, supplier or budget line; or the exact name of a payment, of a"
                                + " line, or @position",
                        "广州 教育")
                .presses("Search")
                .follows("#units", "广州市");

        assertThat(visitor.heading()).contains("440100101");
        assertThat(visitor.picture("question-search").steps()).isLessThanOrEqualTo(FEW);
    }
}
