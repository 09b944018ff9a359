package org.mingzhang.projections.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// What happened to some budget lines, entry by entry, so that it can be replayed. Thread-safe.
public final class HistoryQueries {

    private final Reads reads;

    /// Queries over the read side.
    public HistoryQueries(Reads reads) {
        this.reads = reads;
    }

    /// One entry that moved money on one of the lines.
    ///
    /// @param position of the entry
    /// @param recordedAt when it was recorded
    /// @param effectiveDate when it took effect
    /// @param type of the event
    /// @param line the line that it moved, the first by name where it moved several
    /// @param payment of which payment it is a step; empty for none
    public record Step(
            long position,
            Instant recordedAt,
            LocalDate effectiveDate,
            String type,
            String line,
            Optional<String> payment) {}

    /// The entries that took effect on one day.
    ///
    /// @param date the day
    /// @param entries how many
    /// @param last the position of the last of them
    public record Day(LocalDate date, long entries, long last) {}

    /// How far a position is on the way.
    ///
    /// @param passed how many entries are at the position or before it
    /// @param all how many there are
    public record Extent(long passed, long all) {}

    /// The days on which something took effect, in their order.
    public List<Day> days(Cut cut, LineFilter filter) {
        return list(
                cut,
                filter,
                "select v.effective_date, count(distinct v.position) as entries,"
                        + " max(v.position) as last ",
                " group by v.effective_date order by v.effective_date",
                row ->
                        new Day(
                                row.getObject("effective_date", LocalDate.class),
                                row.getLong("entries"),
                                row.getLong("last")));
    }

    /// How many entries there are up to a position, and in all.
    public Extent extent(Cut cut, LineFilter filter, long position) {
        return list(
                        cut,
                        filter,
                        "select count(distinct v.position) filter (where v.position <= "
                                + position
                                + ") as passed, count(distinct v.position) as entries ",
                        "",
                        row -> new Extent(row.getLong("passed"), row.getLong("entries")))
                .getFirst();
    }

    /// The entries at a position and before it, the newest first.
    ///
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<Step> upTo(Cut cut, LineFilter filter, long position, int rows) {
        return steps(cut, filter, "v.position <= " + position, "desc", rows);
    }

    /// The entries behind a position, the oldest first.
    ///
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<Step> behind(Cut cut, LineFilter filter, long position, int rows) {
        return steps(cut, filter, "v.position > " + position, "asc", rows);
    }

    private List<Step> steps(Cut cut, LineFilter filter, String where, String direction, int rows) {
        Paging.check(rows);
        return list(
                cut,
                filter,
                "select distinct on (v.position) v.position, v.recorded_at, v.effective_date,"
                        + " v.type, v.line, v.payment ",
                " and %s order by v.position %s, v.line limit %d".formatted(where, direction, rows),
                HistoryQueries::step);
    }

    private <T> List<T> list(
            Cut cut, LineFilter filter, String select, String rest, Reads.RowMapper<T> row) {
        Conditions lines = filter.conditions(cut);
        return reads.list(
                cut.schema(),
                select
                        + "from $.line l join $.line_movement v on v.line = l.line"
                        + lines.sql()
                        + " and v.position < ?"
                        + rest,
                Conditions.joined(lines.values(), List.of(cut.size())),
                row);
    }

    private static Step step(ResultSet row) throws SQLException {
        return new Step(
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getObject("effective_date", LocalDate.class),
                row.getString("type"),
                row.getString("line"),
                Optional.ofNullable(row.getString("payment")));
    }
}
