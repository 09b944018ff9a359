package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.pivot.PivotCell;
import org.mingzhang.projections.pivot.PivotMeasure;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Any measure by any two axes.
@RestController
@Tag(name = "queries")
public final class PivotController {

    private final ReadSide readSide;
    private final Moments moments;

    /// Pivots of a read side.
    public PivotController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// A pivot.
    ///
    /// @param asOf as of when
    /// @param rows what the rows stand for
    /// @param cols what the columns stand for
    /// @param measure what is counted
    /// @param total of all cells together
    /// @param cells one for each row and column that there is
    public record Pivot(
            AsOfJson asOf,
            String rows,
            Optional<String> cols,
            String measure,
            String total,
            List<Cell> cells) {
        public Pivot {
            cells = List.copyOf(cells);
        }
    }

    /// A cell.
    ///
    /// @param row the key of the row
    /// @param col the key of the column
    /// @param value an amount, a number, or a share in percent; empty for a share of nothing
    public record Cell(String row, Optional<String> col, String value) {}

    /// A measure by axes.
    @GetMapping(path = "/api/v1/pivot", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Any measure by one or two axes",
            description =
                    "Of the last fiscal year unless a year is named or years are an axis. Amounts"
                            + " of a quarter or a month are what moved in it.")
    @Parameter(
            name = "rows",
            in = ParameterIn.QUERY,
            description =
                    "province, city, county, unit, function-class, function, economic-class,"
                            + " economic, fund, expenditure, project, year, quarter, month or"
                            + " supplier; city if left out")
    @Parameter(name = "cols", in = ParameterIn.QUERY, description = "Another of these, or none")
    @Parameter(
            name = "measure",
            in = ParameterIn.QUERY,
            description =
                    "budget, unreleased, available, reserved, frozen, paid, rate, payments,"
                            + " disbursed or refunded; paid if left out")
    @LineParameters
    @AsOfParameters
    public Pivot pivot(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question = Question.of(request, Filters.words(Pivots.WORDS, Moments.WORDS));
        Cut cut = moments.cut(question);
        Pivots asked = Pivots.of(question, readSide, cut);
        PivotMeasure.Form form = asked.measure().form();
        List<PivotCell> cells =
                readSide.pivot().cells(cut, asked.filter(), asked.axes(), asked.measure());
        PivotCell none = new PivotCell("", "", 0, 0);
        return new Pivot(
                AsOfJson.of(cut),
                Pivots.word(asked.rows()),
                asked.columns().map(Pivots::word),
                Pivots.word(asked.measure()),
                cells.stream().reduce(none, PivotCell::plus).plain(form),
                cells.stream()
                        .map(cell ->
                                new Cell(
                                        cell.row(),
                                        asked.columns().map(_ -> cell.column()),
                                        cell.plain(form)))
                        .toList());
    }
}
