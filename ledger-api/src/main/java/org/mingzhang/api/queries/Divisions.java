package org.mingzhang.api.queries;

import java.util.List;
import java.util.Optional;
import org.mingzhang.projections.ReadSide;
import org.mingzhang.projections.asof.Cut;
import org.mingzhang.projections.lines.LineFilter;
import org.mingzhang.projections.lines.LineView;
import org.mingzhang.projections.payments.PaymentView;

/// Which division a thing belongs to, as the read models know it: one, or none where there is no
/// such thing.
public final class Divisions {

    private Divisions() {}

    /// The division of a budget line.
    public static List<String> ofLine(ReadSide readSide, Cut cut, String line) {
        return readSide.lines().line(cut, line).map(LineView::division).stream().toList();
    }

    /// The division of a control pool, which is that of its lines.
    public static List<String> ofPool(ReadSide readSide, Cut cut, String pool) {
        return readSide.lines().lines(cut, LineFilter.ALL.pool(pool), Optional.empty(), 1).stream()
                .map(LineView::division)
                .toList();
    }

    /// The division of a payment.
    public static List<String> ofPayment(ReadSide readSide, Cut cut, String payment) {
        return readSide.payments().payment(cut, payment).map(PaymentView::division).stream()
                .toList();
    }
}
