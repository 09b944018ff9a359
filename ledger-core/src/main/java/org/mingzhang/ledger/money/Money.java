package org.mingzhang.ledger.money;

import java.util.regex.Pattern;

/// An amount in the minor unit (fen, cent) of the log's one currency.
///
/// **Unit** minor units, two decimals at every boundary. **Range** ±999,999,999,999,999.99, the
/// widest amount that an entry can hold. Arithmetic that leaves the range throws
/// [ArithmeticException].
///
/// **Source** `docs/log-format.md`, section 2, "Values".
public record Money(long minorUnits) implements Comparable<Money> {

    /// No money.
    public static final Money ZERO = new Money(0);

    /// The largest amount that an entry can hold: fifteen digits before the point.
    public static final Money MAX = new Money(99_999_999_999_999_999L);

    private static final Pattern FORM = Pattern.compile("-?(0|[1-9][0-9]{0,14})\\.[0-9]{2}");

    public Money {
        if (minorUnits > 99_999_999_999_999_999L || minorUnits < -99_999_999_999_999_999L) {
            throw new ArithmeticException(
                    "amount outside ±999999999999999.99: " + minorUnits + " minor units");
        }
    }

    /// An amount from its canonical decimal form, for instance `1234.50` or `-0.07`.
    ///
    /// @throws IllegalArgumentException if the text is not exactly that form; `-0.00` is not
    public static Money parse(String text) {
        if (!FORM.matcher(text).matches() || text.equals("-0.00")) {
            throw new IllegalArgumentException("not an amount with two decimals: " + text);
        }
        int point = text.length() - 3;
        return new Money(Long.parseLong(text.substring(0, point) + text.substring(point + 1)));
    }

    /// The sum of this amount and another.
    public Money plus(Money other) {
        return new Money(Math.addExact(minorUnits, other.minorUnits));
    }

    /// This amount less another.
    public Money minus(Money other) {
        return new Money(Math.subtractExact(minorUnits, other.minorUnits));
    }

    /// The same amount with the other sign.
    public Money negated() {
        return new Money(-minorUnits);
    }

    /// Whether this amount is below zero.
    public boolean isNegative() {
        return minorUnits < 0;
    }

    /// Whether this amount is above zero.
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /// Whether this amount is larger than another.
    public boolean exceeds(Money other) {
        return minorUnits > other.minorUnits;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minorUnits, other.minorUnits);
    }

    /// The canonical decimal form that [#parse] reads.
    @Override
    public String toString() {
        long magnitude = Math.abs(minorUnits);
        long cents = magnitude % 100;
        return (minorUnits < 0 ? "-" : "") + magnitude / 100 + (cents < 10 ? ".0" : ".") + cents;
    }
}
