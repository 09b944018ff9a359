package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.Figures;
import org.mingzhang.projections.lines.LineView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Budget lines, their balances and what moved them.
@RestController
@RequestMapping(path = "/api/v1/lines", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "queries", description = "The read models, as of any moment")
public final class LinesController {

    private static final String MOVEMENTS = "/movements";

    private final ReadSide readSide;
    private final Moments moments;
    private final Movements movements;

    /// Lines of a read side.
    public LinesController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
        this.movements = new Movements(readSide, moments);
    }

    /// A page of lines.
    @GetMapping
    @Operation(
            summary = "Budget lines of a filter, in any order",
            description =
                    "Sorted by an amount, each line says in `amounts` what was executed on it.")
    @Parameter(
            name = SortedBy.WORD,
            in = ParameterIn.QUERY,
            description =
                    "line, unit, func, eco, adjusted, paid, share or available, behind a - for the"
                            + " last or largest first; lines that are equal in it follow by name;"
                            + " line if left out")
    @LineParameters
    @PageParameters
    @AsOfParameters
    public PageJson<LineJson> lines(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(
                                Filters.LINE_WORDS,
                                Filters.PAGE_WORDS,
                                Moments.WORDS,
                                Set.of(SortedBy.WORD)));
        SortedBy by = SortedBy.of(question, LineList.USUAL, LineList.COLUMNS);
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        Cut cut = moments.cut(question);
        List<LineList.Row> found =
                new LineList(readSide, cut, Filters.lines(question), by)
                        .page(question.text("after"), limit + 1);
        return PageJson.of(cut, question, found, limit, LineJson::of, LineList.Row::name);
    }

    /// A line with its balances.
    @GetMapping("/{line}")
    @Operation(
            summary = "A budget line with its balances",
            description = "A name with slashes stands in the path as it is.")
    @AsOfParameters
    public HolderJson line(
            @PathVariable String line, @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question = Question.of(request, Moments.WORDS);
        Cut cut = moments.cut(question);
        LineView view =
                readSide.lines()
                        .line(cut, line)
                        .orElseThrow(() -> new FaultException(new Fault.NotFound("line", line)));
        Place.of(view).requireIn(question.scope());
        Optional<BalanceView> balance = readSide.balances().balance(cut, AccountHolder.LINE, line);
        Figures figures = balance.map(BalanceView::figures).orElse(Figures.ZERO);
        return new HolderJson(
                AsOfJson.of(cut),
                Optional.of(LineJson.of(view)),
                view.pool(),
                balance.map(BalanceView::lastPosition),
                BalancesJson.of(figures),
                figures.equals(Figures.ZERO)
                        ? readSide.balances().closedYear(cut, line).map(ClosedYearJson::of)
                        : Optional.empty());
    }

    /// What moved a line, newest first.
    @GetMapping("/{line}" + MOVEMENTS)
    @Operation(summary = "What moved a budget line, newest first, with the balances after each")
    @Parameter(
            name = "account",
            in = ParameterIn.QUERY,
            description = "Only what moved this account, for instance 2100")
    @PageParameters
    @AsOfParameters
    public PageJson<MovementJson> movements(
            @PathVariable String line, @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        return movements.page(request, AccountHolder.LINE, line);
    }

    /// Names with slashes, which are most.
    @Hidden
    @GetMapping("/{*rest}")
    public Object slashed(@PathVariable String rest, HttpServletRequest request)
            throws InterruptedException {
        String name = rest.substring(1);
        return name.endsWith(MOVEMENTS)
                ? movements(name.substring(0, name.length() - MOVEMENTS.length()), request)
                : line(name, request);
    }
}
