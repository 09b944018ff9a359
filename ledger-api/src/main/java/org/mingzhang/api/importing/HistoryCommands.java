package org.mingzhang.api.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.api.importing.rows.BudgetRow;
import org.mingzhang.api.importing.rows.LineKey;
import org.mingzhang.api.importing.rows.PaymentRow;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.ledger.codes.CodeKind;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.money.Money;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The commands that rows mean.
///
/// Budget lines take effect on 1 January of their year, marked as assumed: the files give no dates.
/// An adjustment comes before the release, so that a reduction takes from what is not yet released
/// and cannot meet the balance of a pool.
final class HistoryCommands {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DOCUMENT_ROWS_MAX = 8;
    private static final Map<CodeKind, String> CODE_KINDS =
            Map.of(
                    CodeKind.UNIT, "unit",
                    CodeKind.FUNCTION, "function",
                    CodeKind.ECONOMIC, "economic",
                    CodeKind.FUND_TYPE, "fundType");

    private HistoryCommands() {}

    /// The commands of a budget line, in their order.
    static List<OutgoingCommand> of(BudgetLineEntry entry) {
        List<OutgoingCommand> commands = new ArrayList<>();
        commands.add(approve(entry));
        Money adjustment = entry.adjustment();
        if (adjustment.isPositive()) {
            commands.add(change("SupplementAppropriation", "supplement", entry, adjustment));
        } else if (adjustment.isNegative()) {
            OutgoingCommand reduce =
                    change("ReduceAppropriation", "reduce", entry, adjustment.negated());
            reduce.data().put("drawnFrom", "unreleased");
            commands.add(reduce);
        }
        if (entry.finalAmount().isPositive()) {
            commands.add(change("ReleaseFunds", "release", entry, entry.finalAmount()));
        }
        return commands;
    }

    private static OutgoingCommand approve(BudgetLineEntry entry) {
        BudgetRow first = entry.first();
        LineKey line = first.line();
        ObjectNode data = effective(entry);
        data.put("division", line.division())
                .put("fiscalYear", line.year())
                .put("unit", line.unit())
                .put("function", line.function())
                .put("economic", line.economic())
                .put("fundType", first.fundType())
                .put("amount", entry.initial().toString());
        line.project().ifPresent(project -> data.put("project", project));
        first.label().ifPresent(label -> data.put("label", label));
        first.pool().ifPresent(pool -> data.put("declaredPool", pool));
        return new OutgoingCommand(
                CommandIds.command(first.where(), "approve"),
                "budgetline.ApproveAppropriation",
                data);
    }

    private static OutgoingCommand change(
            String type, String step, BudgetLineEntry entry, Money amount) {
        return new OutgoingCommand(
                CommandIds.command(entry.first().where(), step),
                "budgetline." + type,
                effective(entry).put("amount", amount.toString()));
    }

    private static ObjectNode effective(BudgetLineEntry entry) {
        BudgetRow first = entry.first();
        ObjectNode data =
                JSON.objectNode()
                        .put("line", first.line().id())
                        .put("effectiveDate", first.line().year() + "-01-01")
                        .put("effectiveAssumed", true)
                        .put("document", document(entry));
        ArrayNode attachments = data.putArray("attachments");
        entry.rows().stream()
                .map(row -> row.where().file().sha256())
                .distinct()
                .forEach(attachments::add);
        return data;
    }

    /// Names the rows but not the file, whose digest is attached: a file may be renamed.
    private static String document(BudgetLineEntry entry) {
        List<String> rows =
                entry.rows().stream()
                        .limit(DOCUMENT_ROWS_MAX)
                        .map(row -> Integer.toString(row.where().row()))
                        .toList();
        int more = entry.rows().size() - rows.size();
        return entry.first().document()
                + (entry.rows().size() == 1 ? ", row " : ", rows ")
                + String.join(", ", rows)
                + (more > 0 ? " and " + more + " more" : "");
    }

