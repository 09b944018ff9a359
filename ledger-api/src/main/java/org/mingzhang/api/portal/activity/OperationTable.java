package org.mingzhang.api.portal.activity;

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

/// Operations, the newest first.
///
/// Where reading is not open, persons stand by their roles alone.
final class OperationTable {

    private OperationTable() {}

    /// The table of some of them.
    ///
    /// @param before only those in front of this position
    static DataTable of(Visit visit, OperationFilter filter, OptionalLong before, int rows) {
        Words words = visit.words();
        Rows<OperationView> page =
                Rows.of(
                        visit,
                        visit.read().operations().operations(visit.cut(), filter, before, rows + 1),
                        rows,
                        OperationView::position);
        return new DataTable(
                "operations",
                words.of("caption.list", visit.moment()),
                null,
                columns(words),
                null,
                page.shown().stream().map(row -> row(visit, row)).toList(),
                page.next(),
                words.of("empty.operations"));
    }

    private static List<Column> columns(Words words) {
        return List.of(
                Column.text(words.of("column.event")),
                Column.text(words.of("column.actor")),
                Column.text(words.of("column.unit")).onWide(),
                Column.text(words.of("column.state")),
                Column.text(words.of("column.recorded")).onWide(),
                Column.number(words.of("column.position")).onWide());
    }

    private static List<Cell> row(Visit visit, OperationView row) {
        Words words = visit.words();
        String entry = visit.links().timeless("/entry/" + row.position());
        String role = words.find("role." + row.actor().role()).orElse(row.actor().role());
        return List.of(
                Cell.text(visit.event(row.type())).to(entry),
                Cell.text(visit.portal().openReading() ? row.actor().id() + " · " + role : role),
                row.unit()
                        .map(unit ->
                                Cell.text(visit.named(CodeKind.UNIT, unit))
                                        .to(visit.links().to("/unit/" + unit)))
                        .orElseGet(() -> Cell.none(words.of("operations.no-unit"))),
                row.rule()
                        .map(rule ->
                                Cell.chip(words.of("operations.refused"), "bad")
                                        .saying(visit.rule(rule)))
                        .orElseGet(() -> Cell.chip(words.of("operations.held"), "ok")),
                Cell.date(visit.dates().second(row.recordedAt())),
                Cell.number(Amounts.count(row.position()), Long.toString(row.position()))
                        .to(entry));
    }
}
