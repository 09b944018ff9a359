package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.adjustments.AdjustmentKind;
import org.mingzhang.projections.adjustments.AdjustmentQueries;
import org.mingzhang.projections.adjustments.AdjustmentView;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.balances.AccountFlow;
import org.mingzhang.projections.lines.LineFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What changed budgets after they were approved, and what flowed through the accounts.
@RestController
@Tag(name = "queries")
public final class AdjustmentsController {

    /// The words that choose adjustments.
    public static final Set<String> WORDS = Set.of("year", "division", "unit", "line", "kind");

    private static final int SKIPPED_MAX = 10_000_000;

    private final ReadSide readSide;
    private final Moments moments;

    /// Adjustments of a read side.
    public AdjustmentsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// What an adjustment did to a line.
    ///
    /// @param position its entry
    /// @param line the line
    /// @param kind supplement, reduction or virement
    /// @param other the line on the other side of a virement
    /// @param amount by how much the budget grew
    /// @param effectiveDate when it took effect
    /// @param recordedAt when it was recorded
    /// @param fiscalYear the fiscal year
    /// @param division the division
    /// @param unit the unit of the line
    /// @param document what it rests on
    public record Row(
            long position,
            String line,
            String kind,
            Optional<String> other,
            String amount,
            String effectiveDate,
            String recordedAt,
            int fiscalYear,
            String division,
            String unit,
            String document) {

        private static Row of(AdjustmentView view) {
            return new Row(
                    view.position(),
                    view.line(),
                    view.kind().code(),
                    view.other(),
                    view.amount().toString(),
                    view.effectiveDate().toString(),
                    Timestamps.format(view.recordedAt()),
                    view.fiscalYear(),
                    view.division(),
                    view.unit(),
                    view.document());
        }
    }

    /// Adjustments of a filter.
    ///
    /// @param asOf as of when
    /// @param count how many rows there are in all
    /// @param net by how much budgets grew in all
    /// @param rows from `after` on, the newest first
    public record Adjustments(AsOfJson asOf, long count, String net, List<Row> rows) {
        public Adjustments {
            rows = List.copyOf(rows);
        }
    }

    /// Adjustments of a filter.
    @GetMapping(path = "/api/v1/adjustments", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Supplements, reductions and virements, the newest first")
    @Parameter(name = "year", in = ParameterIn.QUERY, description = "Fiscal year")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "line", in = ParameterIn.QUERY, description = "Of this budget line")
    @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "supplement, reduction or virement")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "How many rows to skip")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Rows at most, 50 usually")
    @AsOfParameters
    public Adjustments adjustments(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(request, Filters.words(WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        AdjustmentQueries.Filter filter = filter(question);
        Cut cut = moments.cut(question);
        AdjustmentQueries.Totals totals = readSide.adjustments().totals(cut, filter);
        return new Adjustments(
                AsOfJson.of(cut),
                totals.count(),
                totals.net().toString(),
                readSide
                        .adjustments()
                        .adjustments(
                                cut,
                                filter,
                                question.number("after", 1, SKIPPED_MAX).orElse(0),
                                limit)
                        .stream()
                        .map(Row::of)
                        .toList());
    }

    /// Which adjustments a question asks for, within what the one who asks may read.
    public static AdjustmentQueries.Filter filter(Question question) {
        LineFilter lines = Filters.lines(question);
        return new AdjustmentQueries.Filter(
                lines.fiscalYear(),
                lines.division(),
                lines.unit(),
                lines.line(),
                question.choice(
                                "kind",
                                Arrays.stream(AdjustmentKind.values())
                                        .map(AdjustmentKind::code)
                                        .toList())
                        .map(AdjustmentKind::of));
    }

    /// What flowed through an account.
    ///
    /// @param account its number
    /// @param side on which it grows, `debit` or `credit`
    /// @param debits what was debited
    /// @param credits what was credited
    /// @param balance what stands on it, on its own side
    public record Flow(String account, String side, String debits, String credits, String balance) {

        /// The flow of a read model.
        public static Flow of(AccountFlow flow) {
            return new Flow(
                    Integer.toString(flow.account().code()),
                    flow.account().side() == Account.Side.DEBIT ? "debit" : "credit",
                    flow.debits().toString(),
                    flow.credits().toString(),
                    flow.balance().toString());
        }
    }

    /// The flows of all accounts.
    ///
    /// @param asOf as of when
    /// @param accounts each account
    public record Flows(AsOfJson asOf, List<Flow> accounts) {
        public Flows {
            accounts = List.copyOf(accounts);
        }
    }

    /// What flowed through the accounts of the lines of a filter.
    @GetMapping(path = "/api/v1/account-flows", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "Debits, credits and balance of each account, of the lines of a filter")
    @LineParameters
    @AsOfParameters
    public Flows flows(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question = Question.of(request, Filters.words(Filters.LINE_WORDS, Moments.WORDS));
        Cut cut = moments.cut(question);
        return new Flows(
                AsOfJson.of(cut),
                readSide.flows().flows(cut, Filters.lines(question)).stream()
                        .map(Flow::of)
                        .toList());
    }
}
