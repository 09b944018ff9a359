package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

/// A small town's budget in the shared ledger, made once: two units, three lines, and payments in
/// several states, one of them to a person and one refused.
public final class PublicMoney {

    /// The unit that spends.
    public static final String UNIT = "P77-001";

    /// The unit that does not.
    public static final String QUIET_UNIT = "P77-002";

    /// The fiscal year.
    public static final String YEAR = "2024";

    /// A line with payments: 1,000.00 approved and released, 300.00 paid, 200.00 applied for.
    public static final String LINE = "P77/2024/paper";

    /// A line of the same unit without payments: 500.00 approved, 400.00 released.
    public static final String UNUSED_LINE = "P77/2024/chairs";

    /// A line of the quiet unit: 50.00 approved, nothing released.
    public static final String QUIET_LINE = "P77/2024/quiet";

    /// Settled, 300.00.
    public static final String SETTLED = "P77-settled";

    /// Submitted, 200.00, to a person.
    public static final String TO_PERSON = "P77-person";

    /// Refused, 900.00.
    public static final String REFUSED = "P77-refused";

    private static final class Once {
        private static final long LAST_POSITION = write();
    }

    private PublicMoney() {}

    /// The last position that was written for it; the first call writes.
    public static long lastPosition() {
        return Once.LAST_POSITION;
    }

    private static long write() {
        line(LINE, UNIT, "1000.00", "1000.00");
        line(UNUSED_LINE, UNIT, "500.00", "400.00");
        line(QUIET_LINE, QUIET_UNIT, "50.00", "");
        submit(SETTLED, "300.00", "organisation", 201);
        step("reviewer", "payment.ReviewPayment", SETTLED, "2024-03-05", "");
        step("approver", "payment.ApprovePayment", SETTLED, "2024-03-06", "");
        step("finance", "payment.SettlePayment", SETTLED, "2024-04-02", ",\"voucher\":\"V-1\"");
        submit(REFUSED, "900.00", "organisation", 422);
        return submit(TO_PERSON, "200.00", "person", 201);
    }

    private static void line(String line, String unit, String approved, String released) {
        String approve =
                """
                {"line":"%s","division":"440300000","fiscalYear":2024,"unit":"%s",\
                "function":"2050204","economic":"30201","fundType":"11",\
                "effectiveDate":"2024-01-15","document":"Budget 2024","amount":"%s"}\
                """
                        .formatted(line, unit, approved);
        send("budget-a", "budgetline.ApproveAppropriation", line + "-a", approve, 201);
        if (!released.isEmpty()) {
            String release =
                    """
                    {"line":"%s","effectiveDate":"2024-02-01","document":"Release","amount":"%s"}\
                    """
                            .formatted(line, released);
            send("budget-a", "budgetline.ReleaseFunds", line + "-r", release, 201);
        }
    }

    private static long submit(String payment, String amount, String kind, int status) {
        String data =
                """
                {"payment":"%s","line":"%s","effectiveDate":"2024-03-04","amount":"%s",\
                "payee":{"id":"PAYEE-%s","kind":"%s","name":"Lingnan Paper"},\
                "purpose":"Paper for schools","expectedResult":"Paper is there",\
                "invoices":["F-%s"]}\
                """
                        .formatted(payment, LINE, amount, payment, kind, payment);
        return send("handler", "payment.SubmitPayment", payment, data, status);
    }

    private static void step(String person, String type, String payment, String date, String more) {
        String data =
                """
                {"payment":"%s","effectiveDate":"%s"%s}\
                """
                        .formatted(payment, date, more);
        send(person, type, payment + "-" + person, data, 201);
    }

    private static long send(String person, String type, String id, String data, int status) {
        TestClient.Reply reply =
                TestLedger.as(person).submit(TestClient.command(type, id.replace('/', '-'), data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return status == 201
                ? reply.json().path("position").asLong()
                : reply.json().path("receipt").path("position").asLong();
    }
}
