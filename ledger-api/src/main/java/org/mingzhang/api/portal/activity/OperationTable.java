package org.mingzhang.api.portal.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.mingzhang.api.names.CodeKind;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.DataTable.Column;
import org.mingzhang.api.portal.frame.Rows;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.projections.operations.OperationFilter;
import org.mingzhang.projections.operations.OperationView;

/// Operations, or those of them that are alerts, the newest first.
///
/// Where reading is not open, persons stand by their roles alone.
public final class OperationTable {

    /// What everybody did.
    public static final String OPERATIONS = "operations";

    /// What somebody was told to look at.
    public static final String ALERTS = "alerts";

    private OperationTable() {}

    /// The table of some of them.
    ///
    /// @param name which of the two it is; its anchor and its words
    /// @param before only those in front of this position
    public static DataTable of(
            Visit visit, String name, OperationFilter filter, OptionalLong before, int rows) {
        Words words = visit.words();
        boolean judged = name.equals(OPERATIONS);
        Rows<OperationView> page =
                Rows.of(
                        visit,
                        visit.read().operations().operations(visit.cut(), filter, before, rows + 1),
                        rows,
                        OperationView::position);
        return new DataTable(
                name,
                words.of("caption.list", visit.moment()),
                null,
                columns(words, judged),
                null,
                page.shown().stream().map(row -> row(visit, row, judged)).toList(),
                page.next(),
                words.of("empty." + name));
    }

    /// An alert was raised; only an operation may have been refused.
    private static List<Column> columns(Words words, boolean judged) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text(words.of("column.event")));
        columns.add(Column.text(words.of("column.actor")));
        columns.add(Column.text(words.of("column.unit")).onWide());
        if (judged) {
            columns.add(Column.text(words.of("column.state")));
        }
        columns.add(Column.text(words.of("column.recorded")).onWide());
        columns.add(Column.number(words.of("column.position")).onWide());
        return columns;
    }

    private static List<Cell> row(Visit visit, OperationView row, boolean judged) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + row.position());
        String role = words.find("role." + row.actor().role()).orElse(row.actor().role());
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(visit.event(row.type())).to(entry));
        cells.add(Cell.text(visit.portal().openReading() ? row.actor().id() + " · " + role : role));
        cells.add(
                row.unit()
                        .map(unit ->
                                Cell.text(visit.named(CodeKind.UNIT, unit))
                                        .to(visit.links().to("/unit/" + unit)))
                        .orElseGet(() -> Cell.none(words.of("operations.no-unit"))));
        if (judged) {
            cells.add(
                    row.rule()
                            .map(rule ->
                                    Cell.chip(words.of("operations.refused"), "bad")
                                            .saying(visit.rule(rule)))
                            .orElseGet(() -> Cell.chip(words.of("operations.held"), "ok")));
        }
        cells.add(Cell.date(visit.dates().second(row.recordedAt())));
        cells.add(
                Cell.number(Amounts.count(row.position()), Long.toString(row.position()))
                        .to(entry));
        return cells;
    }
}
