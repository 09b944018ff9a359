package org.mingzhang.projections.pace;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.PaceBasis;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionQueries;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;

/// How fast units spend beside how fast they are expected to, as of any cut. Thread-safe.
public final class PaceQueries {

    private static final int RUSH_YEARS = 3;
    private static final int CLASS_WIDTH = 3;

    /// A tenth of the budget.
    private static final int COMPARABLE = Course.WHOLE / 10;

    private final ExecutionQueries execution;

    /// Queries over execution.
    public PaceQueries(ExecutionQueries execution) {
        this.execution = execution;
    }

    /// The last month of a fiscal year that is over at the end of a day, 0 to 12.
    public static int lastMonth(int year, LocalDate day) {
        YearMonth last = YearMonth.from(day.plusDays(1)).minusMonths(1);
        if (last.getYear() == year) {
            return last.getMonthValue();
        }
        return last.getYear() < year ? 0 : Course.MONTHS;
    }

    /// The present of a pace: the effective day of a cut, or the day of its last entry, so that the
    /// same cut gives the same verdicts for ever.
    ///
    /// @param zone of the log
    public static LocalDate day(Cut cut, ZoneId zone) {
        return cut.until()
                .or(() -> cut.knownAt().map(time -> LocalDate.ofInstant(time, zone)))
                .orElse(LocalDate.EPOCH);
    }

    /// All units with a budget in a fiscal year, the one furthest behind in front.
    ///
    /// @param scope which lines count, of any year
    /// @param day the present of the pace: months that are over by its end have a verdict
    public List<UnitPace> units(Cut cut, LineFilter scope, int year, LocalDate day) {
        Courses courses =
                Courses.of(
                        execution.execution(
                                cut,
                                scope.anyYear(),
                                List.of(
                                        Grouping.by(Dimension.UNIT),
                                        Grouping.by(Dimension.DIVISION),
                                        Grouping.by(Dimension.YEAR),
                                        Grouping.by(Dimension.MONTH))),
                        year);
        Map<String, String> classes = classes(cut, scope.year(year));
        Map<String, List<String>> peers = new HashMap<>();
        courses.divisions()
                .forEach((unit, division) ->
                        peers.computeIfAbsent(
                                        division + "/" + classes.getOrDefault(unit, ""),
                                        _ -> new ArrayList<>())
                                .add(unit));
        int last = lastMonth(year, day);
        return courses.divisions().entrySet().stream()
                .map(unit ->
                        courses.pace(
                                unit.getKey(),
                                last,
                                peers.getOrDefault(
                                        unit.getValue()
                                                + "/"
                                                + classes.getOrDefault(unit.getKey(), ""),
                                        List.of())))
                .filter(pace -> pace.adjusted().isPositive())
                .sorted(FURTHEST_BEHIND)
                .toList();
    }

    /// One unit; empty where it has no budget in that year.
    ///
    /// @param scope which lines count, of any year
    public Optional<UnitPace> unit(
            Cut cut, LineFilter scope, String unit, int year, LocalDate day) {
        Optional<UnitPace> alone = find(units(cut, scope.unit(unit), year, day), unit);
        return alone.filter(pace -> pace.basis() == PaceBasis.EVEN)
                .flatMap(pace -> find(units(cut, scope.division(pace.division()), year, day), unit))
                .or(() -> alone);
    }

    private static Optional<UnitPace> find(List<UnitPace> paces, String unit) {
        return paces.stream().filter(pace -> pace.unit().equals(unit)).findFirst();
    }

    /// Units of which nothing is expected yet come last.
    private static final Comparator<UnitPace> FURTHEST_BEHIND =
            Comparator.<UnitPace>comparingInt(pace -> pace.ratio().orElse(Integer.MAX_VALUE))
                    .thenComparing(UnitPace::unit);

    /// The function class that most of the budget of each unit is for.
    private Map<String, String> classes(Cut cut, LineFilter lines) {
        Map<String, ExecutionRow> largest = new HashMap<>();
        for (ExecutionRow row :
                execution.execution(
                        cut,
                        lines,
                        List.of(
                                Grouping.by(Dimension.UNIT),
                                Grouping.by(Dimension.FUNCTION, CLASS_WIDTH)))) {
            largest.merge(
                    row.keys().getFirst(),
                    row,
                    (a, b) ->
                            b.of(Measure.ADJUSTED_BUDGET).exceeds(a.of(Measure.ADJUSTED_BUDGET))
                                    ? b
                                    : a);
        }
        Map<String, String> classes = new HashMap<>();
        largest.forEach((unit, row) -> classes.put(unit, row.keys().getLast()));
        return classes;
    }

