package org.mingzhang.api.evidence;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.StringJoiner;
import org.mingzhang.api.problem.Expected;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.queries.Filters;
import org.mingzhang.api.queries.Moments;
import org.mingzhang.api.queries.Question;
import org.mingzhang.ledger.evidence.CaseSubject;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.payments.PaymentView;

/// Makes a case of what a query of the payment register finds.
public final class PaymentSearch {

    /// Payments of one case at most.
    static final int PAYMENTS_MAX = 400;

    private final ReadSide readSide;
    private final Moments moments;

    /// Queries of a read side.
    public PaymentSearch(ReadSide readSide, Moments moments) {
        this.readSide = readSide;
        this.moments = moments;
    }

    /// The whole result of a query, with the address that gives it again for ever.
    ///
    /// @throws FaultException if a filter is wrong, or the result too large
    CaseSubject subject(Question question) throws InterruptedException {
        Cut cut = moments.cut(question);
        List<PaymentView> found =
                readSide.payments()
                        .payments(
                                cut,
                                Filters.payments(question),
                                OptionalLong.empty(),
                                PAYMENTS_MAX + 1);
        if (found.size() > PAYMENTS_MAX) {
            throw new FaultException(
                    new Fault.BadParameter(
                            "query",
                            address(question, cut),
                            new Expected.PaymentsUpTo(PAYMENTS_MAX)));
        }
        return CaseSubject.query(
                address(question, cut),
                found.stream().map(PaymentView::payment).flatMap(Optional::stream).toList(),
                found.stream()
                        .filter(row -> row.payment().isEmpty())
                        .map(PaymentView::position)
                        .toList());
    }

    private static String address(Question question, Cut cut) {
        StringJoiner words = new StringJoiner("&", "/api/v1/payments?", "");
        question.given()
                .forEach((name, value) -> {
                    if (Filters.PAYMENT_WORDS.contains(name)) {
                        words.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
                    }
                });
        cut.until().ifPresent(day -> words.add("effective=" + day));
        return words.add("at=@" + (cut.size() - 1)).toString();
    }
}
