package org.mingzhang.api.importing.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.api.importing.rows.Finding;
import tools.jackson.core.JsonGenerator;

/// A report for programs.
///
/// **Shape** amounts are decimal strings:
///
/// ```json
/// {"mapping":"santiago","division":"ES-15078","state":"finished","balances":true,"millis":31250,
///  "commands":76918,"commandsInAll":76918,"commandsPerSecond":2461,
///  "files":[{"name":"…","kind":"budget","sha256":"…","rows":956,"notData":1}],
///  "budget":{"lines":4209,"read":{"count":4209,"sum":"…"},"accepted":{…,"before":0},
///    "refused":{},"unreadable":{…,"withoutAmount":0},"controlTotals":[…],"balances":true},
///  "payments":{…},"remarks":{},"findings":[…],"refusedRows":[…],"notListed":0}
/// ```
public final class ReportJson {

    private ReportJson() {}

    /// Writes a report.
    public static void write(ImportReport report, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("mapping", report.mapping());
        out.writeStringProperty("division", report.division());
        out.writeStringProperty("state", report.state().name().toLowerCase(Locale.ROOT));
        report.problem().ifPresent(problem -> out.writeStringProperty("problem", problem));
        out.writeBooleanProperty("balances", report.balances());
        out.writeNumberProperty("millis", report.millis());
        out.writeNumberProperty("commands", report.commands());
        out.writeNumberProperty("commandsInAll", report.commandsInAll());
        out.writeNumberProperty("commandsPerSecond", report.rate());
        out.writeArrayPropertyStart("files");
        report.files().forEach(file -> write(file, out));
        out.writeEndArray();
        out.writeNumberProperty("budgetLines", report.budgetLines());
        write("budget", report.budget(), out);
        write("payments", report.payments(), out);
        out.writeObjectPropertyStart("remarks");
        report.remarks().forEach(out::writeNumberProperty);
        out.writeEndObject();
        out.writeArrayPropertyStart("findings");
        report.findings().forEach(finding -> write(finding, out));
        out.writeEndArray();
        out.writeArrayPropertyStart("refusedRows");
        report.refusedRows().forEach(row -> write(row, out));
        out.writeEndArray();
        out.writeNumberProperty("notListed", report.notListed());
        out.writeEndObject();
    }

    private static void write(ImportedFile file, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("name", file.name());
        out.writeStringProperty("kind", file.kind());
        out.writeStringProperty("sha256", file.sha256());
        out.writeNumberProperty("rows", file.rows());
        out.writeNumberProperty("notData", file.notData());
        out.writeEndObject();
    }

    private static void write(String name, RowsReport rows, JsonGenerator out) {
        out.writeObjectPropertyStart(name);
        out.writeName("read");
        write(rows.read(), Map.of(), out);
        out.writeName("accepted");
        write(rows.accepted(), Map.of("before", rows.before()), out);
        out.writeObjectPropertyStart("refused");
        rows.refused()
                .forEach((rule, tally) -> {
                    out.writeName(rule);
                    write(tally, Map.of(), out);
                });
        out.writeEndObject();
        out.writeName("unreadable");
        write(rows.unreadable(), Map.of("withoutAmount", rows.withoutAmount()), out);
        controlTotals(rows.controlTotals(), out);
        out.writeBooleanProperty("balances", rows.balances());
        out.writeEndObject();
    }

    private static void write(Tally tally, Map<String, Long> more, JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("count", tally.count());
        out.writeStringProperty("sum", tally.sum().toString());
        more.forEach(out::writeNumberProperty);
        out.writeEndObject();
    }

    private static void controlTotals(List<ControlTotal> totals, JsonGenerator out) {
        out.writeArrayPropertyStart("controlTotals");
        for (ControlTotal total : totals) {
            out.writeStartObject();
            out.writeStringProperty("what", total.what());
            out.writeStringProperty("stated", total.stated().toString());
            out.writeStringProperty("found", total.found().toString());
            out.writeStringProperty("difference", total.difference().toString());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static void write(Finding finding, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("file", finding.file());
        out.writeNumberProperty("line", finding.line());
        out.writeNumberProperty("row", finding.row());
        out.writeStringProperty("field", finding.field());
        out.writeStringProperty("column", finding.column());
        out.writeStringProperty("rule", finding.rule());
        finding.value().ifPresent(value -> out.writeStringProperty("value", value));
        out.writeEndObject();
    }

    private static void write(RefusedRow row, JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("file", row.file());
        out.writeNumberProperty("row", row.row());
        out.writeStringProperty("budgetLine", row.line());
        out.writeStringProperty("amount", row.amount().toString());
        out.writeStringProperty("rule", row.rule());
        row.limit().ifPresent(limit -> out.writeStringProperty("limit", limit));
        row.position().ifPresent(position -> out.writeNumberProperty("position", position));
        out.writeEndObject();
    }
}
