package org.mingzhang.api.portal.application;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.mingzhang.api.portal.work.FieldErrors;
import org.mingzhang.api.portal.work.Submissions;
import org.mingzhang.api.queries.Filters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The form of an application: its fields as they are typed, the command that they say, and where
/// on the form a mistake belongs.
final class ApplicationForm {

    /// What the form sends.
    static final Set<String> WORDS =
            Filters.words(
                    Set.of(
                            "id",
                            "payment",
                            "line",
                            "amount",
                            "payeeKind",
                            "payeeId",
                            "payeeName",
                            "purpose",
                            "expectedResult",
                            "invoices",
                            "contract",
                            "claim",
                            "attached"),
                    Submissions.FORM);

    private static final Pattern SEPARATOR = Pattern.compile("[,，;；\\s]+");
    private static final Pattern GROUPING = Pattern.compile("[,，\\s]");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]+)(?:\\.([0-9]{1,2}))?");

    /// Where a mistake belongs.
    static final FieldErrors ERRORS =
            new FieldErrors(
                    Map.of(
                            "payee/id", "payeeId",
                            "payee/kind", "payeeKind",
                            "payee/name", "payeeName",
                            "contractLine", "contract"),
                    Map.of(
                            "amount-exceeds-available", "amount",
                            "amount-exceeds-range", "amount",
                            "amount-exceeds-committed", "amount",
                            "budget-line-unknown", "line",
                            "payment-exists", "payment",
                            "duplicate-invoice", "invoices",
                            "duplicate-demand", "purpose",
                            "contract-unknown", "contract",
                            "claim-missing", "claim",
                            "claim-unknown", "claim"));

    private ApplicationForm() {}

    /// The command that the form says. What was left empty is left out, so that it is found missing
    /// and not malformed.
    ///
    /// @param date the day on which it takes effect
    static ObjectNode command(Map<String, String> given, String date) {
        ObjectNode command =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("type", "payment.SubmitPayment")
                        .put("id", given.getOrDefault("id", ""));
        ObjectNode data = command.putObject("data").put("effectiveDate", date);
        for (String name :
                List.of("payment", "line", "purpose", "expectedResult", "contract", "claim")) {
            put(data, name, given.getOrDefault(name, ""));
        }
        put(data, "amount", amount(given.getOrDefault("amount", "")));
        ObjectNode payee = data.putObject("payee");
        put(payee, "kind", given.getOrDefault("payeeKind", "organisation"));
        put(payee, "id", given.getOrDefault("payeeId", ""));
        put(payee, "name", given.getOrDefault("payeeName", ""));
        ArrayNode invoices = data.putArray("invoices");
        parts(given.getOrDefault("invoices", "")).forEach(invoices::add);
        ArrayNode attachments = data.putArray("attachments");
        parts(given.getOrDefault("attached", "")).forEach(attachments::add);
        return command;
    }

    private static void put(ObjectNode data, String name, String value) {
        if (!value.isEmpty()) {
            data.put(name, value);
        }
    }

    /// As people write amounts: grouped, without the cents.
    private static String amount(String typed) {
        String plain = GROUPING.matcher(typed).replaceAll("");
        var parts = AMOUNT.matcher(plain);
        if (!parts.matches()) {
            return plain;
        }
        String cents = parts.group(2) == null ? "" : parts.group(2);
        return parts.group(1) + "." + (cents + "00").substring(0, 2);
    }

    /// What a field holds of several things.
    static List<String> parts(String typed) {
        return Arrays.stream(SEPARATOR.split(typed)).filter(part -> !part.isEmpty()).toList();
    }
}
