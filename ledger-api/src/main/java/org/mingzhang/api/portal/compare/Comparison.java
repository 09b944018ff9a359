package org.mingzhang.api.portal.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;

/// What changed between the moment that a page shows and another one: every difference is the
/// amount at the page's moment less that at the other.
///
/// @param now the page
/// @param then the same page at the other moment
/// @param filter the lines that are compared
/// @param after the lines together as the page shows them
/// @param before the lines together at the other moment
public record Comparison(
        Visit now,
        Visit then,
        LineFilter filter,
        Map<Measure, Money> after,
        Map<Measure, Money> before) {

    private static final List<Measure> MEASURES =
            List.of(
                    Measure.ADJUSTED_BUDGET,
                    Measure.PAID,
                    Measure.ENCUMBERED,
                    Measure.FROZEN,
                    Measure.RECALLED,
                    Measure.CARRIED_FORWARD,
                    Measure.AVAILABLE,
                    Measure.UNRELEASED);

    public Comparison {
        after = Map.copyOf(after);
        before = Map.copyOf(before);
    }

    /// What is different on a page from another moment.
    public static Comparison of(Visit now, Visit then, LineFilter filter) {
        return new Comparison(now, then, filter, whole(now, filter), whole(then, filter));
    }

    private static Map<Measure, Money> whole(Visit visit, LineFilter filter) {
        return visit.execution(filter).stream()
                .findFirst()
                .map(ExecutionRow::amounts)
                .orElse(Map.of());
    }

    /// Puts the comparison on a page, where its address names another moment.
    public static void fill(Map<String, Object> content, Visit visit, LineFilter filter) {
        visit.compared()
                .ifPresent(then -> content.put("difference", of(visit, then, filter).ofMeasures()));
    }

    /// The same with the parts in which it differs.
    ///
    /// @param what the name of the parts, for heads
    /// @param name what a part is called
    /// @param link the page of a part
    public static void fill(
            Map<String, Object> content,
            Visit visit,
            LineFilter filter,
            String what,
            Grouping by,
            Function<String, String> name,
            Function<String, String> link) {
        visit.compared()
                .map(then -> of(visit, then, filter))
                .ifPresent(comparison -> {
                    content.put("difference", comparison.ofMeasures());
                    content.put("differences", comparison.ofParts(what, by, name, link));
                });
    }

    /// The amounts that differ.
    public DataTable ofMeasures() {
        Words words = now.words();
        Amounts.Unit unit = unit();
        return new DataTable(
                "difference",
                words.of("caption.difference", then.moment(), now.moment()),
                words.of("table.unit", unit.name()),
                List.of(
                        Column.text(words.of("column.measure")),
                        Column.number(then.moment()).onWide(),
                        Column.number(now.moment()),
                        Column.number(words.of("column.difference"))),
                null,
                MEASURES.stream()
                        .filter(measure -> !before(measure).equals(after(measure)))
                        .map(measure ->
                                List.of(
                                        Cell.text(words.of("part." + word(measure))),
                                        amount(unit, before(measure)),
                                        amount(unit, after(measure)),
                                        difference(unit, before(measure), after(measure))))
                        .toList(),
                null,
                words.of(
                        "empty.difference",
                        Amounts.count(then.cut().size() - 1),
                        Amounts.count(now.cut().size() - 1)));
    }

    /// The parts that differ.
    ///
    /// @param what the name of the parts, for heads
    /// @param name what a part is called
    /// @param link the page of a part
    public DataTable ofParts(
            String what,
            Grouping by,
            Function<String, String> name,
            Function<String, String> link) {
        Words words = now.words();
        Amounts.Unit unit = unit();
        Map<String, ExecutionRow> before = byKey(then, by);
        Map<String, ExecutionRow> after = byKey(now, by);
        List<List<Cell>> rows =
                Stream.concat(before.keySet().stream(), after.keySet().stream())
                        .distinct()
                        .sorted()
                        .filter(key ->
                                MEASURES.stream()
                                        .anyMatch(measure ->
                                                !of(before, key, measure)
                                                        .equals(of(after, key, measure))))
                        .map(key ->
                                row(
                                        Cell.text(name.apply(key)).to(link.apply(key)),
                                        unit,
                                        measure -> of(before, key, measure),
                                        measure -> of(after, key, measure)))
                        .toList();
        return new DataTable(
                "differences",
                words.of("caption.differences", words.of("column." + what)),
                words.of("table.unit", unit.name()),
                List.of(
                        Column.text(words.of("column." + what)),
                        Column.number(words.of("column.paid-at", then.moment())).onWide(),
                        Column.number(words.of("column.paid-at", now.moment())).onWide(),
                        Column.number(words.of("column.paid-difference")),
                        Column.number(words.of("column.budget-difference")).onWide(),
                        Column.number(words.of("column.available-difference")).onWide()),
                row(
                        Cell.text(words.of("table.total", Amounts.count(rows.size()))),
                        unit,
                        this::before,
                        this::after),
                rows,
                null,
                words.of(
                        "empty.difference",
                        Amounts.count(then.cut().size() - 1),
                        Amounts.count(now.cut().size() - 1)));
    }

    private List<Cell> row(
            Cell head,
            Amounts.Unit unit,
            Function<Measure, Money> before,
            Function<Measure, Money> after) {
        return List.of(
                head,
                amount(unit, before.apply(Measure.PAID)),
                amount(unit, after.apply(Measure.PAID)),
                difference(unit, before.apply(Measure.PAID), after.apply(Measure.PAID)),
                difference(
                        unit,
                        before.apply(Measure.ADJUSTED_BUDGET),
                        after.apply(Measure.ADJUSTED_BUDGET)),
                difference(unit, before.apply(Measure.AVAILABLE), after.apply(Measure.AVAILABLE)));
    }

    private Amounts.Unit unit() {
        return now.amounts().unitFor(after(Measure.ADJUSTED_BUDGET));
    }

    private Money before(Measure measure) {
        return before.getOrDefault(measure, Money.ZERO);
    }

    private Money after(Measure measure) {
        return after.getOrDefault(measure, Money.ZERO);
    }

    private Map<String, ExecutionRow> byKey(Visit visit, Grouping by) {
        Map<String, ExecutionRow> rows = new TreeMap<>();
        visit.execution(filter, by).forEach(row -> rows.put(row.keys().getFirst(), row));
        return rows;
    }

    private static Money of(Map<String, ExecutionRow> rows, String key, Measure measure) {
        ExecutionRow row = rows.get(key);
        return row == null ? Money.ZERO : row.of(measure);
    }

    private Cell amount(Amounts.Unit unit, Money amount) {
        return Cell.number(now.amounts().in(unit, amount), Amounts.plain(amount));
    }

    private Cell difference(Amounts.Unit unit, Money before, Money after) {
        Money difference = after.minus(before);
        return Cell.number(now.amounts().signed(unit, difference), Amounts.plain(difference));
    }

    private static String word(Measure measure) {
        return switch (measure) {
            case ADJUSTED_BUDGET -> "adjusted";
            case UNRELEASED -> "unreleased";
            case AVAILABLE -> "available";
            case FROZEN -> "frozen";
            case ENCUMBERED -> "encumbered";
            case PAID -> "paid";
            case RECALLED -> "recalled";
            case CARRIED_FORWARD -> "carried";
        };
    }
}
