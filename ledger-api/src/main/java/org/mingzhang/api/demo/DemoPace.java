package org.mingzhang.api.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// How large a city and its counties are, and how fast they pay in the course of a year, so that
/// the demonstration shows some that are ahead and some that are behind.
///
/// @param city the code of the city
/// @param size by how much its amounts are larger than the smallest ones, in tenths
/// @param percent what it pays of its budget by the end of a year, in percent
public record DemoPace(String city, int size, int percent) {

    private static final long YUAN = 100;

    /// What stays on every line for payments that are told one by one.
    private static final long MOST_PERMILLE = 965;

    private static final int SLOWEST_UNIT = 86;
    private static final int UNIT_RANGE = 24;
    private static final int STEP_MONTHS = 3;

    /// One payment of a line as a matter of course.
    ///
    /// @param minorUnits the amount
    public record Instalment(LocalDate day, long minorUnits) {}

    /// Between the slowest and the fastest unit of a place, in percent of its pace.
    int unitPercent(RandomGenerator random) {
        return SLOWEST_UNIT + random.nextInt(UNIT_RANGE);
    }

    /// What a line pays up to a day, one instalment a quarter.
    ///
    /// @param number of the line; three lines in a row pay in the three months of a quarter
    /// @param unitPercent how fast its unit is
    List<Instalment> instalments(
            int number,
            long approvedMinorUnits,
            int unitPercent,
            LocalDate asOf,
            RandomGenerator random) {
        LocalDate first = LocalDate.of(asOf.getYear(), 1, 1);
        List<LocalDate> days = new ArrayList<>();
        for (int month = number % STEP_MONTHS; month < asOf.getMonthValue(); month += STEP_MONTHS) {
            LocalDate day = first.plusMonths(month).plusDays(4L + random.nextInt(20));
            if (!day.isAfter(asOf)) {
                days.add(day);
            }
        }
        long elapsed = ChronoUnit.DAYS.between(first, asOf) + 1;
        long permille =
                Math.min(
                        MOST_PERMILLE,
                        elapsed * percent * unitPercent / (10L * first.lengthOfYear()));
        List<Instalment> instalments = new ArrayList<>();
        long left = approvedMinorUnits / 1_000 * permille;
        for (int i = 0; i < days.size(); i++) {
            long even = left / (days.size() - i);
            long amount = i == days.size() - 1 ? even : even * (80 + random.nextInt(40)) / 100;
            instalments.add(new Instalment(days.get(i), amount / YUAN * YUAN));
            left -= amount;
        }
        return instalments;
    }
}
