package org.mingzhang.api.queries;

import org.mingzhang.projections.balances.ClosedYear;

/// How a budget line stood when its year was closed.
///
/// @param position the entry that closed it
/// @param effectiveDate the day on which it took effect
/// @param balances what stood on its accounts, which are zero since
public record ClosedYearJson(long position, String effectiveDate, BalancesJson balances) {

    static ClosedYearJson of(ClosedYear closed) {
        return new ClosedYearJson(
                closed.position(),
                closed.effectiveDate().toString(),
                BalancesJson.of(closed.figures()));
    }
}
