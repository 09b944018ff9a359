package org.mingzhang.api.importing.report;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.mingzhang.api.importing.rows.Finding;
import org.mingzhang.ledger.money.Money;

/// A report for people, as plain text.
public final class ReportText {

    private static final int FINDINGS_MAX = 20;

    private final StringBuilder text = new StringBuilder();

    private ReportText() {}

    /// The report in lines.
    public static String of(ImportReport report) {
        ReportText text = new ReportText();
        text.write(report);
        return text.text.toString();
    }

    private void write(ImportReport report) {
        line(
                "Import '%s' %s: %,d commands in %.1f s, %,d a second",
                report.mapping(),
                report.state().name().toLowerCase(Locale.ROOT),
                report.commands(),
                report.millis() / 1000.0,
                report.rate());
        report.problem().ifPresent(problem -> line("  %s", problem));
        line("");
        rows("Budget rows", report.budget());
        if (report.budgetLines() > 0) {
            line("  they make %,d budget lines", report.budgetLines());
        }
        rows("Payment rows", report.payments());
        report.remarks().forEach((code, count) -> line("  remark %s: %,d", code, count));
        findings(report);
        line(
                report.balances()
                        ? "Every row and every cent is accounted for."
                        : "NOT every row and cent is accounted for; the lines marked with ! say what"
                                + " differs.");
    }

    private void rows(String title, RowsReport rows) {
        if (rows.read().count() == 0 && rows.controlTotals().isEmpty()) {
            return;
        }
        line("%-46s %9s %20s", title, "rows", "sum");
        tally("read", rows.read());
        tally("accepted", rows.accepted());
        if (rows.before() > 0) {
            line("  %-44s %,9d", "  of them recorded before", rows.before());
        }
        rows.refused().forEach((rule, tally) -> tally("refused: " + rule, tally));
        tally("unreadable", rows.unreadable());
        if (rows.withoutAmount() > 0) {
            line("! %-44s %,9d", "  of them without a readable amount", rows.withoutAmount());
        }
        if (!rows.answered().equals(rows.read())) {
            Tally answered = rows.answered();
            line(
                    "! %-44s %,9d %,20.2f",
                    "accepted + refused + unreadable - read",
                    answered.count() - rows.read().count(),
                    decimal(answered.sum().minus(rows.read().sum())));
        }
        controlTotals(rows.controlTotals());
        line("");
    }

    private void controlTotals(List<ControlTotal> totals) {
        long agree = totals.stream().filter(ControlTotal::agrees).count();
        if (!totals.isEmpty()) {
            line("  %d of %d control totals agree to the cent", agree, totals.size());
        }
        for (ControlTotal total : totals) {
            if (!total.agrees()) {
                line(
                        "! control total of %s: stated %,.2f, found %,.2f, difference %,.2f",
                        total.what(),
                        decimal(total.stated()),
                        decimal(total.found()),
                        decimal(total.difference()));
            }
        }
    }

    private void findings(ImportReport report) {
        if (report.findings().isEmpty()) {
            return;
        }
        line("Unreadable:");
        report.findings().stream()
                .limit(FINDINGS_MAX)
                .map(Finding::text)
                .forEach(finding -> line("  %s", finding));
        if (report.findings().size() > FINDINGS_MAX) {
            line(
                    "  … and %,d more, all in the JSON report",
                    report.findings().size() - FINDINGS_MAX);
        }
        line("");
    }

    private void tally(String what, Tally tally) {
        line("  %-44s %,9d %,20.2f", what, tally.count(), decimal(tally.sum()));
    }

    private static BigDecimal decimal(Money amount) {
        return BigDecimal.valueOf(amount.minorUnits(), 2);
    }

    @SuppressWarnings("AnnotateFormatMethod") // All callers are here, and the tests run them.
    private void line(String format, Object... arguments) {
        text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
    }
}
