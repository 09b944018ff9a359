package org.mingzhang.api.queries;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.payments.PaymentFilter;
import org.mingzhang.projections.payments.PaymentTotals;
import org.mingzhang.projections.payments.PaymentView;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The payment register.
@RestController
@RequestMapping(path = "/api/v1/payments", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "queries")
public final class PaymentsController {

    private final ReadSide readSide;
    private final Moments moments;

    /// Payments of a read side.
    public PaymentsController(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// The whole filter added up, and a page of its rows.
    ///
    /// @param totals of all rows, not of the page
    /// @param page the rows
    public record Register(Totals totals, PageJson<PaymentJson> page) {}

    /// A filter added up.
    ///
    /// @param payments how many
    /// @param amount what they were applied for
    /// @param refunds how many refunds name no payment
    /// @param refunded what came back
    public record Totals(long payments, String amount, long refunds, String refunded) {

        private static Totals of(PaymentTotals totals) {
            return new Totals(
                    totals.payments(),
                    totals.amount().toString(),
                    totals.refunds(),
                    totals.refunded().toString());
        }
    }

    /// A payment with its steps.
    ///
    /// @param asOf as of when
    /// @param payment the row of the register
    /// @param steps oldest first
    public record OnePayment(AsOfJson asOf, PaymentJson payment, List<StepJson> steps) {}

    /// A page of the register.
    @GetMapping
    @Operation(summary = "Payments of a filter, the last begun first, with the filter's totals")
    @Parameter(name = "year", in = ParameterIn.QUERY, description = "Fiscal year")
    @Parameter(name = "division", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "unit", in = ParameterIn.QUERY, description = "By its beginning")
    @Parameter(name = "line", in = ParameterIn.QUERY, description = "Budget line")
    @Parameter(name = "payee", in = ParameterIn.QUERY, description = "Who is paid")
    @Parameter(name = "project", in = ParameterIn.QUERY, description = "Project")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "State, such as settled")
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "State reached on this day or later")
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "State reached on this day or before")
    @Parameter(name = "source", in = ParameterIn.QUERY, description = "live or imported")
    @Parameter(name = "file", in = ParameterIn.QUERY, description = "SHA-256 of the imported file")
    @PageParameters
    @AsOfParameters
    public Register payments(@Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question =
                Question.of(
                        request,
                        Filters.words(Filters.PAYMENT_WORDS, Filters.PAGE_WORDS, Moments.WORDS));
        int limit = question.limit(Pages.USUAL, Pages.MOST);
        PaymentFilter filter = Filters.payments(question);
        Cut cut = moments.cut(question);
        List<PaymentView> found =
                readSide.payments().payments(cut, filter, question.position("after"), limit + 1);
        return new Register(
                Totals.of(readSide.payments().totals(cut, filter)),
                PageJson.of(cut, question, found, limit, PaymentJson::of, PaymentView::position));
    }

    /// A payment with its steps.
    @GetMapping("/{payment}")
    @Operation(
            summary = "A payment with its steps",
            description = "A name with slashes stands in the path as it is.")
    @AsOfParameters
    public OnePayment payment(
            @PathVariable String payment, @Parameter(hidden = true) HttpServletRequest request)
            throws InterruptedException {
        Question question = Question.of(request, Moments.WORDS);
        Cut cut = moments.cut(question);
        PaymentView view =
                readSide.payments()
                        .payment(cut, payment)
                        .orElseThrow(
                                () -> new FaultException(new Fault.NotFound("payment", payment)));
        Place.of(view).requireIn(question.scope());
        return new OnePayment(
                AsOfJson.of(cut),
                PaymentJson.of(view),
                readSide.payments().steps(cut, view.position()).stream()
                        .map(StepJson::of)
                        .toList());
    }

    /// Names with slashes.
    @Hidden
    @GetMapping("/{*rest}")
    public OnePayment slashed(@PathVariable String rest, HttpServletRequest request)
            throws InterruptedException {
        return payment(rest.substring(1), request);
    }
}
