package org.mingzhang.api.portal.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mingzhang.api.portal.frame.Cell;
import org.mingzhang.api.portal.frame.DataTable;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.TableForm;

/// How the rows of one version of a table differ from those of another, by their keys.
final class TableComparison {

    private final Words words;
    private final TableForm form;

    TableComparison(Words words, TableForm form) {
        this.words = words;
        this.form = form;
    }

    /// The columns of the table, and that of the change.
    List<DataTable.Column> columns() {
        List<DataTable.Column> columns = new ArrayList<>(columns(words, form));
        columns.addLast(DataTable.Column.text(words.of("column.change")));
        return columns;
    }

    /// The columns of the table alone.
    static List<DataTable.Column> columns(Words words, TableForm form) {
        return form.columnNames().stream()
                .map(column -> DataTable.Column.text(words.of("table-column." + column)))
                .toList();
    }

    /// What differs: rows that changed or are new, each with what it was, then those that are gone.
    List<List<Cell>> rows(List<Row> now, List<Row> before) {
        Map<List<String>, Row> theirs = new TreeMap<>(TableComparison::compare);
        before.forEach(row -> theirs.put(key(row), row));
        List<List<Cell>> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (Row row : now) {
            seen.add(key(row));
            Row old = theirs.get(key(row));
            if (old == null) {
                rows.add(marked("only-here", "plain", row));
            } else if (!old.equals(row)) {
                rows.add(marked("here", "warn", row));
                rows.add(marked("there", "past", old));
            }
        }
        theirs.forEach((key, row) -> {
            if (!seen.contains(key)) {
                rows.add(marked("only-there", "past", row));
            }
        });
        return rows;
    }

    private static int compare(List<String> one, List<String> two) {
        return Arrays.compare(one.toArray(String[]::new), two.toArray(String[]::new));
    }

    /// A row too short for a key is compared as a whole.
    private List<String> key(Row row) {
        return row.cells().subList(0, Math.min(form.keyWidth(), row.cells().size()));
    }

    private List<Cell> marked(String change, String kind, Row row) {
        List<Cell> cells = new ArrayList<>(cells(row));
        cells.addLast(Cell.chip(words.of("change." + change), kind));
        return cells;
    }

    static List<Cell> cells(Row row) {
        return row.cells().stream().map(Cell::text).toList();
    }
}
