package org.mingzhang.api.queries;

import java.util.Optional;

/// A budget line or a control pool with its balances.
///
/// @param asOf as of when
/// @param line the line, where one was asked for
/// @param pool the name of the pool
/// @param lastPosition the last entry that the balances rest on; left out where nothing has moved
/// @param balances every account
/// @param closedYear how the line stood when its year was closed; left out while it is open
public record HolderJson(
        AsOfJson asOf,
        Optional<LineJson> line,
        String pool,
        Optional<Long> lastPosition,
        BalancesJson balances,
        Optional<ClosedYearJson> closedYear) {}
