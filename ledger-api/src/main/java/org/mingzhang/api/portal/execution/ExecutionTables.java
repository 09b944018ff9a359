package org.mingzhang.api.portal.execution;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Equation;
import org.mingzhang.api.portal.frame.Figure;
import org.mingzhang.api.portal.frame.PageFrame;
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.SortedBy;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;

/// Tables, figures and bars of execution, the same for every level.
///
/// @param visit the look at the page
/// @param lines the address of the lines behind a figure
public record ExecutionTables(Visit visit, String lines) {

    /// How many rows a page of a table has.
    private static final int PAGE = 50;

    private static final SortedBy USUAL = new SortedBy("adjusted", true);
    private static final List<String> COLUMNS =
            List.of("code", "lines", "adjusted", "paid", "share", "encumbered", "available");

    /// Figures of the whole: adjusted budget, paid, share, available.
    public List<Figure> figures(ExecutionRow whole, String paymentsHref) {
        Words words = visit.words();
        Amounts amounts = visit.amounts();
        Money adjusted = whole.of(Measure.ADJUSTED_BUDGET);
        Money paid = whole.of(Measure.PAID);
        List<Figure> figures = new ArrayList<>();
        amounts.share(paid, adjusted)
                .ifPresent(share ->
                        figures.add(
                                new Figure(
                                        words.of("figure.share"),
                                        term("share"),
                                        share,
                                        share,
                                        lines,
                                        words.of("figure.share.note"),
                                        true)));
        figures.add(figure("paid", paid, paymentsHref));
        figures.add(figure("adjusted", adjusted, lines));
        figures.add(figure("available", whole.of(Measure.AVAILABLE), lines));
        return figures;
    }

    private Figure figure(String name, Money amount, String href) {
        return new Figure(
                visit.words().of("part." + name),
                term(name),
                visit.amounts().figure(amount),
                Amounts.plain(amount),
                href,
                visit.amounts().full(amount),
                false);
    }

    private String term(String name) {
        return visit.links().timeless("/terms") + "#" + name;
    }

    /// The bar of parts that add up to the adjusted budget.
    public Equation equation(ExecutionRow whole, PageFrame.Link link) {
        return Equation.of(
                whole.of(Measure.ADJUSTED_BUDGET),
                List.of(
                        piece("paid", whole, Measure.PAID),
                        piece("encumbered", whole, Measure.ENCUMBERED),
                        piece("frozen", whole, Measure.FROZEN),
                        piece("recalled", whole, Measure.RECALLED),
                        piece("carried", whole, Measure.CARRIED_FORWARD),
                        piece("available", whole, Measure.AVAILABLE),
                        piece("unreleased", whole, Measure.UNRELEASED)),
                link,
                visit.words(),
                visit.amounts());
    }

    private static Equation.Piece piece(String name, ExecutionRow whole, Measure measure) {
        return new Equation.Piece(name, whole.of(measure));
    }

    /// Execution by something with a code: largest adjusted budget first, total on top.
    ///
    /// @param what the name of it, for heads and captions
    /// @param link the address of one row
    /// @param named a code with what it is called
    public DataTable by(
            String what,
            String caption,
            ExecutionRow whole,
            List<ExecutionRow> rows,
            Function<String, String> link,
            Function<String, Cell> named) {
        List<ExecutionRow> sorted = sorted(rows);
        return table(what, caption, whole, rows.size(), new Page(sorted, null), link, named);
    }

    /// The same page by page: the rows behind the code that the address names in `after`.
    ///
    /// @throws FaultException if there is no such row
    public DataTable pageBy(
            String what,
            String caption,
            ExecutionRow whole,
            List<ExecutionRow> rows,
            Function<String, String> link,
            Function<String, Cell> named) {
        List<ExecutionRow> sorted = sorted(rows);
        int from = visit.question().code("after").map(code -> behind(sorted, code)).orElse(0);
        int to = Math.min(sorted.size(), from + PAGE);
        Page page =
                new Page(
                        sorted.subList(from, to),
                        to < sorted.size()
                                ? visit.behind(sorted.get(to - 1).keys().getFirst()) + "#by-" + what
                                : null);
        return table(what, caption, whole, rows.size(), page, link, named);
    }

    /// Some rows, and the address of those behind them; null behind the last.
    private record Page(List<ExecutionRow> rows, @Nullable String next) {}

    private List<ExecutionRow> sorted(List<ExecutionRow> rows) {
        return rows.stream().sorted(order(sorting().current())).toList();
    }

    private Sorting sorting() {
        return Sorting.of(visit, USUAL, COLUMNS);
    }

    private static int behind(List<ExecutionRow> sorted, String code) {
        for (int i = 0; i < sorted.size(); i++) {
            if (sorted.get(i).keys().getFirst().equals(code)) {
                return i + 1;
            }
        }
        throw new FaultException(new Fault.BadParameter("after", code, Expected.Form.TABLE_ROW));
    }

