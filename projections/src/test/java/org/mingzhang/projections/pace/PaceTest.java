package org.mingzhang.projections.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.pace.PaceBasis;

/// Years with a budget of 1,000.00 each, and what they let expect of the next.
final class PaceTest {

    /// A year that pays the same in eleven months and something else in December.
    private static Course course(int year, String monthly, String december) {
        List<Money> months = new ArrayList<>(Collections.nCopies(11, Money.parse(monthly)));
        months.add(Money.parse(december));
        return Course.ofMonths(year, Money.parse("1000.00"), months);
    }

    private static Expectation history(Course... courses) {
        return new Expectation(PaceBasis.UNIT_HISTORY, List.of(courses));
    }

    private static UnitPace pace(Course course, Expectation expectation, int lastMonth) {
        return UnitPace.of("U", "D", course, expectation, lastMonth, List.of());
    }

    @Test
    void whatIsExpectedIsTheMeanOfTheYearsAndTheBandReachesFromTheSlowestToTheFastest() {
        Expectation expectation =
                history(course(2024, "40.00", "360.00"), course(2025, "60.00", "240.00"));

        assertThat(expectation.middle(6)).isEqualTo(300_000);
        assertThat(expectation.low(6)).isEqualTo(240_000);
        assertThat(expectation.high(6)).isEqualTo(360_000);
        assertThat(expectation.middle(12)).isEqualTo(850_000);
    }

    @Test
    void yearsThatAreAlikeLeaveThreePointsAndOneYearLeavesTen() {
        Course alike = course(2024, "50.00", "300.00");

        assertThat(history(alike, course(2025, "50.00", "300.00")).low(6)).isEqualTo(270_000);
        assertThat(history(alike).low(6)).isEqualTo(200_000);
        assertThat(history(alike).high(6)).isEqualTo(400_000);
    }

    @Test
    void withoutHistoryEveryMonthIsLikeTheOthersAndNobodyIsAsked() {
        UnitPace nothingPaid = pace(course(2026, "0.00", "0.00"), Expectation.even(), 6);

        assertThat(nothingPaid.months().get(5).expected()).isEqualTo(Money.parse("500.00"));
        assertThat(nothingPaid.months().get(5).low()).isEqualTo(Money.parse("400.00"));
        assertThat(nothingPaid.months().get(5).high()).isEqualTo(Money.parse("600.00"));
        assertThat(nothingPaid.forecast()).isEmpty();
        assertThat(nothingPaid.isToBeAsked()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "70.00, AHEAD, false",
        "51.00, ON_PACE, false",
        "40.00, SLOW, false",
        "35.00, SLOW, false",
        "34.99, BEHIND, true"
    })
    void aMonthIsJudgedByTheBandAndBySeventyPercent(
            String monthly, Verdict verdict, boolean asked) {
        UnitPace pace =
                pace(
                        course(2026, monthly, "0.00"),
                        history(course(2024, "50.00", "300.00"), course(2025, "50.00", "300.00")),
                        6);

        assertThat(pace.last().flatMap(MonthView::fact).map(MonthView.Fact::verdict))
                .contains(verdict);
        assertThat(pace.isToBeAsked()).isEqualTo(asked);
    }

    @Test
    void aForecastAddsWhatEarlierYearsPaidFromThenOnAndTellsItsErrorInEachOfThem() {
        Expectation expectation =
                history(
                        course(2023, "50.00", "300.00"),
                        course(2024, "50.00", "340.00"),
                        course(2025, "50.00", "380.00"));

        Optional<Forecast> forecast =
                pace(course(2026, "20.00", "0.00"), expectation, 6).forecast();

        // From July on the years paid 550, 590 and 630 of 1,000: 590 on average.
        assertThat(forecast.map(Forecast::end)).contains(120_000 + 590_000);
        // Left out, they are forecast as 910, 890 and 870; they ended at 850, 890 and 930.
        assertThat(forecast.map(Forecast::largestError)).contains(60_000);
        assertThat(forecast.map(Forecast::meanError)).contains(40_000);
        assertThat(forecast.map(Forecast::testedYears)).contains(3);
    }

    @Test
    void oneYearForecastsNothing() {
        assertThat(
                        pace(
                                        course(2026, "20.00", "0.00"),
                                        history(course(2025, "50.00", "300.00")),
                                        6)
                                .forecast())
                .isEmpty();
    }

    @Test
    void theRushIsDecemberBesideAnAverageMonth() {
        assertThat(Rush.of(course(2025, "50.00", "50.00")).hundredths()).isEqualTo(100);
        assertThat(Rush.of(course(2025, "50.00", "350.00")).hundredths()).isEqualTo(467);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 2026-01-15, 0",
        "2026, 2026-01-31, 1",
        "2026, 2026-11-27, 10",
        "2026, 2026-12-31, 12",
        "2025, 2026-01-15, 12",
        "2027, 2026-11-27, 0"
    })
    void aMonthIsOverAtTheEndOfItsLastDay(int year, LocalDate day, int last) {
        assertThat(PaceQueries.lastMonth(year, day)).isEqualTo(last);
    }
}
