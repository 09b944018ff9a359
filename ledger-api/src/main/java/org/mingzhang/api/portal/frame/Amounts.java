package org.mingzhang.api.portal.frame;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;

/// Amounts and shares as people read them: grouped by three, the minus a minus, never M, B or k.
///
/// Sums are made in minor units and rounded here, last.
///
/// @param words of the language
/// @param currency ISO 4217
public record Amounts(Words words, String currency) {

    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED_MILLION = BigDecimal.valueOf(100_000_000);
    private static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000);

    /// The unit of a table: stated once above it.
    ///
    /// @param divisor by which full units are divided
    /// @param name for instance `万元` or `CNY million`
    public record Unit(BigDecimal divisor, String name) {}

    /// In full: `1,234,567.89`.
    public String exact(Money amount) {
        return text(major(amount), 2);
    }

    /// In full with the currency: `1,234,567.89元`, `CNY 1,234,567.89`.
    public String full(Money amount) {
        return words.of("amount.one", exact(amount), currencyWord());
    }

    /// Short, for figures and sentences: `312.46亿元`, `CNY 31.25 billion`.
    public String figure(Money amount) {
        BigDecimal value = major(amount);
        BigDecimal size = value.abs();
        if (words.language() == Language.ZH) {
            if (size.compareTo(HUNDRED_MILLION) >= 0) {
                return words.of("amount.yi", scaled(value, HUNDRED_MILLION), currencyWord());
            }
            if (size.compareTo(TEN_THOUSAND) >= 0) {
                return words.of("amount.wan", scaled(value, TEN_THOUSAND), currencyWord());
            }
        } else {
            if (size.compareTo(BILLION) >= 0) {
                return words.of("amount.yi", scaled(value, BILLION), currencyWord());
            }
            if (size.compareTo(MILLION) >= 0) {
                return words.of("amount.wan", scaled(value, MILLION), currencyWord());
            }
        }
        return full(amount);
    }

    /// The unit for a table with this largest amount.
    public Unit unitFor(Money largest) {
        if (major(largest).abs().compareTo(BILLION) < 0) {
            return new Unit(BigDecimal.ONE, words.of("unit.one", currencyWord()));
        }
        return words.language() == Language.ZH
                ? new Unit(TEN_THOUSAND, words.of("unit.large", currencyWord()))
                : new Unit(MILLION, words.of("unit.large", currencyWord()));
    }

    /// In the unit of a table.
    public String in(Unit unit, Money amount) {
        return scaled(major(amount), unit.divisor());
    }

    /// `71.3%`; empty where the whole is not above zero, since a share of nothing says nothing.
    public Optional<String> share(Money part, Money whole) {
        return percent(part, whole).map(percent -> text(percent, 1) + "%");
    }

    /// Part of a whole in percent with one decimal; empty where the whole is not above zero.
    public static Optional<BigDecimal> percent(Money part, Money whole) {
        if (!whole.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(
                major(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(major(whole), 1, RoundingMode.HALF_UP));
    }

    /// A difference in the unit of a table, with its sign: `+1,234.00`, `−1,234.00`, `0.00`.
    public String signed(Unit unit, Money difference) {
        String text = in(unit, difference);
        return difference.isPositive() ? "+" + text : text;
    }

    /// Part of a whole in thousandths, 0 to 1000, for the length of a bar.
    public static int thousandths(Money part, Money whole) {
        if (!whole.isPositive() || !part.isPositive()) {
            return 0;
        }
        long length =
                major(part)
                        .multiply(BigDecimal.valueOf(1000))
                        .divide(major(whole), 0, RoundingMode.HALF_UP)
                        .longValue();
        return (int) Math.min(1000, length);
    }

    /// A count, grouped.
    public static String count(long count) {
        return text(BigDecimal.valueOf(count), 0);
    }

    /// For `data value` and scripts: plain digits.
    public static String plain(Money amount) {
        return amount.toString();
    }

    /// What the currency is called, for instance `元`, `CNY`.
    public String currencyWord() {
        return words.find("currency." + currency).orElse(currency);
    }

    private static BigDecimal major(Money amount) {
        return BigDecimal.valueOf(amount.minorUnits(), 2);
    }

    private static String scaled(BigDecimal value, BigDecimal divisor) {
        return text(value.divide(divisor, 2, RoundingMode.HALF_UP), 2);
    }

    private static String text(BigDecimal value, int decimals) {
        DecimalFormat format =
                new DecimalFormat(
                        decimals == 0 ? "#,##0" : "#,##0." + "0".repeat(decimals),
                        DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        String plain = format.format(value.abs());
        return value.signum() < 0 && !plain.matches("[0.,]*") ? "\u2212" + plain : plain;
    }
}
