package org.mingzhang.ledger.pace;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigInteger;
import org.mingzhang.ledger.money.Money;

/// Where a unit stands at the end of a month.
///
/// @param month 1 to 12
/// @param expected what is expected to be paid from the beginning of the year to the end of it
/// @param paid what was paid from the beginning of the year to the end of it
@Introspected
public record MonthPace(@Min(1) @Max(12) int month, @NotNull Money expected, @NotNull Money paid) {

    /// A unit that has paid less than this share of what is expected is behind.
    ///
    /// **Source** `docs/domain.md`, "The pace of execution".
    public static final int ALERT_PERCENT = 70;

    private static final BigInteger PERCENT = BigInteger.valueOf(100);

    /// What had to be paid so that the unit is not behind, rounded down.
    public Money needed() {
        return new Money(
                BigInteger.valueOf(expected.minorUnits())
                        .multiply(BigInteger.valueOf(ALERT_PERCENT))
                        .divide(PERCENT)
                        .longValueExact());
    }

    /// Whether less was paid than [#ALERT_PERCENT] of what is expected; exactly so much is not
    /// behind.
    public boolean isBehind() {
        BigInteger share = BigInteger.valueOf(paid.minorUnits()).multiply(PERCENT);
        return share.compareTo(
                        BigInteger.valueOf(expected.minorUnits())
                                .multiply(BigInteger.valueOf(ALERT_PERCENT)))
                < 0;
    }

    /// The quarter of the month, 1 to 4.
    public int quarter() {
        return (month + 2) / 3;
    }
}
