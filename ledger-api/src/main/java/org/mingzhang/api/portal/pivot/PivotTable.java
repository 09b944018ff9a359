package org.mingzhang.api.portal.pivot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.queries.Pivots;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.pivot.Axis;
import org.mingzhang.projections.pivot.PivotCell;
import org.mingzhang.projections.pivot.PivotMeasure.Form;

/// The cells of a pivot as a table: a row for each key, the largest in front, times in their order;
/// the total in the first column.
///
/// @param visit the look at the page
/// @param asked what is asked for
/// @param labels what keys are called
/// @param byRow the cells of each row by column
/// @param rowTotals each row as a whole
/// @param columnTotals each column as a whole
/// @param total all of it
/// @param rows the keys of the rows, in their order
/// @param columns the keys of the columns, in their order; none where there is one axis
/// @param largest the value of the largest row
record PivotTable(
        Visit visit,
        Pivots asked,
        AxisLabels labels,
        Map<String, Map<String, PivotCell>> byRow,
        Map<String, PivotCell> rowTotals,
        Map<String, PivotCell> columnTotals,
        PivotCell total,
        List<String> rows,
        List<String> columns,
        long largest) {

    /// Rows on the page; all of them are in the files.
    static final int ROWS_MAX = 200;

    /// Columns on the page; the smallest of more stand together.
    static final int COLUMNS_MAX = 16;

    /// Series of a chart.
    private static final int SERIES_MAX = 4;

    private static final PivotCell NONE = new PivotCell("", "", 0, 0);

    static PivotTable of(Visit visit, Pivots asked, List<PivotCell> cells, AxisLabels labels) {
        Map<String, Map<String, PivotCell>> byRow = new HashMap<>();
        Map<String, PivotCell> rowTotals = new HashMap<>();
        Map<String, PivotCell> columnTotals = new HashMap<>();
        PivotCell total = NONE;
        for (PivotCell cell : cells) {
            byRow.computeIfAbsent(cell.row(), _ -> new HashMap<>()).put(cell.column(), cell);
            rowTotals.merge(cell.row(), cell, PivotCell::plus);
            columnTotals.merge(cell.column(), cell, PivotCell::plus);
            total = total.plus(cell);
        }
        boolean shares = asked.measure().form() == Form.SHARE;
        return new PivotTable(
                visit,
                asked,
                labels,
                byRow,
                rowTotals,
                columnTotals,
                total,
                sorted(asked.rows(), rowTotals, shares),
                asked.columns().map(axis -> sorted(axis, columnTotals, shares)).orElse(List.of()),
                rowTotals.values().stream().mapToLong(PivotCell::value).max().orElse(0));
    }

    private Form form() {
        return asked.measure().form();
    }

    /// Times by themselves, everything else the largest first.
    private static List<String> sorted(Axis axis, Map<String, PivotCell> totals, boolean shares) {
        Comparator<Map.Entry<String, PivotCell>> byKey = Map.Entry.comparingByKey();
        Comparator<Map.Entry<String, PivotCell>> bySize =
                shares
                        ? Comparator.comparing(entry -> share(entry.getValue()))
                        : Comparator.comparingLong(entry -> entry.getValue().value());
        return totals.entrySet().stream()
                .sorted(axis.isTime() ? byKey : bySize.reversed().thenComparing(byKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static BigDecimal share(PivotCell cell) {
        return cell.whole() > 0
                ? BigDecimal.valueOf(cell.value())
                        .divide(BigDecimal.valueOf(cell.whole()), MathContext.DECIMAL64)
                : BigDecimal.valueOf(cell.value());
    }

    /// What stands in a row and a column, if anything does.
    Optional<PivotCell> at(String row, String column) {
        return Optional.ofNullable(byRow.getOrDefault(row, Map.of()).get(column));
    }

    /// The table of the page.
    DataTable table(String caption, List<DataTable.Download> files) {
        int count = columns.size() > COLUMNS_MAX ? COLUMNS_MAX - 1 : columns.size();
        List<String> shown = columns.subList(0, count);
        List<String> others = columns.subList(count, columns.size());
        Amounts.Unit unit =
                visit.amounts().unitFor(form() == Form.AMOUNT ? total.amount() : Money.ZERO);
        List<Column> heads = new ArrayList<>();
        heads.add(Column.text(visit.words().of("axis." + Pivots.word(asked.rows()))));
        heads.add(Column.number(visit.words().of("pivot.total")));
        asked.columns()
                .ifPresent(axis ->
                        shown.forEach(
                                key -> heads.add(Column.number(labels.text(axis, key)).onWide())));
        if (!others.isEmpty()) {
            heads.add(
                    Column.number(visit.words().of("pivot.others", Amounts.count(others.size())))
                            .onWide());
        }
        return new DataTable(
                        "pivot",
                        caption,
                        switch (form()) {
                            case AMOUNT -> visit.words().of("table.unit", unit.name());
                            case SHARE -> visit.words().of("pivot.in-percent");
                            case COUNT -> null;
                        },
                        heads,
                        rows.isEmpty()
                                ? null
                                : row(
                                        Cell.text(
                                                visit.words()
                                                        .of(
                                                                "table.total",
                                                                Amounts.count(rows.size()))),
                                        total,
                                        columnTotals,
                                        shown,
                                        others,
                                        unit,
                                        false),
                        rows.stream()
                                .limit(ROWS_MAX)
                                .map(key ->
                                        row(
                                                labels.cell(asked, key),
                                                rowTotals.getOrDefault(key, NONE),
                                                byRow.getOrDefault(key, Map.of()),
                                                shown,
                                                others,
                                                unit,
                                                true))
                                .toList(),
                        null,
                        visit.words().of("empty.pivot"))
                .with(files);
    }

    private List<Cell> row(
            Cell head,
            PivotCell whole,
            Map<String, PivotCell> cells,
            List<String> shown,
            List<String> others,
            Amounts.Unit unit,
            boolean bar) {
        List<Cell> row = new ArrayList<>();
        row.add(head);
        Cell sum = value(Optional.of(whole), unit);
        row.add(bar && sum.isNumber() ? sum.bar(length(whole)) : sum);
        for (String column : shown) {
            row.add(value(Optional.ofNullable(cells.get(column)), unit));
        }
        if (!others.isEmpty()) {
            row.add(
                    value(
                            others.stream()
                                    .flatMap(key -> Stream.ofNullable(cells.get(key)))
                                    .reduce(PivotCell::plus),
                            unit));
        }
        return row;
    }

    /// Beside the largest row, or of the whole.
    private int length(PivotCell cell) {
        if (form() == Form.SHARE) {
            return Amounts.thousandths(cell.amount(), new Money(cell.whole()));
        }
        return Amounts.thousandths(cell.amount(), new Money(largest));
    }

    private Cell value(Optional<PivotCell> cell, Amounts.Unit unit) {
        if (cell.isEmpty()) {
            return Cell.none(visit.words().of("pivot.nothing"));
        }
        String plain = cell.get().plain(form());
        return switch (form()) {
            case AMOUNT -> Cell.number(visit.amounts().in(unit, cell.get().amount()), plain);
            case COUNT -> Cell.number(Amounts.count(cell.get().value()), plain);
            case SHARE ->
                    plain.isEmpty()
                            ? Cell.none(visit.words().of("none.share"))
                            : Cell.number(plain + "%", plain);
        };
    }

    /// The columns of the table that a chart draws, by number.
    String series() {
        int count = columns.size();
        if (count == 0) {
            return "1";
        }
        StringBuilder series = new StringBuilder();
        for (int i = 0; i < Math.min(count, SERIES_MAX); i++) {
            series.append(i == 0 ? "" : ",").append(2 + i);
        }
        return series.toString();
    }

    /// What the chart leaves out, in words; null for nothing.
    @Nullable String leftOut() {
        return columns.size() > SERIES_MAX
                ? visit.words().of("pivot.series", Amounts.count(SERIES_MAX))
                : null;
    }
}