    /// The command of a payment, or of one that came back.
    static OutgoingCommand of(PaymentRow row) {
        ObjectNode data = JSON.objectNode();
        boolean refund = row.amount().isNegative();
        if (!refund) {
            data.put("payment", CommandIds.payment(row.line(), row.where()));
        }
        data.put("line", row.line().id())
                .put("effectiveDate", row.date().toString())
                .put("amount", (refund ? row.amount().negated() : row.amount()).toString())
                .put("purpose", row.purpose())
                .put("voucher", row.voucher());
        if (row.dateAssumed()) {
            data.put("effectiveAssumed", true);
        }
        data.putObject("payee")
                .put("id", row.payee())
                .put("kind", row.person() ? "person" : "organisation")
                .put("name", row.payeeName());
        data.put(
                "evidence",
                new Evidence(row.where().file().sha256(), row.where().row()).toString());
        return new OutgoingCommand(
                CommandIds.command(row.where(), refund ? "refund" : "payment"),
                refund ? "importedyear.RecordSettledRefund" : "importedyear.RecordSettledPayment",
                data);
    }

    /// The commands that propose a code set, one for each piece.
    ///
    /// @param version its number in its division and year
    static List<OutgoingCommand> proposeCodes(String divisionYear, int version, CodeSet set) {
        List<List<Map.Entry<String, String>>> pieces = set.pieces();
        List<OutgoingCommand> commands = new ArrayList<>();
        for (int piece = 1; piece <= pieces.size(); piece++) {
            ObjectNode data =
                    JSON.objectNode()
                            .put("year", divisionYear)
                            .put("version", version)
                            .put("kind", CODE_KINDS.get(set.kind()))
                            .put("piece", piece)
                            .put("pieces", pieces.size())
                            .put("document", "import of " + divisionYear);
            set.language().ifPresent(language -> data.put("language", language));
            ArrayNode codes = data.putArray("codes");
            pieces.get(piece - 1)
                    .forEach(row ->
                            codes.addObject()
                                    .put("code", row.getKey())
                                    .put("name", row.getValue()));
            commands.add(
                    new OutgoingCommand(
                            CommandIds.year(
                                    divisionYear,
                                    "codes-" + version + "." + piece + "-" + set.digest()),
                            "codes.ProposeCodeSet",
                            data));
        }
        return commands;
    }

    static OutgoingCommand publishCodes(String divisionYear, int version, CodeSet set) {
        return new OutgoingCommand(
                CommandIds.year(divisionYear, "publish-codes-" + version + "-" + set.digest()),
                "codes.PublishCodeSet",
                JSON.objectNode().put("year", divisionYear).put("version", version));
    }

    static OutgoingCommand proposeYear(String divisionYear, String source) {
        return new OutgoingCommand(
                CommandIds.year(divisionYear, "propose-year"),
                "importedyear.ProposeImportedYear",
                JSON.objectNode()
                        .put("year", divisionYear)
                        .put("source", source)
                        .put("document", "import of " + divisionYear));
    }

    static OutgoingCommand confirmYear(String divisionYear) {
        return new OutgoingCommand(
                CommandIds.year(divisionYear, "confirm-year"),
                "importedyear.ConfirmImportedYear",
                JSON.objectNode().put("year", divisionYear));
    }

    static OutgoingCommand proposePools(String divisionYear, PoolRule rule) {
        ObjectNode data =
                JSON.objectNode()
                        .put("year", divisionYear)
                        .put("version", 1)
                        .put("document", "import of " + divisionYear);
        ObjectNode written = data.putObject("rule");
        written.put("kind", rule.kind().name().toLowerCase(Locale.ROOT));
        Optional<PoolRule.Prefix> prefix = rule.prefix();
        prefix.ifPresent(widths ->
                written.putObject("prefix")
                        .put("unit", widths.unit())
                        .put("function", widths.function())
                        .put("economic", widths.economic())
                        .put("fundType", widths.fundType()));
        return new OutgoingCommand(
                CommandIds.year(divisionYear, "propose-pools"),
                "controlpool.ProposePoolRule",
                data);
    }

    static OutgoingCommand confirmPools(String divisionYear) {
        return new OutgoingCommand(
                CommandIds.year(divisionYear, "confirm-pools"),
                "controlpool.ConfirmPoolRule",
                JSON.objectNode().put("year", divisionYear).put("version", 1));
    }
}
