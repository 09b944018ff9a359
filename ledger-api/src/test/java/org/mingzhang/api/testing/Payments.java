package org.mingzhang.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

/// Budget lines and payments for tests, as the JSON that clients send.
public final class Payments {

    private Payments() {}

    /// A line of its own with money to spend.
    public static String lineWith(String amount, String line) {
        TestClient budget = TestLedger.as("budget-a");
        String approve =
                """
                {"line":"%s","division":"440300000","fiscalYear":2025,"unit":"219011",\
                "function":"2070104","economic":"30201","fundType":"11","effectiveDate":"2025-03-03",\
                "document":"Budget 2025","amount":"%s"}\
                """
                        .formatted(line, amount);
        String release =
                """
                {"line":"%s","effectiveDate":"2025-03-03","document":"Release","amount":"%s"}\
                """
                        .formatted(line, amount);
        assertThat(
                        budget.submit(
                                        TestClient.command(
                                                "budgetline.ApproveAppropriation",
                                                line + "-a",
                                                approve))
                                .status())
                .isEqualTo(201);
        assertThat(
                        budget.submit(
                                        TestClient.command(
                                                "budgetline.ReleaseFunds", line + "-r", release))
                                .status())
                .isEqualTo(201);
        return line;
    }

    /// An application for a payment. The id of the command is that of the payment.
    public static String submit(String payment, String line, String amount) {
        return TestClient.command("payment.SubmitPayment", payment, data(payment, line, amount));
    }

    /// What is in it.
    public static String data(String payment, String line, String amount) {
        return """
        {"payment":"%s","line":"%s","effectiveDate":"2025-03-03","amount":"%s",\
        "payee":{"id":"91440101MA5CKX0000","kind":"organisation","name":"Lingnan Office Supplies"},\
        "purpose":"Paper for %s","expectedResult":"Paper is there","invoices":["F-%s"]}\
        """
                .formatted(payment, line, amount, payment, payment);
    }
}
