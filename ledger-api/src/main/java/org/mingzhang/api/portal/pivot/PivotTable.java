package org.mingzhang.api.portal.pivot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
record PivotTable(
        Visit visit,
        Pivots asked,
        AxisLabels labels,
        Map<String, Map<String, PivotCell>> byRow,
        Map<String, PivotCell> rowTotals,
        Map<String, PivotCell> columnTotals,
        PivotCell total) {

    /// Rows on the page; all of them are in the files.
    static final int ROWS_MAX = 200;

    /// Columns on the page; the smallest of more stand together.
    static final int COLUMNS_MAX = 16;

    /// Series of a chart.
    private static final int SERIES_MAX = 4;

    private static final PivotCell NONE = new PivotCell("", "", 0, 0);

    static PivotTable of(Visit visit, Pivots asked, List<PivotCell> cells, AxisLabels labels) {
        Map<String, Map<String, PivotCell>> byRow = new TreeMap<>();
        Map<String, PivotCell> rowTotals = new TreeMap<>();
        Map<String, PivotCell> columnTotals = new TreeMap<>();
        PivotCell total = NONE;
        for (PivotCell cell : cells) {
            byRow.computeIfAbsent(cell.row(), _ -> new TreeMap<>()).put(cell.column(), cell);
            rowTotals.merge(cell.row(), cell, PivotCell::plus);
            columnTotals.merge(cell.column(), cell, PivotCell::plus);
            total = total.plus(cell);
        }
        return new PivotTable(visit, asked, labels, byRow, rowTotals, columnTotals, total);
    }

    private Form form() {
        return asked.measure().form();
    }

    private static List<String> sorted(Axis axis, Map<String, PivotCell> totals) {
        Comparator<Map.Entry<String, PivotCell>> byKey = Map.Entry.comparingByKey();
        Comparator<Map.Entry<String, PivotCell>> order =
                axis.isTime()
                        ? byKey
                        : Comparator.<Map.Entry<String, PivotCell>, BigDecimal>comparing(
                                        entry -> size(entry.getValue()))
                                .reversed()
                                .thenComparing(byKey);
        return totals.entrySet().stream().sorted(order).map(Map.Entry::getKey).toList();
    }

    /// Shares sort by themselves, everything else by its value.
    private static BigDecimal size(PivotCell cell) {
        return cell.whole() > 0
                ? BigDecimal.valueOf(cell.value())
                        .divide(BigDecimal.valueOf(cell.whole()), MathContext.DECIMAL64)
                : BigDecimal.valueOf(cell.value());
    }

    /// The keys of the rows, in their order.
    List<String> rows() {
        return sorted(asked.rows(), rowTotals);
    }

    /// The keys of the columns, in their order; none where there is one axis.
    List<String> columns() {
        return asked.columns().map(axis -> sorted(axis, columnTotals)).orElse(List.of());
    }

    /// What stands in a row and a column, if anything does.
    Optional<PivotCell> at(String row, String column) {
        return Optional.ofNullable(byRow.getOrDefault(row, Map.of()).get(column));
    }

    /// The table of the page.
    DataTable table(String caption, List<DataTable.Download> files) {
        List<String> all = columns();
        int shown = all.size() > COLUMNS_MAX ? COLUMNS_MAX - 1 : all.size();
        List<String> columns = all.subList(0, shown);
        List<String> others = all.subList(shown, all.size());
        Amounts.Unit unit =
                visit.amounts().unitFor(form() == Form.AMOUNT ? total.amount() : Money.ZERO);
        List<Column> heads = new ArrayList<>();
        heads.add(Column.text(visit.words().of("axis." + Pivots.word(asked.rows()))));
        heads.add(Column.number(visit.words().of("pivot.total")));
        asked.columns()
                .ifPresent(axis ->
                        columns.forEach(
                                key -> heads.add(Column.number(labels.text(axis, key)).onWide())));
        if (!others.isEmpty()) {
            heads.add(
                    Column.number(visit.words().of("pivot.others", Amounts.count(others.size())))
                            .onWide());
        }
        List<String> rows = rows();
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
                                        columns,
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
                                                columns,
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
            List<String> columns,
            List<String> others,
            Amounts.Unit unit,
            boolean bar) {
        List<Cell> row = new ArrayList<>();
        row.add(head);
        Cell sum = value(Optional.of(whole), unit);
        row.add(bar && sum.isNumber() ? sum.bar(length(whole)) : sum);
        for (String column : columns) {
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
        long largest = rowTotals.values().stream().mapToLong(PivotCell::value).max().orElse(0);
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
        int count = columns().size();
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
        return columns().size() > SERIES_MAX
                ? visit.words().of("pivot.series", Amounts.count(SERIES_MAX))
                : null;
    }
}
