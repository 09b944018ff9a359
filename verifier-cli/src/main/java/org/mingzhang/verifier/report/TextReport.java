package org.mingzhang.verifier.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.mingzhang.verifier.checkpoint.Checkpoint;

/// A report for people, at most 100 columns where the data allow it.
public final class TextReport {
    private static final int TYPES_SHOWN = 20;

    private TextReport() {}

    /// Writes the report.
    public static String of(VerificationReport report) {
        StringBuilder out = new StringBuilder();
        line(out, "Log      " + (report.origin().isEmpty() ? "(unknown)" : report.origin()));
        line(out, "Source   " + report.source());
        line(out, String.format("Entries  %,d", report.entries()));
        for (SuiteReport suite : report.suites()) {
            line(out, suiteLine(suite));
        }
        line(out, "");
        for (Code code : Code.values()) {
            check(out, report, code);
        }
        types(out, report);
        report.remarks().forEach(remark -> line(out, "Note     " + remark));
        if (!report.remarks().isEmpty()) {
            line(out, "");
        }
        verdict(out, report);
        return out.toString();
    }

    private static String suiteLine(SuiteReport suite) {
        String newest =
                suite.newest()
                        .map((Checkpoint checkpoint) ->
                                String.format(
                                        "newest of size %,d, root %s",
                                        checkpoint.treeSize(), checkpoint.root().base64()))
                        .orElse("none");
        String trust =
                switch (suite.trust()) {
                    case GIVEN_KEY -> "the key you gave";
                    case KEY_OF_THE_LOG -> "a key taken from the log itself";
                    case NO_KEY -> "no key";
                };
        return String.format(
                "%-8s %,d checkpoint%s, %s; %s",
                suite.suite().id(),
                suite.checkpoints(),
                suite.checkpoints() == 1 ? "" : "s",
                newest,
                trust);
    }

    private static void check(StringBuilder out, VerificationReport report, Code code) {
        long total = report.findings().total(code);
        if (total > 0) {
            line(out, String.format("  FAILED  %-20s %s", code.id(), code.claim()));
            List<Finding> shown = report.findings().of(code);
            for (Finding finding : shown) {
                line(
                        out,
                        "            " + finding.place() + ": " + Printable.of(finding.message()));
            }
            if (total > shown.size()) {
                line(out, String.format("            … %,d in all", total));
            }
        } else if (report.notEvaluated().containsKey(code)) {
            line(
                    out,
                    String.format(
                            "  -       %-20s not evaluated: %s",
                            code.id(), report.notEvaluated().get(code)));
        } else {
            line(out, String.format("  ok      %-20s %s", code.id(), code.claim()));
        }
    }

    private static void types(StringBuilder out, VerificationReport report) {
        line(out, "");
        if (report.types().isEmpty()) {
            return;
        }
        line(
                out,
                "  not-evaluated: the contents of these types and revisions (their form was checked)");
        report.types().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(TYPES_SHOWN)
                .forEach(type ->
                        line(out, String.format("  %,14d  %s", type.getValue(), type.getKey())));
        if (report.types().size() > TYPES_SHOWN) {
            line(out, "                  … " + report.types().size() + " types in all");
        }
        line(out, "");
    }

    private static void verdict(StringBuilder out, VerificationReport report) {
        String rate =
                String.format(
                        "%.1f s, %,.0f entries/s",
                        report.elapsed().toMillis() / 1000.0,
                        report.entries() * 1e9 / Math.max(1, report.elapsed().toNanos()));
        switch (report.verdict()) {
            case VERIFIED ->
                    line(out, String.format("VERIFIED: %s  (%s)", conclusion(report), rate));
            case INTERNAL_CONSISTENCY_ONLY ->
                    line(
                            out,
                            "INTERNAL CONSISTENCY ONLY: nothing contradicts itself, but a key came"
                                    + " with the\ndata. Ask the log's keeper for its keys by"
                                    + " another way, and give them with --keys.  ("
                                    + rate
                                    + ")");
            case NOT_VERIFIED -> {
                line(out, "NOT VERIFIED: " + reason(report) + "  (" + rate + ")");
            }
        }
    }

    /// The verdict's sentence, without its first words.
    static String conclusion(VerificationReport report) {
        return switch (report.verdict()) {
            case VERIFIED ->
                    String.format(
                            "positions 0 to %,d are what the log signed",
                            report.coveredEntries() - 1);
            case INTERNAL_CONSISTENCY_ONLY -> "nothing contradicts itself";
            case NOT_VERIFIED -> reason(report);
        };
    }

    private static String reason(VerificationReport report) {
        OptionalLong position = report.findings().firstBadPosition();
        if (position.isPresent()) {
            return String.format(
                    "%,d findings, the first bad position is %d",
                    report.findings().total(), position.getAsLong());
        }
        if (report.findings().total() > 0) {
            return String.format(
                    "%,d findings, none of which names an entry", report.findings().total());
        }
        return report.entries() == 0 ? "the log is empty" : "the log has no checkpoint to go by";
    }

    private static void line(StringBuilder out, String line) {
        out.append(line).append('\n');
    }
}
