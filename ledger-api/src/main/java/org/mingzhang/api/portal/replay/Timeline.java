package org.mingzhang.api.portal.replay;

import java.time.LocalDate;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.mingzhang.api.portal.frame.Amounts;
import org.mingzhang.api.portal.frame.Words;
import org.mingzhang.projections.balances.HistoryQueries.Day;

/// The days of a year on which something took effect, as a row of ticks.
///
/// @param ticks one for each day
/// @param months where each month begins
public record Timeline(List<Tick> ticks, List<Month> months) {

    private static final int DAY_WIDTH = 3;
    private static final int HEIGHT = 40;
    private static final int HEIGHT_MIN = 6;
    private static final int MONTHS = 12;

    public Timeline {
        ticks = List.copyOf(ticks);
        months = List.copyOf(months);
    }

    /// A day.
    ///
    /// @param x its left edge
    /// @param y its upper edge
    /// @param height the taller, the more entries
    /// @param title the day and how many entries, in words
    /// @param href the replay as of its last entry
    /// @param current whether the replay stands on it
    public record Tick(int x, int y, int height, String title, String href, boolean current) {}

    /// A month.
    ///
    /// @param x where it begins
    /// @param name its number
    public record Month(int x, String name) {}

    /// The time line of some days. A day outside the year stands at the year's edge.
    ///
    /// @param current the day on which the replay stands
    /// @param link the replay as of a position
    static Timeline of(
            int year, List<Day> days, LocalDate current, LongFunction<String> link, Words words) {
        long most = days.stream().mapToLong(Day::entries).max().orElse(1);
        return new Timeline(
                days.stream()
                        .map(day -> {
                            int height =
                                    Math.toIntExact(
                                            Math.max(HEIGHT_MIN, HEIGHT * day.entries() / most));
                            return new Tick(
                                    x(year, day.date()),
                                    HEIGHT - height,
                                    height,
                                    words.of(
                                            "replay.day",
                                            day.date().toString(),
                                            Amounts.count(day.entries())),
                                    link.apply(day.last()),
                                    day.date().equals(current));
                        })
                        .toList(),
                IntStream.rangeClosed(1, MONTHS)
                        .mapToObj(month ->
                                new Month(
                                        x(year, LocalDate.of(year, month, 1)),
                                        Integer.toString(month)))
                        .toList());
    }

    private static int x(int year, LocalDate day) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        LocalDate within = day.isBefore(first) ? first : day.isAfter(last) ? last : day;
        return (within.getDayOfYear() - 1) * DAY_WIDTH;
    }
}