    private DataTable table(
            String what,
            String caption,
            ExecutionRow whole,
            int count,
            Page page,
            Function<String, String> link,
            Function<String, Cell> named) {
        Words words = visit.words();
        Amounts.Unit unit = visit.amounts().unitFor(whole.of(Measure.ADJUSTED_BUDGET));
        Sorting sorting = sorting();
        List<Cell> total =
                row(Cell.text(words.of("table.total", Amounts.count(count))), whole, unit, lines);
        return new DataTable(
                "by-" + what,
                caption,
                words.of("table.unit", unit.name()),
                List.of(
                        sorting.column(Column.text(words.of("column." + what)), "code"),
                        sorting.column(Column.number(words.of("column.lines")).onWide(), "lines"),
                        sorting.column(
                                Column.number(words.of("part.adjusted")).onWide(), "adjusted"),
                        sorting.column(Column.number(words.of("part.paid")), "paid"),
                        sorting.column(Column.number(words.of("figure.share")), "share"),
                        sorting.column(
                                Column.number(words.of("part.encumbered")).onWide(), "encumbered"),
                        sorting.column(
                                Column.number(words.of("part.available")).onWide(), "available")),
                count == 0 ? null : total,
                page.rows().stream()
                        .map(row -> {
                            String code = row.keys().getFirst();
                            Cell head =
                                    code.isEmpty()
                                            ? Cell.text(words.of("none.code"))
                                            : named.apply(code);
                            return row(head.to(link.apply(code)), row, unit, link.apply(code));
                        })
                        .toList(),
                page.next(),
                words.of("empty.execution"));
    }

    /// Rows that are equal in it follow by code.
    private static Comparator<ExecutionRow> order(SortedBy by) {
        Comparator<ExecutionRow> byCode = Comparator.comparing(row -> row.keys().getFirst());
        Comparator<ExecutionRow> order =
                switch (by.column()) {
                    case "lines" -> Comparator.comparingLong(ExecutionRow::lineCount);
                    case "paid" -> Comparator.comparing(row -> row.of(Measure.PAID));
                    case "share" -> Comparator.comparing(ExecutionTables::share);
                    case "encumbered" -> Comparator.comparing(row -> row.of(Measure.ENCUMBERED));
                    case "available" -> Comparator.comparing(row -> row.of(Measure.AVAILABLE));
                    case "adjusted" -> Comparator.comparing(row -> row.of(Measure.ADJUSTED_BUDGET));
                    default -> byCode;
                };
        return (by.descending() ? order.reversed() : order).thenComparing(byCode);
    }

    /// Paid of adjusted; a unit without a budget stands below all that have one.
    private static BigDecimal share(ExecutionRow row) {
        long adjusted = row.of(Measure.ADJUSTED_BUDGET).minorUnits();
        return adjusted <= 0
                ? BigDecimal.ONE.negate()
                : BigDecimal.valueOf(row.of(Measure.PAID).minorUnits())
                        .divide(BigDecimal.valueOf(adjusted), MathContext.DECIMAL64);
    }

    private List<Cell> row(Cell head, ExecutionRow row, Amounts.Unit unit, String href) {
        Money adjusted = row.of(Measure.ADJUSTED_BUDGET);
        Money paid = row.of(Measure.PAID);
        return List.of(
                head,
                Cell.number(Amounts.count(row.lineCount()), Long.toString(row.lineCount()))
                        .to(href),
                amount(unit, adjusted).to(href),
                amount(unit, paid).to(href),
                visit.amounts()
                        .share(paid, adjusted)
                        .map(share ->
                                Cell.number(share, share.replace("%", ""))
                                        .bar(Amounts.thousandths(paid, adjusted)))
                        .orElseGet(() -> Cell.none(visit.words().of("none.share"))),
                amount(unit, row.of(Measure.ENCUMBERED)).to(href),
                amount(unit, row.of(Measure.AVAILABLE)).to(href));
    }

    private Cell amount(Amounts.Unit unit, Money amount) {
        return Cell.number(visit.amounts().in(unit, amount), Amounts.plain(amount));
    }

    /// What was paid in each month, and all up to its end.
    ///
    /// @param link the address of the page as of the end of a month
    public DataTable months(
            String caption,
            ExecutionRow whole,
            List<ExecutionRow> months,
            Function<YearMonth, String> link) {
        Words words = visit.words();
        Amounts.Unit unit = visit.amounts().unitFor(whole.of(Measure.ADJUSTED_BUDGET));
        List<List<Cell>> rows = new ArrayList<>();
        Money sum = Money.ZERO;
        for (ExecutionRow month : months) {
            Money paid = month.of(Measure.PAID);
            sum = sum.plus(paid);
            YearMonth when = YearMonth.parse(month.keys().getFirst());
            rows.add(
                    List.of(
                            Cell.text(visit.dates().inWords(when)).to(link.apply(when)),
                            amount(unit, month.of(Measure.ADJUSTED_BUDGET)),
                            amount(unit, paid).to(link.apply(when)),
                            amount(unit, sum).to(link.apply(when))));
        }
        return new DataTable(
                "by-month",
                caption,
                words.of("table.unit", unit.name()),
                List.of(
                        Column.text(words.of("column.month")),
                        Column.number(words.of("column.budget-moved")).onWide(),
                        Column.number(words.of("part.paid")),
                        Column.number(words.of("column.paid-to-date"))),
                months.isEmpty()
                        ? null
                        : List.of(
                                Cell.text(words.of("table.total", Amounts.count(months.size()))),
                                amount(unit, whole.of(Measure.ADJUSTED_BUDGET)),
                                amount(unit, whole.of(Measure.PAID)),
                                amount(unit, whole.of(Measure.PAID))),
                rows,
                null,
                words.of("empty.execution"));
    }
}
