package org.mingzhang.projections.execution;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.replay.ReadModel;
import org.mingzhang.projections.sql.Conditions;
import org.mingzhang.projections.sql.Paging;
import org.mingzhang.projections.sql.Reads;

/// Execution by any grouping, as of any cut. Thread-safe.
public final class ExecutionQueries {

    /// The read model that these queries read.
    public static final ReadModel MODEL = new ExecutionProjection.Model();

    private static final int GROUPINGS_MAX = 4;

    private final Reads reads;
    private final Cubes cubes;

    /// Queries over the read side.
    public ExecutionQueries(Reads reads) {
        this.reads = reads;
        this.cubes = new Cubes(reads);
    }

    /// The execution of the lines of a filter, one row for each combination of the groupings,
    /// sorted by them; without a grouping one row, or none if there is no line.
    ///
    /// @param groupings at most 4
    public List<ExecutionRow> execution(Cut cut, LineFilter filter, List<Grouping> groupings) {
        if (groupings.size() > GROUPINGS_MAX) {
            throw new IllegalArgumentException(
                    "at most %d groupings, not %d".formatted(GROUPINGS_MAX, groupings.size()));
        }
        return wholeMonths(cut)
                .flatMap(before ->
                        cubes.at(cut).map(cube -> cube.execution(filter, groupings, before)))
                .orElseGet(() -> bySql(cut, filter, groupings));
    }

    /// Lines ranked by what was executed on them, each with its execution.
    ///
    /// @param after only lines behind this one: the last of the page before; nothing stands behind
    ///   a line that is not there
    /// @param rows 1 to [Paging#ROWS_MAX]
    public List<ExecutionRow> ranked(
            Cut cut, LineFilter filter, LineRanking ranking, Optional<String> after, int rows) {
        Paging.check(rows);
        Stream<LineSums> lines = sums(cut, filter);
        if (after.isPresent()) {
            Optional<LineSums> last = sums(cut, LineFilter.ofLine(after.get())).findFirst();
            if (last.isEmpty()) {
                return List.of();
            }
            lines = lines.filter(line -> ranking.order().compare(line, last.get()) > 0);
        }
        return ranking.first(lines, rows).stream().map(LineSums::row).toList();
    }

    private Stream<LineSums> sums(Cut cut, LineFilter filter) {
        return wholeMonths(cut)
                .flatMap(before -> cubes.at(cut).map(cube -> cube.sums(filter, before)))
                .orElseGet(() ->
                        bySql(cut, filter, List.of(Grouping.by(Grouping.Dimension.LINE))).stream()
                                .map(LineSums::of));
    }

    /// The day before which months count; empty where the cut divides a month.
    private static Optional<LocalDate> wholeMonths(Cut cut) {
        return cut.until().isEmpty()
                ? Optional.of(LocalDate.MAX)
                : cut.until().map(day -> day.plusDays(1)).filter(day -> day.getDayOfMonth() == 1);
    }

    /// The same, asked of the database.
    List<ExecutionRow> bySql(Cut cut, LineFilter filter, List<Grouping> groupings) {
        Conditions lines = filter.conditions(cut);
        Months months = months(cut);
        String keys =
                IntStream.range(0, groupings.size())
                        .mapToObj(i -> groupings.get(i).expression() + " as key" + i + ", ")
                        .collect(Collectors.joining());
        String order =
                IntStream.rangeClosed(1, groupings.size())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", "));
        String sql =
                """
                select %s count(distinct l.line) as line_count, %s
                  from $.line l cross join lateral (%s) m %s
                """
                        .formatted(
                                keys,
                                sums(m -> "sum(m." + m.column() + ")"),
                                months.sql,
                                lines.sql());
        if (groupings.isEmpty()) {
            sql += " having count(*) > 0";
        } else {
            sql += " group by " + order + " order by " + order;
        }
        return reads.list(
                cut.schema(),
                sql,
                Conditions.joined(months.values, lines.values()),
                row -> row(row, groupings.size()));
    }

    private record Months(String sql, List<Object> values) {}

    /// The months of the line `l` with their totals as known at the cut: whole months by one
    /// look-up each, and the month that an effective cut divides as the sum of what moved in its
    /// first days.
    private static Months months(Cut cut) {
        String whole =
                """
                select p.month, e.*
                  from $.execution_period p
                  cross join lateral (select %s from $.execution_month x
                                       where x.line = p.line and x.month = p.month
                                         and x.position < ?
                                       order by x.position desc limit 1) e
                 where p.line = l.line and p.position < ?\
                """
                        .formatted(sums(m -> "x." + m.column()));
        Optional<LocalDate> until = cut.until();
        if (until.isEmpty()) {
            return new Months(whole, List.of(cut.size(), cut.size()));
        }
        LocalDate day = until.get();
        // A cut at the end of a month divides none.
        LocalDate divided = YearMonth.from(day.plusDays(1)).atDay(1);
        String part =
                """
                select cast(? as date) as month, %s
                  from $.line_movement v
                 where v.line = l.line and v.effective_date >= ? and v.effective_date <= ?
                   and v.position < ? and v.type <> 'budgetline.YearClosed'
                having count(*) > 0\
                """
                        .formatted(sums(m -> "coalesce(sum(%s), 0)".formatted(movedColumns(m))));
        return new Months(
                whole + " and p.month < ? union all " + part,
                List.of(cut.size(), cut.size(), divided, divided, divided, day, cut.size()));
    }

    private static String movedColumns(Measure measure) {
        return measure.accounts().stream()
                .map(account -> "coalesce(v.moved_%s, 0)".formatted(columnOf(account)))
                .collect(Collectors.joining(" + "));
    }

    private static String columnOf(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    private static String sums(Function<Measure, String> expression) {
        return Measure.all().stream()
                .map(measure -> expression.apply(measure) + " as " + measure.column())
                .collect(Collectors.joining(", "));
    }

    private static ExecutionRow row(ResultSet row, int keyCount) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < keyCount; i++) {
            keys.add(row.getString("key" + i));
        }
        Map<Measure, Money> amounts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.all()) {
            BigDecimal sum = row.getBigDecimal(measure.column());
            amounts.put(measure, new Money(sum.longValueExact()));
        }
        return new ExecutionRow(keys, row.getLong("line_count"), amounts);
    }
}
