package org.mingzhang.ledger.evidence;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.store.tagindex.TagLeaf;
import org.mingzhang.ledger.store.tagindex.TagProof;
import tools.jackson.databind.JsonNode;

/// A case for people: one page of HTML without scripts, pictures or addresses to fetch, which
/// prints well.
record CaseReport(
        LogRef log,
        CaseSubject subject,
        long size,
        List<TagProofs.Proved> tagProofs,
        List<StoredEntry> entries) {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private static final String STYLE =
            """
            body{font:11pt/1.45 system-ui,"Noto Sans CJK SC",sans-serif;max-width:60rem;margin:2rem auto;
            padding:0 1rem;color:#1a1a1a;overflow-wrap:anywhere}
            h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem;border-bottom:1px solid #999}
            table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;
            vertical-align:top;padding:.2rem .6rem .2rem 0}th{font-weight:600;width:14rem}
            code{font-family:ui-monospace,monospace;font-size:.85em}
            h2,h3{break-after:avoid}tr{break-inside:avoid}.note{background:#f3f3ee;padding:.6rem 1rem}
            @page{margin:18mm}@media(max-width:40rem){th{width:8rem}}
            @media print{body{margin:0;max-width:none}.note{border:1px solid #999}}
            """;

    String html() {
        StringBuilder html = new StringBuilder(4_096);
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width\"><title>");
        String title = both(subject.kind().name().toLowerCase(Locale.ROOT)) + " " + subject.id();
        html.append(escape(title)).append("</title><style>").append(STYLE);
        html.append("</style></head><body>\n<h1>").append(escape(title)).append("</h1>\n");
        html.append("<p class=\"note\">").append(both("note")).append("</p>\n<table>\n");
        row(html, both("log"), log.origin().value());
        String suites = String.join(", ", log.suites().stream().map(Suite::id).toList());
        row(html, both("checkpoint"), size + " (" + suites + ")");
        row(html, both("entries"), Integer.toString(entries.size()));
        html.append("</table>\n<h2>").append(both("completeness")).append("</h2>\n");
        if (tagProofs.isEmpty()) {
            html.append("<p>").append(both("incomplete")).append("</p>\n");
        }
        tagProofs.forEach(proved -> completeness(html, proved));
        html.append("<h2>").append(both("entries")).append("</h2>\n");
        entries.forEach(entry -> entry(html, entry));
        return html.append("</body></html>\n").toString();
    }

    /// A text in English and in Chinese.
    private static String both(String key, Object... facts) {
        return Stream.of(Locale.ENGLISH, Locale.CHINESE)
                .map(locale ->
                        ResourceBundle.getBundle(
                                "org.mingzhang.ledger.evidence.report", locale, NO_FALLBACK))
                .map(words -> new MessageFormat(words.getString(key), Locale.ROOT).format(facts))
                .collect(Collectors.joining(" "));
    }

    private static void completeness(StringBuilder html, TagProofs.Proved proved) {
        Optional<TagLeaf> leaf =
                Optional.of(proved.proof())
                        .filter(TagProof::isPresent)
                        .map(proof -> proof.leaves().getFirst().leaf());
        html.append("<p><code>").append(escape(proved.proof().tag())).append("</code><br>");
        html.append(
                both(
                        "all",
                        leaf.map(TagLeaf::count).orElse(0L),
                        Long.toString(proved.committed().root().size()),
                        Long.toString(proved.committed().position())));
        leaf.map(one -> both("last", Long.toString(one.lastPosition())))
                .ifPresent(last -> html.append("<br>").append(last));
        html.append("</p>\n");
    }

    private static void entry(StringBuilder html, StoredEntry stored) {
        Entry entry = Entry.parse(stored.bytes().toBytes());
        html.append("<section><h3>").append(entry.position()).append(" · ");
        html.append(escape(entry.type())).append("</h3><table>\n");
        row(html, both("recorded"), Timestamps.format(entry.recordedAt()));
        row(
                html,
                both("actor"),
                entry.actor().id() + ", " + entry.actor().role() + ", " + entry.actor().unit());
        row(html, both("command"), entry.command().client() + " / " + entry.command().id());
        members(html, "", entry.data());
        for (Suite suite : Suite.values()) {
            stored.leaf(suite).map(Hash32::hex).ifPresent(hash -> hash(html, suite, hash));
        }
        html.append("</table></section>\n");
    }

    /// A row for each member, by its path; what lies in a list stays as it is written.
    private static void members(StringBuilder html, String path, JsonNode object) {
        object.properties()
                .forEach(member -> {
                    String name = path + member.getKey();
                    JsonNode value = member.getValue();
                    if (value.isObject()) {
                        members(html, name + ".", value);
                    } else {
                        row(html, name, value.isString() ? value.stringValue() : value.toString());
                    }
                });
    }

    private static void row(StringBuilder html, String name, String value) {
        html.append("<tr><th>").append(escape(name)).append("</th><td>");
        html.append(escape(value)).append("</td></tr>\n");
    }

    private static void hash(StringBuilder html, Suite suite, String hash) {
        html.append("<tr><th>").append(both("leaf")).append(" ").append(suite.id());
        html.append("</th><td><code>");
        html.append(hash).append("</code></td></tr>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
