package org.mingzhang.ledger.expense;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.RuleTable.Version;

/// What a night costs at most in one place for one grade, season by season.
///
/// @param seasons the shortest first
record Lodgings(List<Season> seasons) {

    private static final int GRADE = 1;
    private static final int FROM = 2;
    private static final int TO = 3;
    private static final int PER_NIGHT = 4;
    private static final int DAYS_OF_YEAR = 365;

    /// Any year without a leap day: seasons are compared within it.
    private static final int COMMON_YEAR = 2001;

    Lodgings {
        seasons = List.copyOf(seasons);
    }

    /// Days of every year with one amount; from December into January where it ends before it
    /// begins.
    record Season(int from, int to, Money perNight) {

        private static Season of(Row row) {
            return new Season(
                    dayOfYear(row.text(FROM)), dayOfYear(row.text(TO)), row.amount(PER_NIGHT));
        }

        private int length() {
            return from <= to ? to - from : to - from + DAYS_OF_YEAR;
        }

        private boolean holds(int day) {
            return from <= to ? from <= day && day <= to : from <= day || day <= to;
        }
    }

    /// Those of a published version, if it has any for the place and grade.
    static Optional<Lodgings> of(Version version, String place, String grade) {
        List<Season> seasons =
                version.rows().named(place).stream()
                        .filter(row -> row.text(GRADE).equals(grade))
                        .map(Season::of)
                        .sorted(Comparator.comparingInt(Season::length))
                        .toList();
        return seasons.isEmpty() ? Optional.empty() : Optional.of(new Lodgings(seasons));
    }

    /// The amount for a night.
    Optional<Money> on(LocalDate night) {
        int day = dayOfYear(MonthDay.from(night));
        return seasons.stream()
                .filter(season -> season.holds(day))
                .findFirst()
                .map(Season::perNight);
    }

    private static int dayOfYear(String monthDay) {
        return dayOfYear(MonthDay.parse("--" + monthDay));
    }

    /// The leap day counts as the day before it.
    private static int dayOfYear(MonthDay day) {
        return day.atYear(COMMON_YEAR).getDayOfYear();
    }
}
