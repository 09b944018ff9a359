package org.mingzhang.api.queries;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.LineRanking;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineOrder;
import org.mingzhang.projections.lines.LineView;

/// Budget lines in any order, page by page: by what stands in the line itself, or by what was
/// executed on it.
///
/// @param readSide what is asked
/// @param cut as of when
/// @param filter which lines
/// @param by the order, one of [#COLUMNS]
public record LineList(ReadSide readSide, Cut cut, LineFilter filter, SortedBy by) {

    /// The usual order.
    public static final SortedBy USUAL = new SortedBy("line", false);

    /// By what lines can be sorted, in the words of addresses.
    public static final List<String> COLUMNS =
            List.of("line", "unit", "func", "eco", "adjusted", "paid", "share", "available");

    private static final Map<String, LineOrder.Key> KEYS =
            Map.of(
                    "line", LineOrder.Key.LINE,
                    "unit", LineOrder.Key.UNIT,
                    "func", LineOrder.Key.FUNCTION,
                    "eco", LineOrder.Key.ECONOMIC);

    private static final Map<String, LineRanking.By> AMOUNTS =
            Map.of(
                    "adjusted", LineRanking.By.ADJUSTED,
                    "paid", LineRanking.By.PAID,
                    "share", LineRanking.By.SHARE,
                    "available", LineRanking.By.AVAILABLE);

    /// A line of the list.
    ///
    /// @param line the line
    /// @param executed what was executed on it, where the list is sorted by that
    public record Row(LineView line, Optional<ExecutionRow> executed) {

        /// The name, which the page behind it begins with.
        public String name() {
            return line.line();
        }
    }

    /// A page of the list.
    ///
    /// @param after only lines behind this one: the last of the page before
    /// @param rows how many at most
    public List<Row> page(Optional<String> after, int rows) {
        return Optional.ofNullable(AMOUNTS.get(by.column()))
                .map(amount -> ranked(new LineRanking(amount, by.descending()), after, rows))
                .orElseGet(() ->
                        ordered(after, rows).map(line -> new Row(line, Optional.empty())).toList());
    }

    private Stream<LineView> ordered(Optional<String> after, int rows) {
        LineOrder.Key key = KEYS.getOrDefault(by.column(), LineOrder.Key.LINE);
        LineOrder order = new LineOrder(key, by.descending());
        return readSide.lines().lines(cut, filter, order, after, rows).stream();
    }

    private List<Row> ranked(LineRanking ranking, Optional<String> after, int rows) {
        List<ExecutionRow> ranked = readSide.execution().ranked(cut, filter, ranking, after, rows);
        List<String> names = ranked.stream().map(row -> row.keys().getFirst()).toList();
        Map<String, LineView> lines = new HashMap<>();
        readSide.lines().named(cut, names).forEach(line -> lines.put(line.line(), line));
        return ranked.stream()
                .flatMap(row ->
                        Optional.ofNullable(lines.get(row.keys().getFirst())).stream()
                                .map(line -> new Row(line, Optional.of(row))))
                .toList();
    }
}
