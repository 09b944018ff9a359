package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.procedures.ProcedureFilter;
import org.mingzhang.projections.procedures.ProcedureKind;
import org.mingzhang.projections.procedures.ProcedureView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What surrounds the balances: exceptions, multi-year projects, cash plans, expense claims, joint
/// reviews.
@RestController
@RequestMapping(
        path = "/api/v1/{kind:exceptions|projects|cash-plans|claims|reviews|pace-alerts}",
        produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "queries")
public final class ProceduresController {

    private static final Map<String, ProcedureKind> KINDS =
            Map.of(
                    "exceptions", ProcedureKind.EXCEPTION,
                    "projects", ProcedureKind.PROJECT,
                    "cash-plans", ProcedureKind.CASH_PLAN,
                    "claims", ProcedureKind.CLAIM,
                    "reviews", ProcedureKind.REVIEW,
                    "pace-alerts", ProcedureKind.PACE_ALERT);
    private static final Set<String> WORDS = Set.of("year", "division", "unit", "step");

    private final ReadSide readSide;
    private final Moments moments;

    /// Procedures of a read side.
    public ProceduresController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// A step of a procedure.
    ///
    /// @param position its entry
    /// @param recordedAt when
    /// @param id the procedure
    /// @param step what happened
    /// @param effectiveDate the day on which it took effect
    /// @param fiscalYear the fiscal year
    /// @param division the division
    /// @param unit the unit
    /// @param line the budget line, where the step names one
    /// @param amount the amount, where the step names one
    /// @param dueAt until when something is to be done, where the step says so
    /// @param person who acted
    public record Step(
            long position,
            String recordedAt,
            String id,
            String step,
            String effectiveDate,
            int fiscalYear,
            String division,
            String unit,
            Optional<String> line,
            Optional<String> amount,
            Optional<String> dueAt,
            String person) {

        private static Step of(ProcedureView view) {
            return new Step(
                    view.position(),
                    Timestamps.format(view.recordedAt()),
                    view.id(),
                    view.step(),
                    view.effectiveDate().toString(),
                    view.fiscalYear(),
                    view.division(),
                    view.unit(),
                    view.line(),
                    view.amount().map(Money::toString),
                    view.dueAt().map(Timestamps::format),
                    view.person());
        }
    }

    /// A procedure from its first step to its last.
    ///
    /// @param asOf as of when
    /// @param steps the first in front
    public record Procedure(AsOfJson asOf, List<Step> steps) {
        public Procedure {
            steps = List.copyOf(steps);
        }
    }

    /// The last step of each procedure of a kind.
    @GetMapping
    @Operation(summary = "Procedures of a kind, each by its last step, the last moved in front")
    @Parameter(name = "year", in = ParameterIn.QUERY, description = "Fiscal year")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(
            name = "step",
            in = ParameterIn.QUERY,
            description = "Whose last step is this, such as ExceptionOpened")
    @PageParameters
    @AsOfParameters
    public PageJson<Step> procedures(
            @PathVariable String kind, @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(request, Filters.words(WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        ProcedureFilter filter = Filters.procedures(kind(kind), question);
        Cut cut = moments.cut(question);
        return PageJson.of(
                cut,
                question,
                readSide.procedures().latest(cut, filter, question.position("after"), limit + 1),
                limit,
                Step::of,
                ProcedureView::position);
    }

    private static ProcedureKind kind(String name) {
        ProcedureKind kind = KINDS.get(name);
        if (kind == null) {
            throw new FaultException(new Fault.NotFound("path", name));
        }
        return kind;
    }

    /// One procedure.
    @GetMapping("/{id}")
    @Operation(
            summary = "A procedure, step by step",
            description = "A name with slashes stands in the path as it is.")
    @AsOfParameters
    public Procedure procedure(
            @PathVariable String kind,
            @PathVariable String id,
            @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question = Question.of(request, Moments.WORDS);
        Cut cut = moments.cut(question);
        List<ProcedureView> steps =
                readSide.procedures().steps(cut, ProcedureFilter.all(kind(kind)), id);
        if (steps.isEmpty()) {
            throw new FaultException(new Fault.NotFound("procedure", id));
        }
        new Place(steps.getFirst().division(), steps.getFirst().unit()).requireIn(question.scope());
        return new Procedure(AsOfJson.of(cut), steps.stream().map(Step::of).toList());
    }

    /// Names with slashes.
    @Hidden
    @GetMapping("/{*rest}")
    public Procedure slashed(
            @PathVariable String kind, @PathVariable String rest, HttpServletRequest request)
            throws InterruptedException {
        return procedure(kind, rest.substring(1), request);
    }
}
