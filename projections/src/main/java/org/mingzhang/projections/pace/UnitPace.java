package org.mingzhang.projections.pace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.MonthPace;
import org.mingzhang.ledger.pace.PaceBasis;

/// The pace of one unit in one fiscal year.
///
/// @param unit the unit
/// @param division the division of most of its budget
/// @param year the fiscal year
/// @param adjusted its adjusted budget as it is now
/// @param basis where the expectation comes from
/// @param history the years that it comes from, oldest first
/// @param lastMonth the last month that is over, 0 to 12
/// @param months all twelve
/// @param forecast where the year will end; empty where it is over or cannot be said
/// @param rush the rush at the end of up to three years that are over, oldest first
public record UnitPace(
        String unit,
        String division,
        int year,
        Money adjusted,
        PaceBasis basis,
        List<Integer> history,
        int lastMonth,
        List<MonthView> months,
        Optional<Forecast> forecast,
        List<Rush> rush) {

    public UnitPace {
        history = List.copyOf(history);
        months = List.copyOf(months);
        rush = List.copyOf(rush);
    }

    /// The pace of a course beside an expectation.
    static UnitPace of(
            String unit,
            String division,
            Course course,
            Expectation expectation,
            int lastMonth,
            List<Rush> rush) {
        Money adjusted = course.adjusted();
        Optional<Forecast> forecast =
                lastMonth == Course.MONTHS || !adjusted.isPositive()
                        ? Optional.empty()
                        : expectation.forecast(
                                lastMonth, Course.part(course.paidThrough(lastMonth), adjusted));
        List<MonthView> months = new ArrayList<>();
        for (int month = 1; month <= Course.MONTHS; month++) {
            months.add(month(course, expectation, month, month <= lastMonth, forecast));
        }
        return new UnitPace(
                unit,
                division,
                course.year(),
                adjusted,
                expectation.basis(),
                expectation.years(),
                lastMonth,
                months,
                forecast,
                rush);
    }

    private static MonthView month(
            Course course,
            Expectation expectation,
            int month,
            boolean over,
            Optional<Forecast> forecast) {
        Money adjusted = course.adjusted();
        MonthPace figures =
                new MonthPace(
                        month,
                        Course.of(adjusted, expectation.middle(month)),
                        course.paidThrough(month));
        Money low = Course.of(adjusted, expectation.low(month));
        Money high = Course.of(adjusted, expectation.high(month));
        return new MonthView(
                month,
                figures.expected(),
                low,
                high,
                over
                        ? Optional.of(
                                new MonthView.Fact(
                                        figures.paid(),
                                        course.paidIn(month),
                                        figures.expected().isPositive()
                                                ? Optional.of(
                                                        Course.part(
                                                                figures.paid(), figures.expected()))
                                                : Optional.empty(),
                                        verdict(figures, low, high)))
                        : Optional.empty(),
                over
                        ? Optional.empty()
                        : forecast.map(found ->
                                Course.of(adjusted, found.paid().get(month - found.from()))));
    }

    private static Verdict verdict(MonthPace figures, Money low, Money high) {
        if (figures.isBehind()) {
            return Verdict.BEHIND;
        }
        if (low.exceeds(figures.paid())) {
            return Verdict.SLOW;
        }
        return figures.paid().exceeds(high) ? Verdict.AHEAD : Verdict.ON_PACE;
    }

    /// The last month that is over; empty in January.
    public Optional<MonthView> last() {
        return lastMonth == 0 ? Optional.empty() : Optional.of(months.get(lastMonth - 1));
    }

    /// Paid of expected at the end of the last month in millionths; empty where nothing is.
    public Optional<Integer> ratio() {
        return last().flatMap(MonthView::fact).flatMap(MonthView.Fact::ratio);
    }

    /// A month that is over, as the rule of alerts takes it.
    ///
    /// @param month 1 to [#lastMonth]
    public MonthPace figures(int month) {
        MonthView view = months.get(month - 1);
        return new MonthPace(month, view.expected(), view.fact().orElseThrow().paid());
    }

    /// Whether it was behind for two months in a row, measured by earlier years: on an even course,
    /// which is a guess, nobody is asked.
    public boolean isToBeAsked() {
        return basis != PaceBasis.EVEN
                && lastMonth >= 2
                && adjusted.isPositive()
                && figures(lastMonth - 1).isBehind()
                && figures(lastMonth).isBehind();
    }
}
