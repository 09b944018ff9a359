package org.mingzhang.verifier.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mingzhang.verifier.checkpoint.Checkpoint;

/// A report for programs.
///
/// ```
/// {"verdict":"not verified","exitStatus":1,"origin":"…","entries":300,"coveredEntries":300,
///  "firstBadPosition":7,"suites":[{"suite":"sm3","checkpoints":1,"key":"GIVEN_KEY","size":300,
///  "root":"…"}],"checks":[{"code":"leaf-mismatch","status":"failed","total":1,"findings":[
///  {"position":7,"place":"position 7","message":"…"}]}],"types":{"…":299},"remarks":[]}
/// ```
///
/// `firstBadPosition` is absent when no finding names an entry; `status` is `passed`, `failed` or
/// `not-evaluated`, the last with a `reason`.
public final class JsonReport {
    private final StringBuilder out = new StringBuilder();
    private boolean first = true;

    private JsonReport() {}

    /// Writes the report.
    public static String of(VerificationReport report) {
        JsonReport json = new JsonReport();
        json.write(report);
        return json.out.append('\n').toString();
    }

    /// Writes the report about one file: `{"verdict":…,"exitStatus":…,"subject":…,"claim":…,
    /// "findings":[{"code":…,…}],"remarks":[]}`.
    public static String of(ShortReport report) {
        JsonReport json = new JsonReport();
        json.open('{');
        json.string("verdict", report.verdict().words());
        json.number("exitStatus", report.exitStatus());
        json.string("subject", report.subject());
        json.string("claim", report.claim());
        json.findings(report.findings());
        json.remarks(report.remarks());
        json.close('}');
        return json.out.append('\n').toString();
    }

    private void write(VerificationReport report) {
        open('{');
        string("verdict", report.verdict().words());
        number("exitStatus", report.exitStatus());
        string("origin", report.origin());
        string("source", report.source());
        number("entries", report.entries());
        number("coveredEntries", report.coveredEntries());
        report.findings()
                .firstBadPosition()
                .ifPresent(position -> number("firstBadPosition", position));
        number("findings", report.findings().total());
        number("elapsedMillis", report.elapsed().toMillis());
        name("suites");
        open('[');
        report.suites().forEach(this::suite);
        close(']');
        name("checks");
        open('[');
        for (Code code : Code.values()) {
            check(report, code);
        }
        close(']');
        name("types");
        open('{');
        for (Map.Entry<String, Long> type : new TreeMap<>(report.types()).entrySet()) {
            number(type.getKey(), type.getValue());
        }
        close('}');
        remarks(report.remarks());
        close('}');
    }

    private void remarks(List<String> remarks) {
        name("remarks");
        open('[');
        for (String remark : remarks) {
            separate();
            quote(remark);
        }
        close(']');
    }

    private void suite(SuiteReport suite) {
        separate();
        open('{');
        string("suite", suite.suite().id());
        number("checkpoints", suite.checkpoints());
        string("key", suite.trust().name());
        if (suite.newest().isPresent()) {
            Checkpoint newest = suite.newest().get();
            number("size", newest.treeSize());
            string("root", newest.root().base64());
        }
        close('}');
    }

    private void check(VerificationReport report, Code code) {
        separate();
        open('{');
        string("code", code.id());
        long total = report.findings().total(code);
        String reason = report.notEvaluated().get(code);
        if (total > 0) {
            string("status", "failed");
            number("total", total);
            findings(report.findings().of(code));
        } else if (reason != null) {
            string("status", "not-evaluated");
            string("reason", reason);
        } else {
            string("status", "passed");
        }
        close('}');
    }

    private void findings(List<Finding> findings) {
        name("findings");
        open('[');
        for (Finding finding : findings) {
            separate();
            open('{');
            string("code", finding.code().id());
            if (finding instanceof Finding.AtEntry entry) {
                number("position", entry.position());
            } else if (finding instanceof Finding.AtTile tile) {
                number("position", tile.position());
                string("suite", tile.suite().id());
                number("level", tile.level());
                number("tile", tile.index());
            } else if (finding instanceof Finding.AtCheckpoint checkpoint) {
                string("suite", checkpoint.suite().id());
                number("size", checkpoint.treeSize());
            }
            string("place", finding.place());
            string("message", finding.message());
            close('}');
        }
        close(']');
    }

    private void open(char bracket) {
        out.append(bracket);
        first = true;
    }

    private void close(char bracket) {
        out.append(bracket);
        first = false;
    }

    private void separate() {
        if (!first) {
            out.append(',');
        }
        first = false;
    }

    private void name(String name) {
        separate();
        quote(name);
        out.append(':');
    }

    private void string(String name, String value) {
        name(name);
        quote(value);
    }

    private void number(String name, long value) {
        name(name);
        out.append(value);
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || c == 0x7f || Character.isSurrogate(c)) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
