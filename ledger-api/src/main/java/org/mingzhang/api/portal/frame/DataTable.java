package org.mingzhang.api.portal.frame;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A table: the truth of which a chart is the picture.
///
/// @param id its anchor
/// @param caption what it shows, with scope and date
/// @param unit the unit of its amounts, stated once; null where it has none
/// @param columns its columns
/// @param total the first row, of all rows and not of the page; null where nothing adds up
/// @param rows the rows of this page
/// @param next the address of the next page; null on the last
/// @param emptyText why there is no row and what to do; shown where there is none
public record DataTable(
        String id,
        String caption,
        @Nullable String unit,
        List<Column> columns,
        @Nullable List<Cell> total,
        List<List<Cell>> rows,
        @Nullable String next,
        String emptyText) {

    public DataTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        int width = columns.size();
        Stream.concat(Stream.ofNullable(total), rows.stream())
                .filter(row -> row.size() != width)
                .findAny()
                .ifPresent(row -> {
                    throw new IllegalArgumentException(
                            "a row of %d cells in a table of %d columns"
                                    .formatted(row.size(), width));
                });
    }

    /// A column.
    ///
    /// @param head its head
    /// @param number whether it holds numbers
    /// @param wide whether it may be left out on a phone, where the row's link leads to it
    public record Column(String head, boolean number, boolean wide) {

        /// Texts.
        public static Column text(String head) {
            return new Column(head, false, false);
        }

        /// Numbers.
        public static Column number(String head) {
            return new Column(head, true, false);
        }

        /// The same, left out on a phone.
        public Column onWide() {
            return new Column(head, number, true);
        }
    }

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
