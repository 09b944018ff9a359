package org.mingzhang.api.queries;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.pace.Forecast;
import org.mingzhang.projections.pace.MonthView;
import org.mingzhang.projections.pace.Rush;
import org.mingzhang.projections.pace.UnitPace;

/// The pace of one unit. Shares and ratios are in percent with two decimals.
///
/// @param unit the unit
/// @param division the division of most of its budget
/// @param year the fiscal year
/// @param adjustedBudget its adjusted budget
/// @param basis where the expectation comes from: `unit-history`, `class-history`, `even`
/// @param history the years that it comes from
/// @param lastMonth the last month that is over, 0 to 12
/// @param ratio what was paid of what is expected by its end
/// @param months all twelve
/// @param forecast where the year will end; left out where that cannot be said
/// @param rush December beside an average month, 1.00 where it paid as much
public record PaceJson(
        String unit,
        String division,
        int year,
        String adjustedBudget,
        String basis,
        List<Integer> history,
        int lastMonth,
        Optional<String> ratio,
        List<Month> months,
        Optional<End> forecast,
        List<Index> rush) {

    /// A month; amounts from the beginning of the year to the end of it.
    ///
    /// @param month 1 to 12
    /// @param expected what is expected to be paid
    /// @param low the lower end of the band
    /// @param high the upper end of the band
    /// @param paid what was paid; left out while the month is not over
    /// @param paidInMonth what was paid in the month alone
    /// @param ratio paid of expected
    /// @param verdict `ahead`, `on-pace`, `slow` or `behind`
    /// @param forecast what will be paid, of months that are not over
    public record Month(
            int month,
            String expected,
            String low,
            String high,
            Optional<String> paid,
            Optional<String> paidInMonth,
            Optional<String> ratio,
            Optional<String> verdict,
            Optional<String> forecast) {

        private static Month of(MonthView view) {
            return new Month(
                    view.month(),
                    view.expected().toString(),
                    view.low().toString(),
                    view.high().toString(),
                    view.fact().map(fact -> fact.paid().toString()),
                    view.fact().map(fact -> fact.paidInMonth().toString()),
                    view.fact().flatMap(MonthView.Fact::ratio).map(PaceJson::percent),
                    view.fact().map(fact -> word(fact.verdict())),
                    view.forecast().map(Money::toString));
        }
    }

    /// Where the year will end, and how far such a forecast was off in earlier years.
    ///
    /// @param share of the adjusted budget
    /// @param meanError in percentage points
    /// @param largestError in percentage points
    /// @param testedYears how many years it was tested on
    public record End(String share, String meanError, String largestError, int testedYears) {

        private static End of(Forecast forecast) {
            return new End(
                    percent(forecast.end()),
                    percent(forecast.meanError()),
                    percent(forecast.largestError()),
                    forecast.testedYears());
        }
    }

    /// The rush at the end of a year.
    ///
    /// @param year the fiscal year
    /// @param index December beside an average month
    public record Index(int year, String index) {

        private static Index of(Rush rush) {
            return new Index(rush.year(), BigDecimal.valueOf(rush.hundredths(), 2).toPlainString());
        }
    }

    static PaceJson of(UnitPace pace) {
        return new PaceJson(
                pace.unit(),
                pace.division(),
                pace.year(),
                pace.adjusted().toString(),
                word(pace.basis()),
                pace.history(),
                pace.lastMonth(),
                pace.ratio().map(PaceJson::percent),
                pace.months().stream().map(Month::of).toList(),
                pace.forecast().map(End::of),
                pace.rush().stream().map(Index::of).toList());
    }

    private static String percent(int millionths) {
        return BigDecimal.valueOf(millionths / 100, 2).toPlainString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
