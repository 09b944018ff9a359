package org.mingzhang.projections.execution;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Map;
import java.util.TreeMap;

/// A line with the totals of each month in which it moved, as they stood at some size of the log.
///
/// In arrays, because a province has hundreds of thousands of such months, and each as an object in
/// a map takes more than twice as much. Immutable.
final class LineMonths {

    private static final int MEASURES = Measure.all().size();

    private final LineCodes line;

    /// Months since the year 0, ascending.
    private final int[] months;

    /// The measures of the first month, then those of the second, and so on.
    private final long[] totals;

    private LineMonths(LineCodes line, int[] months, long[] totals) {
        this.line = line;
        this.months = months;
        this.totals = totals;
    }

    /// A line on which nothing has moved.
    static LineMonths of(LineCodes line) {
        return new LineMonths(line, new int[0], new long[0]);
    }

    /// Months since the year 0.
    static long number(LocalDate month) {
        return month.getLong(ChronoField.PROLEPTIC_MONTH);
    }

    /// The same with other totals of some months.
    ///
    /// @param changed the totals in the order of the measures, by the first day of the month
    LineMonths with(Map<LocalDate, long[]> changed) {
        Map<Integer, long[]> next = new TreeMap<>();
        for (int i = 0; i < months.length; i++) {
            long[] month = new long[MEASURES];
            System.arraycopy(totals, i * MEASURES, month, 0, MEASURES);
            next.put(months[i], month);
        }
        changed.forEach((month, of) -> next.put(Math.toIntExact(number(month)), of));
        int[] nextMonths = new int[next.size()];
        long[] nextTotals = new long[next.size() * MEASURES];
        int i = 0;
        for (Map.Entry<Integer, long[]> month : next.entrySet()) {
            nextMonths[i] = month.getKey();
            System.arraycopy(month.getValue(), 0, nextTotals, i * MEASURES, MEASURES);
            i++;
        }
        return new LineMonths(line, nextMonths, nextTotals);
    }

    /// The line and its codes.
    LineCodes line() {
        return line;
    }

    /// In how many months it moved.
    int count() {
        return months.length;
    }

    /// The month at a place, since the year 0.
    int month(int place) {
        return months[place];
    }

    /// Adds the totals of the month at a place to sums, in the order of the measures.
    ///
    /// @throws ArithmeticException if a sum is more than an amount can be
    void addTo(long[] sums, int place) {
        for (int i = 0; i < MEASURES; i++) {
            sums[i] = Math.addExact(sums[i], totals[place * MEASURES + i]);
        }
    }
}