    /// The courses of all units, year by year.
    ///
    /// @param year the year in question
    /// @param byUnit the courses of each unit
    /// @param divisions where each unit with a budget in that year is
    private record Courses(
            int year, Map<String, Map<Integer, Course>> byUnit, Map<String, String> divisions) {

        private static Courses of(List<ExecutionRow> rows, int year) {
            Map<String, Map<Integer, Sums>> sums = new TreeMap<>();
            for (ExecutionRow row : rows) {
                int of = Integer.parseInt(row.keys().get(2));
                if (of <= year && of >= year - Expectation.YEARS_MAX) {
                    sums.computeIfAbsent(row.keys().getFirst(), _ -> new TreeMap<>())
                            .computeIfAbsent(of, _ -> new Sums())
                            .add(row, of);
                }
            }
            Map<String, Map<Integer, Course>> byUnit = new TreeMap<>();
            Map<String, String> divisions = new TreeMap<>();
            sums.forEach((unit, years) -> {
                Map<Integer, Course> courses = new TreeMap<>();
                years.forEach((of, sum) -> courses.put(of, sum.course(of)));
                byUnit.put(unit, courses);
                Optional.ofNullable(years.get(year))
                        .ifPresent(sum -> divisions.put(unit, sum.division()));
            });
            return new Courses(year, byUnit, divisions);
        }

        /// What took effect before or after its fiscal year counts at its beginning or end.
        private static int monthOf(YearMonth month, int year) {
            if (month.getYear() == year) {
                return month.getMonthValue();
            }
            return month.getYear() < year ? 1 : Course.MONTHS;
        }

        private UnitPace pace(String unit, int lastMonth, List<String> peers) {
            Map<Integer, Course> own = byUnit.getOrDefault(unit, Map.of());
            Course course = Optional.ofNullable(own.get(year)).orElseGet(() -> Course.empty(year));
            List<Course> history = telling(own.values(), course.adjusted());
            Expectation expectation =
                    history.isEmpty()
                            ? ofPeers(peers)
                            : new Expectation(PaceBasis.UNIT_HISTORY, history);
            List<Course> over = new ArrayList<>(history);
            if (lastMonth == Course.MONTHS && course.isTelling()) {
                over.add(course);
            }
            return UnitPace.of(
                    unit,
                    divisions.getOrDefault(unit, ""),
                    course,
                    expectation,
                    lastMonth,
                    over.stream()
                            .sorted(Comparator.comparingInt(Course::year))
                            .skip(Math.max(0, over.size() - RUSH_YEARS))
                            .map(Rush::of)
                            .toList());
        }

        /// Earlier years with a budget of the same order: a year of which the ledger has a part of
        /// the lines says nothing about the others.
        private List<Course> telling(Collection<Course> courses, Money adjusted) {
            return courses.stream()
                    .filter(course -> course.year() < year && course.isTelling())
                    .filter(course -> Course.part(course.adjusted(), adjusted) >= COMPARABLE)
                    .toList();
        }

        private Expectation ofPeers(List<String> peers) {
            Map<Integer, Course> together = new TreeMap<>();
            for (String peer : peers) {
                Map<Integer, Course> years = byUnit.getOrDefault(peer, Map.of());
                Money adjusted =
                        Optional.ofNullable(years.get(year))
                                .map(Course::adjusted)
                                .orElse(Money.ZERO);
                for (Course course : telling(years.values(), adjusted)) {
                    together.merge(course.year(), course, Course::plus);
                }
            }
            return together.isEmpty()
                    ? Expectation.even()
                    : new Expectation(PaceBasis.CLASS_HISTORY, List.copyOf(together.values()));
        }
    }

    /// What the rows of one unit and year add up to.
    private static final class Sums {
        private final Map<String, Money> budgets = new TreeMap<>();
        private final List<Money> paid =
                new ArrayList<>(Collections.nCopies(Course.MONTHS, Money.ZERO));

        private void add(ExecutionRow row, int year) {
            budgets.merge(row.keys().get(1), row.of(Measure.ADJUSTED_BUDGET), Money::plus);
            int month = Courses.monthOf(YearMonth.parse(row.keys().get(3)), year) - 1;
            paid.set(month, paid.get(month).plus(row.of(Measure.PAID)));
        }

        private Course course(int year) {
            return Course.ofMonths(
                    year, budgets.values().stream().reduce(Money.ZERO, Money::plus), paid);
        }

        /// Where most of the budget is.
        private String division() {
            return Collections.max(budgets.entrySet(), Map.Entry.comparingByValue()).getKey();
        }
    }
}
