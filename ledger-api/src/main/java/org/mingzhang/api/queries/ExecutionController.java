package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Measure;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Execution of the budget, added up by anything.
@RestController
@Tag(name = "queries")
public final class ExecutionController {

    private static final int WIDTH_MAX = 64;

    private final ReadSide readSide;
    private final Moments moments;

    /// Execution of a read side.
    public ExecutionController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// Execution by groups.
    ///
    /// @param asOf as of when
    /// @param by the groupings, in their order
    /// @param total of all rows together
    /// @param rows one for each combination, sorted by its keys
    public record Execution(AsOfJson asOf, List<String> by, Row total, List<Row> rows) {}

    /// The lines that have something in common.
    ///
    /// @param keys what they have in common, in the order of the groupings
    /// @param lineCount how many lines
    /// @param amounts every measure; of a month what moved in it, otherwise what stands
    public record Row(List<String> keys, long lineCount, Map<String, String> amounts) {

        static Row of(ExecutionRow row) {
            return new Row(row.keys(), row.lineCount(), amounts(row));
        }

        static Map<String, String> amounts(ExecutionRow row) {
            Map<String, String> amounts = new LinkedHashMap<>();
            for (Measure measure : Measure.all()) {
                amounts.put(camel(measure.name()), row.of(measure).toString());
            }
            return amounts;
        }

        private static String camel(String name) {
            StringBuilder camel = new StringBuilder();
            for (String word : name.split("_", -1)) {
                String lower = word.toLowerCase(Locale.ROOT);
                camel.append(
                        camel.isEmpty()
                                ? lower
                                : Character.toUpperCase(lower.charAt(0)) + lower.substring(1));
            }
            return camel.toString();
        }
    }

    /// Execution of the lines of a filter.
    @GetMapping(path = "/api/v1/execution", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Execution of the lines of a filter, by unit, class, month and others")
    @Parameter(
            name = "group",
            in = ParameterIn.QUERY,
            description =
                    "At most 4 of year, division, unit, func, eco, fund, project, pool, month,"
                            + " separated by commas")
    @Parameter(
            name = "width",
            in = ParameterIn.QUERY,
            description =
                    "How many leading characters of the codes count, for instance 3 for classes")
    @LineParameters
    @AsOfParameters
    public Execution execution(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(Filters.LINE_WORDS, Moments.WORDS, Set.of("group", "width")));
        List<String> by = question.choices("group", Groupings.WORDS, Groupings.COUNT_MAX);
        OptionalInt width = question.number("width", 1, WIDTH_MAX);
        LineFilter filter = Filters.lines(question);
        Cut cut = moments.cut(question);
        List<Grouping> groupings =
                by.stream().map(word -> Groupings.of(word, wide(word, width))).toList();
        Row total =
                readSide.execution().execution(cut, filter, List.of()).stream()
                        .findFirst()
                        .map(Row::of)
                        .orElseGet(() -> new Row(List.of(), 0, Map.of()));
        List<Row> rows =
                by.isEmpty()
                        ? List.of()
                        : readSide.execution().execution(cut, filter, groupings).stream()
                                .map(Row::of)
                                .toList();
        return new Execution(AsOfJson.of(cut), by, total, rows);
    }

    /// Years and months are no codes: they count whole.
    private static OptionalInt wide(String word, OptionalInt width) {
        return word.equals("year") || word.equals("month") ? OptionalInt.empty() : width;
    }
}
