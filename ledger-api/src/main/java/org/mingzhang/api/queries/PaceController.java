package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.execution.ExecutionRow;
import org.mingzhang.projections.execution.Grouping;
import org.mingzhang.projections.execution.Grouping.Dimension;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.pace.PaceQueries;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// How fast units spend beside how fast they are expected to.
@RestController
@Tag(name = "queries")
public final class PaceController {

    private final ReadSide readSide;
    private final Moments moments;

    /// The pace of a read side.
    public PaceController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// The pace of units.
    ///
    /// @param asOf as of when
    /// @param units the one furthest behind in front
    public record Pace(AsOfJson asOf, List<PaceJson> units) {
        public Pace {
            units = List.copyOf(units);
        }
    }

    /// The pace of the units of a filter.
    @GetMapping(path = "/api/v1/pace", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "What units have paid beside what is expected, the furthest behind in front",
            description =
                    "Months that were over at the last entry that is included, or at the end of"
                            + " the effective day, have a verdict.")
    @Parameter(
            name = "year",
            in = ParameterIn.QUERY,
            description = "Fiscal year; the last one if left out")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "func", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "eco", in = ParameterIn.QUERY, description = "By its beginning")
    @AsOfParameters
    public Pace pace(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(
                                Moments.WORDS, Set.of("year", "division", "unit", "func", "eco")));
        LineFilter filter = Filters.lines(question);
        Cut cut = moments.cut(question);
        OptionalInt year = filter.fiscalYear();
        if (year.isEmpty()) {
            year = lastYear(cut, filter);
        }
        return new Pace(
                AsOfJson.of(cut),
                year.isEmpty()
                        ? List.of()
                        : readSide
                                .pace()
                                .units(
                                        cut,
                                        filter,
                                        year.getAsInt(),
                                        PaceQueries.day(cut, moments.zone()))
                                .stream()
                                .map(PaceJson::of)
                                .toList());
    }

    private OptionalInt lastYear(Cut cut, LineFilter filter) {
        List<ExecutionRow> years =
                readSide.execution().execution(cut, filter, List.of(Grouping.by(Dimension.YEAR)));
        return years.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(Integer.parseInt(years.getLast().keys().getFirst()));
    }
}
