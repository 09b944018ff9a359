package org.mingzhang.api.portal.frame;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The rows of one page of a list, and the way to those behind them.
///
/// @param shown the rows
/// @param next the address of the next page; null on the last
/// @param <T> what a row shows
public record Rows<T>(List<T> shown, @Nullable String next) {

    public Rows {
        shown = List.copyOf(shown);
    }

    /// Rows of a list that was asked for one more than it shows.
    ///
    /// @param found at most one more than `most`
    /// @param most how many a page shows
    /// @param cursor what the next page begins behind
    public static <T> Rows<T> of(Visit visit, List<T> found, int most, Function<T, ?> cursor) {
        return of(visit::behind, found, most, cursor);
    }

    /// Rows of such a list on a page whose addresses are others.
    ///
    /// @param behind the address of the rows behind a cursor
    public static <T> Rows<T> of(
            UnaryOperator<String> behind, List<T> found, int most, Function<T, ?> cursor) {
        List<T> shown = found.subList(0, Math.min(most, found.size()));
        return new Rows<>(
                shown,
                found.size() > most
                        ? behind.apply(String.valueOf(cursor.apply(shown.getLast())))
                        : null);
    }

    /// Rows of a list whose rows are counted.
    ///
    /// @param skipped how many stand on the pages before
    /// @param count how many there are altogether
    public static <T> Rows<T> of(Visit visit, List<T> shown, int skipped, long count) {
        long behind = (long) skipped + shown.size();
        return new Rows<>(
                shown,
                behind < count && !shown.isEmpty() ? visit.behind(Long.toString(behind)) : null);
    }
}
