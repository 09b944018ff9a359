package org.mingzhang.api.portal.line;

import java.util.Optional;
import org.mingzhang.api.portal.frame.Visit;
import org.mingzhang.projections.balances.AccountHolder;
import org.mingzhang.projections.balances.BalanceView;
import org.mingzhang.projections.balances.ClosedYear;
import org.mingzhang.projections.balances.Figures;

/// What stands on the accounts of a line.
///
/// @param figures the balances; of a line whose year is closed those with which it was closed,
///   because they are zero since
/// @param closed how it was closed; empty while it is open
record LineFigures(Figures figures, Optional<ClosedYear> closed) {

    static LineFigures of(Visit visit, String line) {
        Figures balances =
                visit.read()
                        .balances()
                        .balance(visit.cut(), AccountHolder.LINE, line)
                        .map(BalanceView::figures)
                        .orElse(Figures.ZERO);
        if (!balances.equals(Figures.ZERO)) {
            return new LineFigures(balances, Optional.empty());
        }
        Optional<ClosedYear> closed = visit.read().balances().closedYear(visit.cut(), line);
        return new LineFigures(closed.map(ClosedYear::figures).orElse(balances), closed);
    }

    static Figures executed(Visit visit, String line) {
        return of(visit, line).figures();
    }
}
