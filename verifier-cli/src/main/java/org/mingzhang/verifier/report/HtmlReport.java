package org.mingzhang.verifier.report;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mingzhang.verifier.checkpoint.Checkpoint;

/// A report to be filed: one HTML file that needs no other, loads nothing and prints on paper in
/// black. It says what was checked as well as what is wrong.
public final class HtmlReport {
    private static final String STYLE =
            """
            @page { margin: 18mm }
            body { font: 11pt/1.45 serif; color: #111; max-width: 60em; margin: 2em auto; padding: 0 1em; overflow-wrap: anywhere }
            h1 { font-size: 1.5em; margin: 0 0 .2em } h2 { font-size: 1.15em; margin: 1.6em 0 .4em }
            .verdict { border: 2px solid #111; padding: .6em .9em; margin: 1em 0; font-weight: bold }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; vertical-align: top; padding: .25em .6em .25em 0; border-bottom: 1px solid #bbb }
            th { font-weight: bold } td.number { text-align: right; font-variant-numeric: tabular-nums }
            code { font-family: monospace; font-size: .92em; overflow-wrap: anywhere }
            tr { break-inside: avoid } footer { margin-top: 2em; font-size: .9em }
            td:first-child code { white-space: nowrap } h2 { break-after: avoid }
            .failed { font-weight: bold }
            @media print { body { margin: 0; padding: 0; max-width: none } }
            """;

    private final StringBuilder out = new StringBuilder();

    private HtmlReport() {}

    /// The report of a whole log.
    ///
    /// @param program the program and its version
    public static String of(VerificationReport report, String program) {
        HtmlReport html = new HtmlReport();
        html.begin("Verification of " + (report.origin().isEmpty() ? "a log" : report.origin()));
        html.verdict(report.verdict(), TextReport.conclusion(report));
        html.subject(report);
        html.checks(report);
        html.findings(report.findings().all());
        html.types(report);
        html.remarks(report.remarks());
        html.end(program);
        return html.out.toString();
    }

    /// The report of a proof, of two checkpoints or of a case bundle.
    ///
    /// @param program the program and its version
    public static String of(ShortReport report, String program) {
        HtmlReport html = new HtmlReport();
        html.begin("Verification of a " + report.subject());
        html.verdict(
                report.verdict(),
                report.verdict() == Verdict.NOT_VERIFIED
                        ? report.findings().size() + " findings"
                        : report.claim());
        html.findings(report.findings());
        html.remarks(report.remarks());
        html.end(program);
        return html.out.toString();
    }

    private void begin(String title) {
        out.append(
                "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
        text(title);
        out.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<h1>");
        text(title);
        out.append("</h1>\n");
    }

    private void verdict(Verdict verdict, String conclusion) {
        out.append("<p class=\"verdict\">");
        text(verdict.words().toUpperCase(Locale.ROOT) + ": " + conclusion);
        out.append("</p>\n");
        if (verdict == Verdict.INTERNAL_CONSISTENCY_ONLY) {
            out.append(
                            "<p>A key came with the data that it signs. Whoever forged the data forged the")
                    .append(" key: get the log's keys by another way, and run again.</p>\n");
        }
    }

    private void subject(VerificationReport report) {
        heading("What was read");
        out.append("<table>\n");
        row("Log", report.origin());
        row("Source", report.source());
        row("Entries", String.format(Locale.ROOT, "%,d", report.entries()));
        row("Covered by checkpoints", String.format(Locale.ROOT, "%,d", report.coveredEntries()));
        row("Signatures of actors", String.format(Locale.ROOT, "%,d", report.signedCommands()));
        row("Time taken", report.elapsed().toMillis() + " ms");
        out.append("</table>\n");
        heading("Checkpoints");
        out.append(
                "<table>\n<thead><tr><th>Suite</th><th>Checkpoints</th><th>Newest</th><th>Key</th></tr></thead>\n");
        for (SuiteReport suite : report.suites()) {
            String newest =
                    suite.newest()
                            .map((Checkpoint one) ->
                                    "size " + one.treeSize() + ", root " + one.root().base64())
                            .orElse("none");
            out.append("<tr>");
            cell(suite.suite().id());
            cell(Long.toString(suite.checkpoints()));
            code(newest);
            cell(
                    switch (suite.trust()) {
                        case GIVEN_KEY -> "given from outside";
                        case KEY_OF_THE_LOG -> "taken from the log itself";
                        case NO_KEY -> "none that signed it";
                    });
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void checks(VerificationReport report) {
        heading("What was checked");
        out.append(
                "<table>\n<thead><tr><th>Check</th><th>Result</th><th>What it says</th></tr></thead>\n");
        for (Code code : Code.values()) {
            long total = report.findings().total(code);
            String reason = report.notEvaluated().get(code);
            out.append("<tr>");
            code(code.id());
            if (total > 0) {
                out.append("<td class=\"failed\">failed, ").append(total).append("</td>");
            } else {
                cell(reason == null ? "holds" : "not evaluated");
            }
            cell(total == 0 && reason != null ? reason : code.claim());
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        heading("Findings");
        out.append("<p>Of each check the first places, earliest first.</p>\n");
        out.append(
                "<table>\n<thead><tr><th>Check</th><th>Place</th><th>What is wrong</th></tr></thead>\n");
        for (Finding finding : findings) {
            out.append("<tr>");
            code(finding.code().id());
            cell(finding.place());
            code(finding.message());
            out.append("</tr>\n");
        }
        out.append("</table>\n");
    }

    private void types(VerificationReport report) {
        if (report.types().isEmpty()) {
            return;
        }
        heading("Contents that were not looked into");
        out.append("<table>\n<thead><tr><th>Type and revision</th><th>Entries</th></tr></thead>\n");
        report.types().entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .forEach(type -> {
                    out.append("<tr>");
                    code(type.getKey());
                    out.append("<td class=\"number\">").append(type.getValue());
                    out.append("</td></tr>\n");
                });
        out.append("</table>\n");
    }

    private void remarks(List<String> remarks) {
        if (remarks.isEmpty()) {
            return;
        }
        heading("Notes");
        out.append("<ul>\n");
        for (String remark : remarks) {
            out.append("<li>");
            text(remark);
            out.append("</li>\n");
        }
        out.append("</ul>\n");
    }

    private void end(String program) {
        out.append("<footer>Made by ");
        text(program);
        out.append(", which shares no code with the ledger. What each check means is written in")
                .append(" <i>log-format.md</i>, section 10.</footer>\n</body>\n</html>\n");
    }

    private void heading(String title) {
        out.append("<h2>").append(title).append("</h2>\n");
    }

    private void row(String name, String value) {
        out.append("<tr><th>").append(name).append("</th>");
        code(value);
        out.append("</tr>\n");
    }

    private void cell(String value) {
        out.append("<td>");
        text(value);
        out.append("</td>");
    }

    private void code(String value) {
        out.append("<td><code>");
        text(value);
        out.append("</code></td>");
    }

    /// Messages quote the data, which may hold anything.
    private void text(String value) {
        String printable = Printable.of(value);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c);
            }
        }
    }
}
