package org.mingzhang.projections.execution;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mingzhang.projections.lines.LineFilter;

/// The months of all lines at one size of the log, in memory: groups thousands of lines in the time
/// in which the database looks up a few. Immutable.
///
/// @param schema the schema of the generation that it was read from
/// @param size how many entries it knows
/// @param lines by name
record Cube(String schema, long size, Map<String, LineMonths> lines) {

    private static final int MEASURES = Measure.all().size();
    private static final int GROUPS = 64;

    /// What changed between two sizes.
    ///
    /// @param lines lines that are new
    /// @param months totals of months that moved, by line
    record Changes(List<LineCodes> lines, Map<String, Map<LocalDate, long[]>> months) {}

    /// A cube that knows nothing.
    static Cube empty(String schema) {
        return new Cube(schema, 0, Map.of());
    }

    /// The same at a larger size; what did not change is shared.
    Cube with(Changes changes, long nextSize) {
        Map<String, LineMonths> next = new HashMap<>(lines);
        changes.lines().forEach(line -> next.put(line.line(), LineMonths.of(line)));
        changes.months()
                .forEach((line, months) ->
                        next.computeIfPresent(line, (_, known) -> known.with(months)));
        return new Cube(schema, nextSize, next);
    }

    /// The execution of the lines of a filter by groups, as [ExecutionQueries#execution] gives it.
    ///
    /// @param before months that begin on this day or later do not count
    List<ExecutionRow> execution(LineFilter filter, List<Grouping> groupings, LocalDate before) {
        boolean byMonth =
                groupings.stream()
                        .map(Grouping::dimension)
                        .anyMatch(Grouping.Dimension::isOfMonths);
        Map<List<String>, Sums> groups = new HashMap<>(GROUPS);
        Map<Integer, MonthKeys> months = new HashMap<>();
        long end = LineMonths.number(before);
        long number = 0;
        for (LineMonths line : candidates(filter)) {
            number++;
            if (!line.line().matches(filter)) {
                continue;
            }
            @Nullable Sums sums = null;
            for (int place = 0; place < line.count() && line.month(place) < end; place++) {
                if (sums == null || byMonth) {
                    MonthKeys month = months.computeIfAbsent(line.month(place), MonthKeys::of);
                    sums =
                            groups.computeIfAbsent(
                                    keys(line.line(), groupings, month), _ -> new Sums());
                }
                sums.add(number, line, place);
            }
        }
        return groups.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Cube::compare))
                .map(group -> group.getValue().row(group.getKey()))
                .toList();
    }

    /// What was executed on each line of a filter, as [#execution] by line gives it, but unsorted.
    ///
    /// @param before months that begin on this day or later do not count
    Stream<LineSums> sums(LineFilter filter, LocalDate before) {
        long end = LineMonths.number(before);
        return candidates(filter).stream()
                .filter(line -> line.line().matches(filter))
                .filter(line -> line.count() > 0 && line.month(0) < end)
                .map(line -> sums(line, end));
    }

    private static LineSums sums(LineMonths line, long end) {
        long[] amounts = new long[MEASURES];
        for (int place = 0; place < line.count() && line.month(place) < end; place++) {
            line.addTo(amounts, place);
        }
        return new LineSums(line.line().line(), amounts);
    }

    private Collection<LineMonths> candidates(LineFilter filter) {
        if (filter.line().isEmpty()) {
            return lines.values();
        }
        return Optional.ofNullable(lines.get(filter.line().get())).stream().toList();
    }

    private static List<String> keys(LineCodes line, List<Grouping> groupings, MonthKeys month) {
        List<String> keys = new ArrayList<>(groupings.size());
        for (Grouping grouping : groupings) {
            keys.add(line.key(grouping, month));
        }
        return keys;
    }

    private static int compare(List<String> a, List<String> b) {
        for (int i = 0; i < a.size(); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /// What a group adds up to. Lines come one after the other.
    private static final class Sums {
        private final long[] amounts = new long[MEASURES];
        private long lineCount;
        private long lastLine;

        private void add(long number, LineMonths line, int place) {
            if (number != lastLine) {
                lastLine = number;
                lineCount++;
            }
            line.addTo(amounts, place);
        }

        private ExecutionRow row(List<String> keys) {
            return ExecutionRow.of(keys, lineCount, amounts);
        }
    }
}
