package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.operations.OperationFilter;
import org.mingzhang.projections.operations.OperationView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who did what and when.
@RestController
@Tag(name = "queries")
public final class OperationsController {

    /// The words that choose operations.
    public static final Set<String> WORDS =
            Set.of("type", "actor", "role", "division", "unit", "refused");

    private final ReadSide readSide;
    private final Moments moments;

    /// Operations of a read side.
    public OperationsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// An operation.
    ///
    /// @param position its entry
    /// @param recordedAt when
    /// @param type what
    /// @param rule the rule that refused it
    /// @param actor who
    /// @param role acting in which role
    /// @param actorUnit for which unit
    /// @param division the division that it is about
    /// @param unit the unit that it is about
    public record Row(
            long position,
            String recordedAt,
            String type,
            Optional<String> rule,
            String actor,
            String role,
            String actorUnit,
            Optional<String> division,
            Optional<String> unit) {

        private static Row of(OperationView view) {
            return new Row(
                    view.position(),
                    Timestamps.format(view.recordedAt()),
                    view.type(),
                    view.rule(),
                    view.actor().id(),
                    view.actor().role(),
                    view.actor().unit(),
                    view.division(),
                    view.unit());
        }
    }

    /// The operation log.
    @GetMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Who did what and when, refusals included, the newest first")
    @Parameter(
            name = "type",
            in = ParameterIn.QUERY,
            description = "What, such as payment.PaymentSettled")
    @Parameter(name = "actor", in = ParameterIn.QUERY, description = "Who")
    @Parameter(name = "role", in = ParameterIn.QUERY, description = "Acting in which role")
    @Parameter(
            name = "division",
            in = ParameterIn.QUERY,
            description = "About which division, by its beginning")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "About which unit, by its beginning")
    @Parameter(
            name = "refused",
            in = ParameterIn.QUERY,
            description = "yes: only what a rule refused")
    @PageParameters
    @AsOfParameters
    public PageJson<Row> operations(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(request, Filters.words(WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        return page(question, filter(question));
    }

    private PageJson<Row> page(Question question, OperationFilter filter)
            throws InterruptedException {
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        Cut cut = moments.cut(question);
        return PageJson.of(
                cut,
                question,
                readSide.operations()
                        .operations(cut, filter, question.position("after"), limit + 1),
                limit,
                Row::of,
                OperationView::position);
    }

    /// Which operations a question asks for, within what the one who asks may read.
    public static OperationFilter filter(Question question) {
        return new OperationFilter(
                question.text("type").stream().toList(),
                question.text("actor"),
                question.code("role"),
                question.scope().narrow(question.code("division")),
                question.scope().narrowUnits(question.code("unit")),
                question.choice("refused", List.of("yes")).isPresent());
    }
}
