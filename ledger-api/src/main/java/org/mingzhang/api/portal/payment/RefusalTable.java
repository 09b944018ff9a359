package org.mingzhang.api.portal.payment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.refusals.RefusalFilter;
import org.mingzhang.projections.refusals.RefusalView;

/// A table of refusals in neutral words: rule, version, limit, value.
public final class RefusalTable {

    private static final Pattern AMOUNT = Pattern.compile("-?(0|[1-9][0-9]{0,14})\\.[0-9]{2}");

    private static final Pattern MOMENT =
            Pattern.compile(
                    "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?Z");

    private RefusalTable() {}

    /// The table of some refusals, the newest first.
    ///
    /// @param before only those in front of this position
    public static DataTable of(
            Visit visit, RefusalFilter filter, String caption, OptionalLong before, int rows) {
        Words words = visit.words();
        Rows<RefusalView> page =
                Rows.of(
                        visit,
                        visit.read().refusals().refusals(visit.cut(), filter, before, rows + 1),
                        rows,
                        RefusalView::position);
        return new DataTable(
                "refusals",
                caption,
                null,
                List.of(
                        Column.text(words.of("column.recorded")),
                        Column.text(words.of("column.rule")),
                        Column.text(words.of("column.event")).onWide(),
                        Column.text(words.of("column.line")).onWide(),
                        Column.number(words.of("column.value")),
                        Column.number(words.of("column.limit")).onWide(),
                        Column.number(words.of("column.position")).onWide()),
                null,
                page.shown().stream().map(refusal -> row(visit, refusal)).toList(),
                page.next(),
                words.of("empty.refusals"));
    }

    private static List<Cell> row(Visit visit, RefusalView refusal) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + refusal.position());
        String rule =
                visit.rule(refusal.rule())
                        + refusal.ruleVersion()
                                .map(version -> words.of("rule.version", version))
                                .orElse("");
        return List.of(
                Cell.date(visit.dates().second(refusal.recordedAt())),
                Cell.text(rule).to(entry).saying(refusal.rule()),
                Cell.text(visit.event(refusal.type())),
                refusal.line()
                        .map(line -> Cell.code(line).to(visit.links().to("/line/" + line)))
                        .orElseGet(() -> Cell.none(words.of("none.line"))),
                bound(visit, refusal.value()),
                bound(visit, refusal.limit()),
                Cell.number(Amounts.count(refusal.position()), Long.toString(refusal.position()))
                        .to(entry));
    }

    private static Cell bound(Visit visit, Optional<String> text) {
        return text.map(value ->
                        AMOUNT.matcher(value).matches()
                                ? Cell.number(bound(visit, value), value)
                                : Cell.text(bound(visit, value)))
                .orElseGet(() -> Cell.none(visit.words().of("none.limit")));
    }

    /// A limit or a value in words: an amount grouped, a moment in the log's zone, states by their
    /// names, anything else, such as a day, as it is.
    public static String bound(Visit visit, String value) {
        if (AMOUNT.matcher(value).matches()) {
            return visit.amounts().exact(Money.parse(value));
        }
        return Stream.of(value.split(", "))
                .map(part ->
                        Stream.of(part.split(" "))
                                .map(word -> word(visit, word))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(visit.words().of("list.and")));
    }

    private static String word(Visit visit, String word) {
        return MOMENT.matcher(word).matches()
                ? visit.dates().second(Instant.parse(word))
                : visit.words().find("state." + word).orElse(word);
    }
}
