package org.mingzhang.api.queries;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pivot.Axis;
import org.mingzhang.projections.pivot.PivotMeasure;

/// A pivot as an address asks for it.
///
/// @param rows what the rows stand for
/// @param columns what the columns stand for; empty for none
/// @param measure what is counted
/// @param filter which lines count
public record Pivots(Axis rows, Optional<Axis> columns, PivotMeasure measure, LineFilter filter) {

    /// The words of the address: which axes and which measure, and which lines count.
    public static final Set<String> WORDS =
            Filters.words(
                    Set.of("rows", "cols", "measure"),
                    Set.of("year", "division", "unit", "func", "eco", "fund", "project"));

    /// What the rows stand for where nobody says so.
    public static final Axis USUAL_ROWS = Axis.CITY;

    /// What is counted where nobody says so.
    public static final PivotMeasure USUAL_MEASURE = PivotMeasure.PAID;

    /// What the address asks for, of the last fiscal year unless it names one or asks for years.
    ///
    /// @throws FaultException if there is no such axis or measure, or they do not go together
    public static Pivots of(Question question, ReadSide readSide, Cut cut) {
        Axis rows = axis(question, "rows").orElse(USUAL_ROWS);
        Optional<Axis> columns = axis(question, "cols");
        if (columns.equals(Optional.of(rows))) {
            throw bad("cols", word(rows), Expected.Form.ANOTHER_AXIS);
        }
        List<Axis> axes = Stream.concat(Stream.of(rows), columns.stream()).toList();
        PivotMeasure measure =
                question.choice("measure", words(PivotMeasure.values()))
                        .map(word -> PivotMeasure.valueOf(constant(word)))
                        .orElse(USUAL_MEASURE);
        if (!measure.goesWith(axes)) {
            throw bad(
                    "measure",
                    word(measure),
                    new Expected.MeasureOf(
                            PivotMeasure.of(axes).map(Pivots::word).toList(),
                            axes.stream().map(Pivots::word).toList()));
        }
        LineFilter filter = Filters.lines(question);
        boolean years = axes.contains(Axis.YEAR) || filter.fiscalYear().isPresent();
        return new Pivots(
                rows, columns, measure, years ? filter : ofLastYear(filter, readSide, cut));
    }

    private static LineFilter ofLastYear(LineFilter filter, ReadSide readSide, Cut cut) {
        List<ExecutionRow> years =
                readSide.execution().execution(cut, filter, List.of(Grouping.by(Dimension.YEAR)));
        OptionalInt last =
                years.isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(years.getLast().keys().getFirst()));
        return last.isPresent() ? filter.year(last.getAsInt()) : filter;
    }

    private static Optional<Axis> axis(Question question, String name) {
        return question.choice(name, words(Axis.values()))
                .map(word -> Axis.valueOf(constant(word)));
    }

    /// The axes, rows first.
    public List<Axis> axes() {
        return Stream.concat(Stream.of(rows), columns.stream()).toList();
    }

    /// The word of an axis or a measure, for instance `function-class`.
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String constant(String word) {
        return word.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static List<String> words(Enum<?>[] values) {
        return Arrays.stream(values).map(Pivots::word).toList();
    }

    private static FaultException bad(String name, String value, Expected expected) {
        return new FaultException(new Fault.BadParameter(name, value, expected));
    }
}
