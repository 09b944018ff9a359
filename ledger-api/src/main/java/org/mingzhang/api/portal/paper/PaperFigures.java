package org.mingzhang.api.portal.paper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;

/// The figures of a paper as data: what its digest is taken of. The same in every language and
/// however the page looks.
///
/// @param csv lines of part, key, measure and amount, or number of refusals; each ends with a line
///   feed
public record PaperFigures(String csv) {

    /// The figures of a paper, in the order of the page.
    public static PaperFigures of(PaperSource paper) {
        StringBuilder csv = new StringBuilder("part,key,measure,amount\n");
        add(csv, "total", paper.whole().stream().toList());
        add(csv, "month", paper.months());
        add(csv, "function", paper.functions());
        add(csv, "division", paper.parts());
        paper.mostPaid()
                .rows()
                .forEach(supplier ->
                        line(
                                csv,
                                "supplier",
                                supplier.payee(),
                                "paid",
                                Amounts.plain(supplier.paid())));
        paper.refused()
                .forEach(
                        (rule, count) -> line(csv, "refusal", rule, "count", Long.toString(count)));
        return new PaperFigures(csv.toString());
    }

    private static void add(StringBuilder csv, String part, List<ExecutionRow> rows) {
        for (ExecutionRow row : rows) {
            for (Measure measure : Measure.values()) {
                line(
                        csv,
                        part,
                        row.keys().isEmpty() ? "" : row.keys().getFirst(),
                        measure.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        Amounts.plain(row.of(measure)));
            }
        }
    }

    private static void line(StringBuilder csv, String... fields) {
        csv.append(String.join(",", fields)).append('\n');
    }

    /// Their digest by the first suite of the log, in hexadecimal digits.
    public String digest(LogRef log) {
        return TreeHashers.of(log.suites().getFirst())
                .digest(csv.getBytes(StandardCharsets.UTF_8))
                .hex();
    }
}
