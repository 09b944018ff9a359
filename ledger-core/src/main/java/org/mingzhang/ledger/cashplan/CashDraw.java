package org.mingzhang.ledger.cashplan;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashDrawn;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashGivenBack;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// What one payment drew on a cash plan. A payment that drew nothing is absent from the log under
/// this tag, which a decision learns without reading it.
///
/// @param drawn what it drew and has not given back
record CashDraw(Optional<CashDrawn> drawn) {

    /// Folded by payment.
    static final Part<CashDraw> PART =
            new Part<>(
                    "cash-draw",
                    Set.of(CashDrawn.class, CashGivenBack.class),
                    new CashDraw(Optional.empty()),
                    CashDraw::evolve);

    private CashDraw evolve(Event event) {
        return switch (event) {
            case CashDrawn e when drawn.isEmpty() -> new CashDraw(Optional.of(e));
            case CashGivenBack _ when drawn.isPresent() -> new CashDraw(Optional.empty());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
