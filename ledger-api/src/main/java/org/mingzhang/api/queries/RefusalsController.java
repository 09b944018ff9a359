package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.refusals.RefusalFilter;
import org.mingzhang.projections.refusals.RefusalView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What rules have refused.
@RestController
@Tag(name = "queries")
public final class RefusalsController {

    private final ReadSide readSide;
    private final Moments moments;

    /// Refusals of a read side.
    public RefusalsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// Refusals by rule, and a page of them.
    ///
    /// @param counts of the whole filter
    /// @param page newest first
    public record Refusals(List<Count> counts, PageJson<Row> page) {}

    /// How often a rule refused one kind of command.
    ///
    /// @param rule its stable code
    /// @param type the type of the entries
    /// @param count how many
    /// @param amount the sum of their amounts
    public record Count(String rule, String type, long count, String amount) {}

    /// One refusal.
    ///
    /// @param position its entry
    /// @param recordedAt when
    /// @param type the type of the entry
    /// @param rule the stable code of the rule
    /// @param ruleVersion its version
    /// @param limit what it allows
    /// @param value what was asked
    /// @param reference what it points to
    /// @param line the budget line of the attempt
    /// @param payment the payment of the attempt
    /// @param amount the amount of the attempt
    /// @param evidenceFile the SHA-256 of the other system's file
    /// @param evidenceRow the row in it
    /// @param actor who tried
    /// @param actorUnit for which unit
    /// @param count how many refusals it stands for
    public record Row(
            long position,
            String recordedAt,
            String type,
            String rule,
            Optional<String> ruleVersion,
            Optional<String> limit,
            Optional<String> value,
            Optional<String> reference,
            Optional<String> line,
            Optional<String> payment,
            Optional<String> amount,
            Optional<String> evidenceFile,
            OptionalInt evidenceRow,
            String actor,
            String actorUnit,
            long count) {

        private static Row of(RefusalView view) {
            return new Row(
                    view.position(),
                    Timestamps.format(view.recordedAt()),
                    view.type(),
                    view.rule(),
                    view.ruleVersion(),
                    view.limit(),
                    view.value(),
                    view.reference(),
                    view.line(),
                    view.payment(),
                    view.amount().map(Money::toString),
                    view.evidenceFile(),
                    view.evidenceRow(),
                    view.actor(),
                    view.actorUnit(),
                    view.count());
        }
    }

    /// Refusals of a filter.
    @GetMapping(path = "/api/v1/refusals", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Refusals of a filter, newest first, with counts by rule")
    @Parameter(name = "rule", in = ParameterIn.QUERY, description = "By this rule")
    @Parameter(name = "line", in = ParameterIn.QUERY, description = "Of this budget line")
    @Parameter(name = "payment", in = ParameterIn.QUERY, description = "Of this payment")
    @Parameter(
            name = "unit",
            in = ParameterIn.QUERY,
            description = "Tried by this unit, by its beginning")
    @Parameter(name = "file", in = ParameterIn.QUERY, description = "SHA-256 of the imported file")
    @PageParameters
    @AsOfParameters
    public Refusals refusals(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(Filters.REFUSAL_WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        RefusalFilter filter = Filters.refusals(question);
        Cut cut = moments.cut(question);
        List<RefusalView> found =
                readSide.refusals().refusals(cut, filter, question.position("after"), limit + 1);
        return new Refusals(
                readSide.refusals().counts(cut, filter).stream()
                        .map(count ->
                                new Count(
                                        count.rule(),
                                        count.type(),
                                        count.count(),
                                        count.amount().toString()))
                        .toList(),
                PageJson.of(cut, question, found, limit, Row::of, RefusalView::position));
    }
}
