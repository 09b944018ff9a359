package org.mingzhang.projections.execution;

/// What a month is called in groups; made once for each month and not for each line.
///
/// @param quarter `YYYY-Qn`
/// @param month `YYYY-MM`
record MonthKeys(String quarter, String month) {

    private static final int MONTHS = 12;

    /// The keys of a month.
    ///
    /// @param number months since the year 0
    static MonthKeys of(int number) {
        int year = number / MONTHS;
        int month = number % MONTHS;
        return new MonthKeys(
                "%04d-Q%d".formatted(year, month / 3 + 1), "%04d-%02d".formatted(year, month + 1));
    }
}
