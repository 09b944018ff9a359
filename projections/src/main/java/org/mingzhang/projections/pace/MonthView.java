package org.mingzhang.projections.pace;

import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// A month of a unit, amounts from the beginning of the year to the end of it.
///
/// @param month 1 to 12
/// @param expected what is expected to be paid
/// @param low the lower end of the band
/// @param high the upper end of the band
/// @param fact what happened; empty while the month is not over
/// @param forecast what will be paid; empty for months that are over, and where none can be made
public record MonthView(
        int month,
        Money expected,
        Money low,
        Money high,
        Optional<Fact> fact,
        Optional<Money> forecast) {

    /// What happened in a month that is over.
    ///
    /// @param paid from the beginning of the year to the end of the month
    /// @param paidInMonth in the month alone
    /// @param ratio paid of expected in millionths; empty where nothing is expected
    /// @param verdict what to think of it
    public record Fact(Money paid, Money paidInMonth, Optional<Integer> ratio, Verdict verdict) {}
}
