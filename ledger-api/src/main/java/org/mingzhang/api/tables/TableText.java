package org.mingzhang.api.tables;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.ruletable.Row;

/// The columns and rows of a table, as they stand in a file.
///
/// @param columns the names of the columns
/// @param rows the rows, each with a cell for each column
public record TableText(List<String> columns, List<Row> rows) {

    public TableText {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The table of cells that are listed row by row.
    public static TableText of(List<String> columns, List<String> cells) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i += columns.size()) {
            rows.add(new Row(cells.subList(i, i + columns.size())));
        }
        return new TableText(columns, rows);
    }
}
