package org.mingzhang.projections.lines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Budget lines as known at a cut; a line is there from the entry that opened it, and on an
/// effective cut from the day of its approval. Thread-safe.
public final class LineQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new LinesProjection.Model();

    private final Reads reads;

    /// Queries over the read side.
    public LineQueries(Reads reads) {
        this.reads = reads;
    }

    /// One line.
    public Optional<LineView> line(Cut cut, String line) {
        Conditions which = new Conditions().and("l.position < ?", cut.size());
        which.and("l.line = ?", line).and("l.effective_date <= ?", cut.until());
        return reads.one(
                cut.schema(),
                "select * from $.line l" + which.sql(),
                which.values(),
                LineQueries::view);
    }

    /// Lines by name.
    ///
    /// @param after only lines behind this one: the last of the page before
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<LineView> lines(Cut cut, LineFilter filter, Optional<String> after, int rows) {
        return page(cut, filter.conditions(cut).and("l.line > ?", after), LineOrder.BY_NAME, rows);
    }

    /// Lines in an order.
    ///
    /// @param after only lines behind this one: the last of the page before; nothing stands behind
    ///   a line that is not there
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<LineView> lines(
            Cut cut, LineFilter filter, LineOrder order, Optional<String> after, int rows) {
        if (order.equals(LineOrder.BY_NAME)) {
            return lines(cut, filter, after, rows);
        }
        if (after.isEmpty()) {
            return page(cut, filter.conditions(cut), order, rows);
        }
        return line(cut, after.get())
                .map(last ->
                        page(
                                cut,
                                filter.conditions(cut)
                                        .and(
                                                order.behind(),
                                                order.key().valueOf(last),
                                                last.line()),
                                order,
                                rows))
                .orElse(List.of());
    }

    /// Lines by their names, in any order; those that are not there left out.
    public List<LineView> named(Cut cut, Collection<String> names) {
        Conditions which = new Conditions().and("l.position < ?", cut.size());
        which.and("l.line = any(string_to_array(?, ' '))", String.join(" ", names))
                .and("l.effective_date <= ?", cut.until());
        return reads.list(
                cut.schema(),
                "select * from $.line l" + which.sql(),
                which.values(),
                LineQueries::view);
    }

    private List<LineView> page(Cut cut, Conditions which, LineOrder order, int rows) {
        Paging.check(rows);
        which.and("l.effective_date <= ?", cut.until());
        return reads.list(
                cut.schema(),
                "select * from $.line l%s order by %s limit %d"
                        .formatted(which.sql(), order.sql(), rows),
                which.values(),
                LineQueries::view);
    }

    /// The first day on which a line took effect; empty where there is none.
    public Optional<LocalDate> firstDay(Cut cut) {
        return reads.one(
                cut.schema(),
                "select min(effective_date) from $.line where position < ? having count(*) > 0",
                List.of(cut.size()),
                row -> row.getObject(1, LocalDate.class));
    }

    /// How many lines there are.
    public long count(Cut cut, LineFilter filter) {
        Conditions which = filter.conditions(cut).and("l.effective_date <= ?", cut.until());
        return reads.one(
                        cut.schema(),
                        "select count(*) from $.line l" + which.sql(),
                        which.values(),
                        row -> row.getLong(1))
                .orElseThrow();
    }

    /// A unit of a division.
    ///
    /// @param division the administrative division
    /// @param unit the unit
    public record Owner(String division, String unit) {}

    /// Whose the lines are, each owner once.
    public List<Owner> owners(Cut cut, LineFilter filter) {
        Conditions which = filter.conditions(cut).and("l.effective_date <= ?", cut.until());
        return reads.list(
                cut.schema(),
                "select distinct l.division, l.unit from $.line l" + which.sql(),
                which.values(),
                row -> new Owner(row.getString(1), row.getString(2)));
    }

    private static LineView view(ResultSet row) throws SQLException {
        int ruleVersion = row.getInt("pool_rule_version");
        OptionalInt poolRuleVersion =
                row.wasNull() ? OptionalInt.empty() : OptionalInt.of(ruleVersion);
        return new LineView(
                row.getString("line"),
                row.getLong("position"),
                row.getString("pool"),
                poolRuleVersion,
                row.getString("division"),
                row.getInt("fiscal_year"),
                row.getString("unit"),
                row.getString("function"),
                row.getString("economic"),
                row.getString("fund_type"),
                Optional.ofNullable(row.getString("project")),
                Optional.ofNullable(row.getString("label")),
                row.getString("document"),
                row.getObject("effective_date", LocalDate.class),
                row.getBoolean("effective_assumed"));
    }
}
