package org.mingzhang.api.portal.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Sorting;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineOrder;
import org.mingzhang.projections.lines.LineView;

/// A table of budget lines with what is left on each, page by page, and the total of all of them.
public final class LineTable {

    private static final int ROWS = 50;
    private static final Sorting.By USUAL = new Sorting.By("line", false);

    /// By what it can be sorted, in the words of addresses.
    private static final Map<String, LineOrder.Key> KEYS =
            Map.of(
                    "line", LineOrder.Key.LINE,
                    "unit", LineOrder.Key.UNIT,
                    "func", LineOrder.Key.FUNCTION,
                    "eco", LineOrder.Key.ECONOMIC);

    private LineTable() {}

    /// The page of the table behind a line.
    public static DataTable of(
            Visit visit, LineFilter filter, String caption, Optional<String> after) {
        Words words = visit.words();
        Sorting sorting = Sorting.of(visit, USUAL, List.copyOf(KEYS.keySet()));
        LineOrder order =
                new LineOrder(
                        KEYS.getOrDefault(sorting.current().column(), LineOrder.Key.LINE),
                        sorting.current().descending());
        List<LineView> found =
                visit.read().lines().lines(visit.cut(), filter, order, after, ROWS + 1);
        Rows<LineView> page = Rows.of(visit, found, ROWS, LineView::line);
        List<List<Cell>> rows = new ArrayList<>();
        for (LineView line : page.shown()) {
            rows.add(row(visit, line));
        }
        return new DataTable(
                "lines",
                caption,
                words.of("table.unit", words.of("unit.one", currency(visit))),
                List.of(
                        sorting.column(Column.text(words.of("column.line")), "line"),
                        sorting.column(Column.text(words.of("column.unit")).onWide(), "unit"),
                        sorting.column(Column.text(words.of("column.func")).onWide(), "func"),
                        sorting.column(Column.text(words.of("column.eco")).onWide(), "eco"),
                        Column.number(words.of("part.adjusted")).onWide(),
                        Column.number(words.of("part.paid")).onWide(),
                        Column.number(words.of("figure.share")).onWide(),
                        Column.number(words.of("part.available"))),
                total(visit, filter),
                rows,
                page.next(),
                words.of("empty.lines"));
    }

    private static String currency(Visit visit) {
        return visit.amounts().currencyWord();
    }

    private static List<Cell> row(Visit visit, LineView line) {
        Figures figures = LineFigures.executed(visit, line.line());
        String href = visit.links().to("/line/" + line.line());
        return List.of(
                Cell.code(line.line()).to(href).saying(line.label().orElse(line.document())),
                visit.cell(CodeKind.UNIT, line.unit()).to(visit.links().to("/unit/" + line.unit())),
                visit.cell(CodeKind.FUNCTION, line.function()),
                visit.cell(CodeKind.ECONOMIC, line.economic()),
                amount(visit, figures.adjustedBudget(), href),
                amount(visit, figures.paid(), href),
                share(visit, figures.paid(), figures.adjustedBudget()),
                amount(visit, figures.available(), href));
    }

    private static Cell amount(Visit visit, Money amount, String href) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount)).to(href);
    }

    private static Cell share(Visit visit, Money part, Money whole) {
        return visit.amounts()
                .share(part, whole)
                .map(text ->
                        Cell.number(text, text.replace("%", ""))
                                .bar(Amounts.thousandths(part, whole)))
                .orElseGet(() -> Cell.none(visit.words().of("none.share")));
    }

    private static @Nullable List<Cell> total(Visit visit, LineFilter filter) {
        ExecutionRow all =
                visit.read().execution().execution(visit.cut(), filter, List.of()).stream()
                        .findFirst()
                        .orElse(null);
        if (all == null) {
            return null;
        }
        Money adjusted = all.of(Measure.ADJUSTED_BUDGET);
        return List.of(
                Cell.text(visit.words().of("table.total", Amounts.count(all.lineCount()))),
                Cell.text(""),
                Cell.text(""),
                Cell.text(""),
                total(visit, adjusted),
                total(visit, all.of(Measure.PAID)),
                share(visit, all.of(Measure.PAID), adjusted),
                total(visit, all.of(Measure.AVAILABLE)));
    }

    private static Cell total(Visit visit, Money amount) {
        return Cell.number(visit.amounts().exact(amount), Amounts.plain(amount));
    }
}
