package org.mingzhang.projections.pace;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// How much of a year was paid in its last month.
///
/// @param year the fiscal year
/// @param hundredths what December paid beside an average month of the year, in hundredths: 100
///   where it paid as much, 300 where it paid three times as much
public record Rush(int year, int hundredths) {

    private static final BigDecimal AVERAGE = BigDecimal.valueOf(100L * Course.MONTHS);

    /// The rush of a year that is over and in which something was paid, rounded.
    static Rush of(Course course) {
        BigDecimal year = BigDecimal.valueOf(course.paidThrough(Course.MONTHS).minorUnits());
        return new Rush(
                course.year(),
                BigDecimal.valueOf(course.paidIn(Course.MONTHS).minorUnits())
                        .multiply(AVERAGE)
                        .divide(year, 0, RoundingMode.HALF_UP)
                        .intValue());
    }
}
