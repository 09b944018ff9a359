package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.awards.AwardQueries;
import org.mingzhang.projections.awards.AwardQueries.By;
import org.mingzhang.projections.awards.AwardQueries.Order;
import org.mingzhang.projections.awards.AwardView;
import org.mingzhang.projections.payments.PaymentFilter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Contracts by supplier, unit and year: what was awarded, paid and is open.
@RestController
@Tag(name = "queries")
public final class AwardsController {

    /// The words that choose awards.
    public static final Set<String> WORDS = Set.of("year", "division", "unit", "payee", "contract");

    /// The word that says by what they are added up.
    public static final String GROUP = "group";

    private static final int SKIPPED_MAX = 10_000_000;

    private final ReadSide readSide;
    private final Moments moments;

    /// Awards of a read side.
    public AwardsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// Contracts that have something in common.
    ///
    /// @param keys what, in the order of `group`; an empty supplier stands for all persons
    /// @param name what the supplier is called, where they are of one organisation
    /// @param contracts how many
    /// @param awarded what was signed for, with increases and less reductions
    /// @param carried what came over from other years, less what went there
    /// @param pending of it, what is applied for
    /// @param paid of it, what was paid, less what came back
    /// @param open what is still to be paid: awarded + carried - paid
    /// @param latest the effective date of the newest step
    public record Row(
            List<String> keys,
            Optional<String> name,
            long contracts,
            String awarded,
            String carried,
            String pending,
            String paid,
            String open,
            String latest) {

        public Row {
            keys = List.copyOf(keys);
        }

        private static Row of(AwardView view) {
            return new Row(
                    view.keys(),
                    view.name(),
                    view.contracts(),
                    view.awarded().toString(),
                    view.carried().toString(),
                    view.pending().toString(),
                    view.paid().toString(),
                    view.open().toString(),
                    view.latest().toString());
        }
    }

    /// Awards of a filter.
    ///
    /// @param asOf as of when
    /// @param group by what they are added up
    /// @param count how many rows there are in all
    /// @param total all of them together; left out where there are none
    /// @param rows from `after` on
    public record Awards(
            AsOfJson asOf, List<String> group, long count, Optional<Row> total, List<Row> rows) {
        public Awards {
            group = List.copyOf(group);
            rows = List.copyOf(rows);
        }
    }

    /// Awards of a filter.
    @GetMapping(path = "/api/v1/awards", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Contracts by supplier, unit or year: awarded, paid and open",
            description = "awarded + carried = paid + open, in every row.")
    @Parameter(name = "year", in = ParameterIn.QUERY, description = "Fiscal year")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "payee", in = ParameterIn.QUERY, description = "Of this organisation")
    @Parameter(name = "contract", in = ParameterIn.QUERY, description = "This contract")
    @Parameter(
            name = GROUP,
            in = ParameterIn.QUERY,
            description =
                    "supplier, unit, year and contract, separated by commas; supplier usually")
    @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            description = "awarded, open, paid or latest: what comes first")
    @Parameter(name = "after", in = ParameterIn.QUERY, description = "How many rows to skip")
    @Parameter(name = "limit", in = ParameterIn.QUERY, description = "Rows at most, 50 usually")
    @AsOfParameters
    public Awards awards(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(
                                WORDS, Set.of(GROUP, "order"), Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        AwardQueries.Filter filter = filter(question);
        List<By> by = by(question);
        Cut cut = moments.cut(question);
        AwardQueries.Page page =
                readSide.awards()
                        .awards(
                                cut,
                                filter,
                                by,
                                question.choice("order", words(Order.values()))
                                        .map(word -> Order.valueOf(word.toUpperCase(Locale.ROOT)))
                                        .orElse(Order.AWARDED),
                                question.number("after", 1, SKIPPED_MAX).orElse(0),
                                limit);
        return new Awards(
                AsOfJson.of(cut),
                by.stream().map(AwardsController::word).toList(),
                page.count(),
                readSide.awards().total(cut, filter).map(Row::of),
                page.rows().stream().map(Row::of).toList());
    }

    /// By what a question wants awards added up.
    public static List<By> by(Question question) {
        List<By> by =
                question.choices(GROUP, words(By.values()), By.values().length).stream()
                        .map(word -> By.valueOf(word.toUpperCase(Locale.ROOT)))
                        .toList();
        return by.isEmpty() ? List.of(By.SUPPLIER) : by;
    }

    /// Which awards a question asks for, within what the one who asks may read.
    public static AwardQueries.Filter filter(Question question) {
        PaymentFilter payments = Filters.payments(question);
        return new AwardQueries.Filter(
                payments.fiscalYear(),
                payments.division(),
                payments.unit(),
                payments.payee(),
                Filters.contract(question));
    }

    private static List<String> words(Enum<?>[] constants) {
        return Arrays.stream(constants).map(AwardsController::word).toList();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
