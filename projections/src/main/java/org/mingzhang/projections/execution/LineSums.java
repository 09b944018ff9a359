package org.mingzhang.projections.execution;

import java.util.List;

/// What was executed on one line. Immutable.
final class LineSums {

    private final String line;

    /// Minor units in the order of the measures.
    private final long[] amounts;

    /// Takes the amounts, which nobody changes any more.
    LineSums(String line, long[] amounts) {
        this.line = line;
        this.amounts = amounts;
    }

    /// The sums of a row that stands for one line.
    static LineSums of(ExecutionRow row) {
        return new LineSums(
                row.keys().getFirst(),
                Measure.all().stream()
                        .mapToLong(measure -> row.of(measure).minorUnits())
                        .toArray());
    }

    String line() {
        return line;
    }

    long of(Measure measure) {
        return amounts[Measure.all().indexOf(measure)];
    }

    ExecutionRow row() {
        return ExecutionRow.of(List.of(line), 1, amounts);
    }
}
