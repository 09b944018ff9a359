package org.mingzhang.projections.pace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.mingzhang.ledger.pace.PaceBasis;

/// Which part of its budget a unit is expected to have paid by the end of each month, from the
/// course of earlier years. Parts are in millionths of the adjusted budget.
///
/// @param basis where it comes from
/// @param courses the years that it comes from, oldest first
record Expectation(PaceBasis basis, List<Course> courses) {

    /// As far back as history counts.
    static final int YEARS_MAX = 5;

    /// What the band leaves on either side at least, where several years are known: 3 points.
    private static final int MARGIN = 30_000;

    /// What it leaves where one year is known, or none: 10 points.
    private static final int WIDE_MARGIN = 100_000;

    private static final int TELLING_YEARS = 2;

    Expectation {
        courses = courses.stream().sorted(Comparator.comparingInt(Course::year)).toList();
    }

    /// The same part in every month.
    static Expectation even() {
        return new Expectation(PaceBasis.EVEN, List.of());
    }

    /// The years, oldest first.
    List<Integer> years() {
        return courses.stream().map(Course::year).toList();
    }

    /// What is expected to be paid by the end of a month, 1 to 12: the mean of the years.
    int middle(int month) {
        return courses.isEmpty() ? Course.WHOLE * month / Course.MONTHS : mean(courses, month);
    }

    private static int mean(List<Course> of, int month) {
        return (int) (of.stream().mapToLong(course -> course.share(month)).sum() / of.size());
    }

    /// The lower end of the band: the slowest of the years, or the margin where that is wider.
    int low(int month) {
        int margin = middle(month) - margin();
        int low = isTelling() ? Math.min(margin, shares(month).min().orElse(margin)) : margin;
        return Math.max(0, low);
    }

    /// The upper end of the band: the fastest of the years, or the margin where that is wider.
    int high(int month) {
        int margin = middle(month) + margin();
        int high = isTelling() ? Math.max(margin, shares(month).max().orElse(margin)) : margin;
        return Math.min(Math.max(Course.WHOLE, middle(month)), high);
    }

    private int margin() {
        return isTelling() ? MARGIN : WIDE_MARGIN;
    }

    private boolean isTelling() {
        return courses.size() >= TELLING_YEARS;
    }

    private IntStream shares(int month) {
        return courses.stream().mapToInt(course -> course.share(month));
    }

    /// Where the year will end, from where it stands at the end of a month: what is paid, and what
    /// earlier years paid from then on. Its error is that of the same forecast in each of those
    /// years, made from the others. Empty where that cannot be tested: with fewer than two years.
    ///
    /// @param month 0 to 11: the last month that is over
    /// @param paid the part that is paid by then
    Optional<Forecast> forecast(int month, int paid) {
        if (!isTelling()) {
            return Optional.empty();
        }
        List<Integer> errors =
                courses.stream()
                        .map(left -> {
                            List<Course> others =
                                    courses.stream()
                                            .filter(other -> other.year() != left.year())
                                            .toList();
                            return Math.abs(
                                    end(others, month, month == 0 ? 0 : left.share(month))
                                            - left.share(Course.MONTHS));
                        })
                        .toList();
        int largest = errors.stream().mapToInt(Integer::intValue).max().orElse(0);
        int mean = (int) errors.stream().mapToInt(Integer::intValue).average().orElse(0);
        List<Integer> parts =
                IntStream.rangeClosed(month + 1, Course.MONTHS)
                        .map(next -> paid + middle(next) - through(courses, month))
                        .boxed()
                        .toList();
        return Optional.of(new Forecast(month + 1, parts, mean, largest, errors.size()));
    }

    private static int end(List<Course> others, int month, int paid) {
        return paid + mean(others, Course.MONTHS) - through(others, month);
    }

    private static int through(List<Course> of, int month) {
        return month == 0 ? 0 : mean(of, month);
    }
}
