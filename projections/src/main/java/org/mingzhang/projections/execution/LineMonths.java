package org.mingzhang.projections.execution;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/// A line with the totals of each month in which it moved, as they stood at some size of the log.
///
/// @param line the line and its codes
/// @param months the totals in the order of the measures, by the first day of the month
record LineMonths(LineCodes line, Map<LocalDate, long[]> months) {

    /// The same with other totals of some months.
    LineMonths with(Map<LocalDate, long[]> changed) {
        Map<LocalDate, long[]> next = new TreeMap<>(months);
        next.putAll(changed);
        return new LineMonths(line, next);
    }
}
