package org.mingzhang.api.portal.line;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
import org.mingzhang.api.queries.LineList;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;

/// A table of budget lines with what is left on each, page by page, and the total of all of them.
public final class LineTable {

    private static final int ROWS = 50;

    /// Of two amounts only the one that is sorted by stands beside a line on a phone.
    private static final Set<String> INSTEAD_OF_AVAILABLE = Set.of("adjusted", "paid");

    private LineTable() {}

    /// The page of the table behind a line.
    public static DataTable of(
            Visit visit, LineFilter filter, String caption, Optional<String> after) {
        Words words = visit.words();
        Sorting sorting = Sorting.of(visit, LineList.USUAL, LineList.COLUMNS);
        List<LineList.Row> found =
                new LineList(visit.read(), visit.cut(), filter, sorting.current())
                        .page(after, ROWS + 1);
        Rows<LineList.Row> page = Rows.of(visit, found, ROWS, LineList.Row::name);
        List<List<Cell>> rows = new ArrayList<>();
        for (LineList.Row row : page.shown()) {
            rows.add(row(visit, row.line()));
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
                        sorting.column(
                                Column.number(words.of("part.adjusted")).onWide(), "adjusted"),
                        sorting.column(Column.number(words.of("part.paid")).onWide(), "paid"),
                        sorting.column(Column.number(words.of("figure.share")).onWide(), "share"),
                        sorting.column(available(words, sorting), "available")),
                total(visit, filter),
                rows,
                page.next(),
                words.of("empty.lines"));
    }

    private static Column available(Words words, Sorting sorting) {
        Column column = Column.number(words.of("part.available"));
        return INSTEAD_OF_AVAILABLE.contains(sorting.current().column()) ? column.onWide() : column;
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
