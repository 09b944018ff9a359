package org.mingzhang.projections.execution;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/// In which order budget lines are listed by what was executed on them; lines that are equal in it
/// follow by name.
///
/// @param by by what
/// @param descending whether the largest comes first
public record LineRanking(By by, boolean descending) {

    /// What lines are ranked by.
    public enum By {
        /// The adjusted budget.
        ADJUSTED(byMeasure(Measure.ADJUSTED_BUDGET)),
        /// What was paid.
        PAID(byMeasure(Measure.PAID)),
        /// Paid of adjusted; a line without a budget stands below all that have one.
        SHARE(Comparator.comparingDouble(By::share)),
        /// What is free to spend.
        AVAILABLE(byMeasure(Measure.AVAILABLE));

        @SuppressWarnings("ImmutableEnumChecker") // Comparators of methods without state.
        private final Comparator<LineSums> order;

        By(Comparator<LineSums> order) {
            this.order = order;
        }

        private static Comparator<LineSums> byMeasure(Measure measure) {
            return Comparator.comparingLong(line -> line.of(measure));
        }

        /// Equal shares of different lines give the same number, so that they tie.
        private static double share(LineSums line) {
            long adjusted = line.of(Measure.ADJUSTED_BUDGET);
            return adjusted <= 0
                    ? Double.NEGATIVE_INFINITY
                    : (double) line.of(Measure.PAID) / adjusted;
        }
    }

    Comparator<LineSums> order() {
        return (descending ? by.order.reversed() : by.order).thenComparing(LineSums::line);
    }

    /// The first of some lines, without sorting all of them.
    List<LineSums> first(Stream<LineSums> lines, int most) {
        Comparator<LineSums> order = order();
        PriorityQueue<LineSums> kept = new PriorityQueue<>(most + 1, order.reversed());
        for (Iterator<LineSums> each = lines.iterator(); each.hasNext(); ) {
            kept.add(each.next());
            if (kept.size() > most) {
                kept.remove();
            }
        }
        return kept.stream().sorted(order).toList();
    }
}
