package org.mingzhang.projections.sql;

/// The bounds of a page of a list.
public final class Paging {

    /// The most rows of a page.
    public static final int ROWS_MAX = 1_000;

    private Paging() {}

    /// Lets 1 to [#ROWS_MAX] rows through.
    ///
    /// @throws IllegalArgumentException for others
    public static void check(int rows) {
        if (rows < 1 || rows > ROWS_MAX) {
            throw new IllegalArgumentException(
                    "rows must be 1 to %d, not %d".formatted(ROWS_MAX, rows));
        }
    }

    /// Lets 1 to [#ROWS_MAX] rows through that stand behind others.
    ///
    /// @param skipped how many stand on the pages before
    /// @throws IllegalArgumentException for more or fewer rows, or behind fewer than none
    public static void check(int rows, int skipped) {
        if (rows < 1 || rows > ROWS_MAX || skipped < 0) {
            throw new IllegalArgumentException(
                    "rows must be 1 to %d behind 0 or more, not %d behind %d"
                            .formatted(ROWS_MAX, rows, skipped));
        }
    }
}
