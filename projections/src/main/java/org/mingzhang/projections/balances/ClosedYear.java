package org.mingzhang.projections.balances;

import java.time.LocalDate;

/// How a line stood when its year was closed, which made every account zero.
///
/// @param position the entry that closed it
/// @param effectiveDate the day on which it took effect
/// @param figures what stood on its accounts
public record ClosedYear(long position, LocalDate effectiveDate, Figures figures) {}
