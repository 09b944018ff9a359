package org.mingzhang.ledger.paper;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/// What the name of a paper says: of which division, and of when.
///
/// @param division the division
/// @param begins the first day of the period
/// @param ends its last day
record PaperPeriod(String division, LocalDate begins, LocalDate ends) {

    private static final int YEAR_DIGITS = 4;

    /// The period of a valid name of a paper.
    static PaperPeriod of(String paper) {
        int slash = paper.indexOf('/');
        String period = paper.substring(slash + 1);
        Year year = Year.parse(period.substring(0, YEAR_DIGITS));
        return new PaperPeriod(
                paper.substring(0, slash),
                period.length() == YEAR_DIGITS ? year.atDay(1) : YearMonth.parse(period).atDay(1),
                period.length() == YEAR_DIGITS
                        ? year.atMonth(12).atEndOfMonth()
                        : YearMonth.parse(period).atEndOfMonth());
    }

    /// The last day that counts on a day.
    LocalDate until(LocalDate today) {
        return today.isBefore(ends) ? today : ends;
    }
}
