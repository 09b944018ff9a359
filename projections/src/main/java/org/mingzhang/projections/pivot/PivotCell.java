package org.mingzhang.projections.pivot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.pivot.PivotMeasure.Form;

/// What is counted for one row and one column, so that cells add up, shares too.
///
/// @param row the key of the row
/// @param column the key of the column; empty where there are no columns
/// @param value minor units, or how many; of a share the part
/// @param whole of a share the whole, otherwise 0
public record PivotCell(String row, String column, long value, long whole) {

    /// The value as an amount.
    public Money amount() {
        return new Money(value);
    }

    /// Two cells together.
    public PivotCell plus(PivotCell other) {
        return new PivotCell(
                row, column, Math.addExact(value, other.value), Math.addExact(whole, other.whole));
    }

    /// The value in plain digits, of a share in percent with one decimal; empty for a share of
    /// nothing.
    public String plain(Form form) {
        return switch (form) {
            case AMOUNT -> amount().toString();
            case COUNT -> Long.toString(value);
            case SHARE ->
                    whole <= 0
                            ? ""
                            : BigDecimal.valueOf(value)
                                    .multiply(BigDecimal.valueOf(100))
                                    .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP)
                                    .toPlainString();
        };
    }
}
