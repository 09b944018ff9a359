package org.mingzhang.ledger.evidence;

import java.util.List;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.tagindex.TagLeaf;
import tools.jackson.databind.JsonNode;

/// A case for people: one page of HTML without scripts, pictures or addresses to fetch, which
/// prints well.
record CaseReport(
        LogRef log,
        CaseSubject subject,
        long size,
        List<TagProofs.Proved> tagProofs,
        List<StoredEntry> entries) {

    private static final String STYLE =
            """
            body{font:11pt/1.45 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;
            padding:0 1rem;color:#1a1a1a}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #999}
            table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;
            padding:.2rem .6rem .2rem 0}th{font-weight:600;width:14rem}
            code{font-family:ui-monospace,monospace;font-size:.85em;overflow-wrap:anywhere}
            h2,h3{break-after:avoid}section{break-inside:avoid}.note{background:#f3f3ee;padding:.6rem 1rem}
            @page{margin:18mm}@media print{body{margin:0;max-width:none}.note{border:1px solid #999}}
            """;

    String html() {
        StringBuilder html = new StringBuilder(4_096);
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
        html.append(escape(title())).append("</title><style>").append(STYLE);
        html.append("</style></head><body>\n<h1>").append(escape(title())).append("</h1>\n");
        html.append("<p class=\"note\">This page is for reading and proves nothing by itself. What")
                .append(" it says follows from the entries beside it; check them with the verifier")
                .append(" and with keys from somewhere else. 本页仅供阅读，证明力在于所附条目与证明，")
                .append("请用另行取得的公钥核验。</p>\n<table>\n");
        row(html, "Log 日志", log.origin().value());
        row(
                html,
                "Checkpoint 检查点",
                "size "
                        + size
                        + ", signed in "
                        + String.join(", ", log.suites().stream().map(Suite::id).toList()));
        row(html, "Entries 条目", Integer.toString(entries.size()));
        html.append("</table>\n<h2>Completeness 完整性</h2>\n");
        if (tagProofs.isEmpty()) {
            html.append("<p>The log has no index of tags that covers this case: the entries are")
                    .append(" proved to be there, not to be all.</p>\n");
        }
        tagProofs.forEach(proved -> completeness(html, proved));
        html.append("<h2>Entries 条目</h2>\n");
        entries.forEach(entry -> entry(html, entry));
        return html.append("</body></html>\n").toString();
    }

    private String title() {
        return switch (subject.kind()) {
            case PAYMENT -> "Payment 支付 " + subject.id();
            case LINE -> "Budget line 预算指标 " + subject.id();
            case QUERY -> "Query 查询 " + subject.id();
        };
    }

    private static void completeness(StringBuilder html, TagProofs.Proved proved) {
        long size = proved.committed().root().size();
        html.append("<p><code>").append(escape(proved.proof().tag())).append("</code>: ");
        if (proved.proof().isPresent()) {
            TagLeaf leaf = proved.proof().leaves().getFirst().leaf();
            html.append("exactly ")
                    .append(leaf.count())
                    .append(" entries below position ")
                    .append(size)
                    .append(", the last at ")
                    .append(leaf.lastPosition());
        } else {
            html.append("no entry below position ").append(size);
        }
        html.append(", as committed to by entry ").append(proved.committed().position());
        html.append(".</p>\n");
    }

    private static void entry(StringBuilder html, StoredEntry stored) {
        Entry entry = Entry.parse(stored.bytes().toBytes());
        html.append("<section><h3>").append(entry.position()).append(" · ");
        html.append(escape(entry.type())).append("</h3><table>\n");
        row(html, "Recorded 记录时间", Timestamps.format(entry.recordedAt()));
        row(
                html,
                "Actor 经办",
                entry.actor().id() + ", " + entry.actor().role() + ", " + entry.actor().unit());
        row(html, "Command 命令", entry.command().client() + " / " + entry.command().id());
        entry.data()
                .properties()
                .forEach(member -> row(html, member.getKey(), text(member.getValue())));
        for (Suite suite : Suite.values()) {
            stored.leaf(suite).map(Hash32::hex).ifPresent(hash -> hash(html, suite, hash));
        }
        html.append("</table></section>\n");
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><th>").append(escape(name)).append("</th><td>");
        html.append(escape(value)).append("</td></tr>\n");
    }

    private static void hash(StringBuilder html, Suite suite, String hash) {
        html.append("<tr><th>Leaf hash ").append(suite.id()).append("</th><td><code>");
        html.append(hash).append("</code></td></tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
