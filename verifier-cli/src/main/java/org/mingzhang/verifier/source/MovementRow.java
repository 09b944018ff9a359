package org.mingzhang.verifier.source;

import java.util.List;

/// One row of `line_movement` or `pool_movement`.
///
/// @param position of the entry that made it
/// @param name of the line or pool
/// @param effectiveDate `YYYY-MM-DD`
/// @param values the balance of each account, and then what moved, in minor units
public record MovementRow(long position, String name, String effectiveDate, List<Long> values) {
    /// Defensive copy.
    public MovementRow {
        values = List.copyOf(values);
    }
}
