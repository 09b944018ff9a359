package org.mingzhang.axon4;

import java.util.List;

/// The members and texts of the data of `payment.SubmitPayment`, so that its JSON is as long.
public record PaymentSubmitted(
        String payment,
        String line,
        String effectiveDate,
        String amount,
        String purpose,
        String expectedResult,
        Payee payee,
        List<String> invoices,
        List<String> attachments) {

    /// Who is paid.
    public record Payee(String id, String kind, String name) {}

    static PaymentSubmitted of(String payment, String line, int year) {
        return new PaymentSubmitted(
                payment,
                line,
                year + "-01-02",
                "1.00",
                "教材采购",
                "textbooks for 1,200 pupils",
                new Payee("91440101MA5CXXXX-" + payment, "organisation", "广东某教育用品有限公司"),
                List.of("INV-" + payment),
                List.of());
    }
}
