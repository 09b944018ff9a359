package org.mingzhang.api.portal.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.portal.line.LineController.Fact;
import org.mingzhang.api.portal.payment.RefusalTable;
import org.mingzhang.api.portal.tables.TableOfRule;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.projections.lines.LineView;
import tools.jackson.databind.JsonNode;

/// What an entry says of a refusal: the rule with all refusals by it, its limit and the value, and
/// the published table that it rests on.
final class RefusalFacts {

    private static final String LINE_TAG = "line:";

    private RefusalFacts() {}

    /// None for an entry that refuses nothing.
    static List<Fact> of(Visit visit, Entry entry) {
        JsonNode data = entry.data();
        if (!data.path("rule").isString() || !data.path("attempt").isObject()) {
            return List.of();
        }
        Words words = visit.words();
        String rule = data.path("rule").asString();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        words.of("column.rule"),
                        visit.rule(rule),
                        visit.links().to("/refusals", "rule", rule)));
        for (String member : List.of("limit", "value")) {
            text(data, member)
                    .ifPresent(text ->
                            facts.add(
                                    new Fact(
                                            words.of("column." + member),
                                            RefusalTable.bound(visit, text),
                                            "")));
        }
        table(visit, entry, rule)
                .ifPresent(table ->
                        facts.add(
                                new Fact(
                                        words.of("column.table"),
                                        words.of("table." + table.form().id())
                                                + " · "
                                                + table.division()
                                                + table.version()
                                                        .map(version ->
                                                                words.of("rule.version", version))
                                                        .orElse(""),
                                        visit.links()
                                                .to(
                                                        table.tail(),
                                                        "version",
                                                        table.version().orElse("")))));
        return facts;
    }

    private static Optional<TableOfRule> table(Visit visit, Entry entry, String rule) {
        JsonNode data = entry.data();
        return TableOfRule.of(
                rule,
                text(data, "ruleVersion"),
                division(visit, entry),
                Stream.of("reference", "limit", "value")
                        .flatMap(member -> text(data, member).stream()));
    }

    /// Where the attempt was made: as it says, or where its line lies.
    private static Optional<String> division(Visit visit, Entry entry) {
        return text(entry.data().path("attempt"), "division")
                .or(() ->
                        entry.tags().stream()
                                .filter(tag -> tag.startsWith(LINE_TAG))
                                .map(tag -> tag.substring(LINE_TAG.length()))
                                .flatMap(line ->
                                        visit.read().lines().line(visit.cut(), line).stream())
                                .map(LineView::division)
                                .findFirst());
    }

    private static Optional<String> text(JsonNode data, String member) {
        return data.path(member).isString()
                ? Optional.of(data.path(member).asString())
                : Optional.empty();
    }
}
