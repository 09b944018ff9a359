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
/// @param downloads all rows as files
public record DataTable(
        String id,
        String caption,
        @Nullable String unit,
        List<Column> columns,
        @Nullable List<Cell> total,
        List<List<Cell>> rows,
        @Nullable String next,
        String emptyText,
        List<Download> downloads) {

    /// A table that is on its page alone.
    public DataTable(
            String id,
            String caption,
            @Nullable String unit,
            List<Column> columns,
            @Nullable List<Cell> total,
            List<List<Cell>> rows,
            @Nullable String next,
            String emptyText) {
        this(id, caption, unit, columns, total, rows, next, emptyText, List.of());
    }

    public DataTable {
        columns = List.copyOf(columns);
        downloads = List.copyOf(downloads);
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

    /// The same with all its rows as files.
    public DataTable with(List<Download> files) {
        return new DataTable(id, caption, unit, columns, total, rows, next, emptyText, files);
    }

    /// The same without a way to further rows or another order, for a page among others.
    public DataTable asItIs() {
        return new DataTable(
                id,
                caption,
                unit,
                columns.stream()
                        .map(column -> new Column(column.head, column.number, column.wide, null))
                        .toList(),
                total,
                rows,
                null,
                emptyText,
                downloads);
    }

    /// The same under another caption.
    public DataTable called(String other) {
        return new DataTable(id, other, unit, columns, total, rows, next, emptyText, downloads);
    }

    /// A file.
    ///
    /// @param format what the link says
    /// @param href the address
    public record Download(String format, String href) {}

    /// A column.
    ///
    /// @param head its head
    /// @param number whether it holds numbers
    /// @param wide whether it may be left out on a phone, where the row's link leads to it
    /// @param sort how to sort by it; null where that cannot be
    public record Column(String head, boolean number, boolean wide, @Nullable SortLink sort) {

        /// Texts.
        public static Column text(String head) {
            return new Column(head, false, false, null);
        }

        /// Numbers.
        public static Column number(String head) {
            return new Column(head, true, false, null);
        }

        /// The same, left out on a phone.
        public Column onWide() {
            return new Column(head, number, true, sort);
        }

        /// The same with a link that sorts by it.
        ///
        /// @param chosen whether somebody chose it, so that it is shown on a phone too
        Column sorting(SortLink link, boolean chosen) {
            return new Column(head, number, wide && !chosen, link);
        }
    }

    /// A link that sorts by a column.
    ///
    /// @param href the same page sorted by it
    /// @param state how it is sorted now, as `aria-sort` says it: `ascending`, `descending`, `none`
    public record SortLink(String href, String state) {}

    /// Whether there is nothing to show.
    public boolean isEmpty() {
        return rows.isEmpty();
    }
}
