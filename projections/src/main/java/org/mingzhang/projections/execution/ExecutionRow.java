package org.mingzhang.projections.execution;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.money.Money;

/// The execution of the lines that have something in common.
///
/// @param keys what they have in common, in the order of the groupings
/// @param lineCount how many lines
/// @param amounts every measure; of a month what moved in it, otherwise what stands at the cut
public record ExecutionRow(List<String> keys, long lineCount, Map<Measure, Money> amounts) {

    public ExecutionRow {
        keys = List.copyOf(keys);
        amounts = Collections.unmodifiableMap(new EnumMap<>(amounts));
        if (amounts.size() != Measure.all().size()) {
            throw new IllegalArgumentException("every measure has an amount: " + amounts);
        }
    }

    /// A row of minor units.
    ///
    /// @param amounts in the order of the measures
    static ExecutionRow of(List<String> keys, long lineCount, long[] amounts) {
        Map<Measure, Money> measures = new EnumMap<>(Measure.class);
        int next = 0;
        for (Measure measure : Measure.all()) {
            measures.put(measure, new Money(amounts[next++]));
        }
        return new ExecutionRow(keys, lineCount, measures);
    }

    /// The amount of a measure.
    public Money of(Measure measure) {
        return amounts.getOrDefault(measure, Money.ZERO);
    }
}
