package org.mingzhang.ledger.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mingzhang.ledger.benchmark.load.Figures;

/// The table: a row for each run, with the ratio of the ledger's rate to its own.
final class BenchmarkReport {

    private static final String ROW = "%-46s %11s %8s %8s %9s %8s %8s %9s%n";

    private record Line(String label, String value, String target) {}

    private final List<Line> conclusions = new ArrayList<>();

    /// Says what is measured now, beside the table.
    void progress(String what) {
        System.err.println("measuring " + what);
    }

    /// Prints the names of the columns.
    void heading() {
        System.out.printf(
                Locale.ROOT,
                ROW,
                "",
                "per second",
                "p50 ms",
                "p99 ms",
                "max ms",
                "cpu us",
                "pg us",
                "ledger is");
    }

    /// Prints a row.
    ///
    /// @param ledger what the ledger does at the same work
    void row(String label, Figures figures, Figures ledger) {
        System.out.printf(
                Locale.ROOT,
                ROW,
                label,
                number("%,.0f", figures.perSecond()),
                number("%.2f", figures.p50Millis()),
                number("%.2f", figures.p99Millis()),
                number("%.1f", figures.maxMillis()),
                number("%.1f", figures.processMicros()),
                number("%.1f", figures.serverMicros()),
                number("%.2f x", ledger.perSecond() / figures.perSecond()));
        if (figures.failed() > 0) {
            System.out.printf(Locale.ROOT, "  %,.0f commands failed%n", figures.failed());
        }
    }

    /// A row that could not be measured.
    void missing(String label, String why) {
        System.out.printf(Locale.ROOT, "%-46s %s%n", label, why);
    }

    /// A ratio to be printed below the table, beside what is asked for.
    void conclude(String label, String format, double value, String target) {
        conclusions.add(new Line(label, number(format, value), target));
    }

    /// Prints these ratios.
    void conclusions() {
        System.out.println();
        for (Line line : conclusions) {
            System.out.printf(
                    Locale.ROOT, "%-58s %12s   asked: %s%n", line.label, line.value, line.target);
        }
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "-";
    }
}
