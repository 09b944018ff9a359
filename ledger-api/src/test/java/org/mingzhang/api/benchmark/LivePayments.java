package org.mingzhang.api.benchmark;

import org.mingzhang.api.importing.sink.OutgoingCommand;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Payments that are applied for while somebody looks, on lines of their own.
final class LivePayments {

    /// How many lines they draw on.
    static final int LINES = 1_000;

    private LivePayments() {}

    /// One of the lines.
    static String line(long number, int year) {
        return "live/%d/%d".formatted(year, number % LINES);
    }

    /// A payment of one of them.
    static OutgoingCommand payment(String run, long number, int year) {
        String id = run + "-" + number;
        ObjectNode data =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("payment", id)
                        .put("line", line(number, year))
                        .put("effectiveDate", year + "-01-02")
                        .put("amount", "1.00")
                        .put("purpose", "made up " + id)
                        .put("expectedResult", "made up");
        data.putObject("payee")
                .put("id", MadeUpProvince.payee((int) (number % LINES)))
                .put("kind", "organisation")
                .put("name", "Supplier");
        return new OutgoingCommand(id, "payment.SubmitPayment", data);
    }
}
