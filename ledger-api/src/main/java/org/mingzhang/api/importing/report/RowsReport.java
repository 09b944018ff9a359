package org.mingzhang.api.importing.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of the rows of one kind.
///
/// @param read all rows with data, and the sum of those whose amount can be read
/// @param accepted those that are in the ledger
/// @param before those of them that had been there before this import
/// @param refused those that a rule refused, by the code of the rule
/// @param unreadable those that are no valid command, and the sum of those whose amount can be read
/// @param withoutAmount those of them whose amount cannot
/// @param controlTotals sums stated by files, mapping or operator
public record RowsReport(
        Tally read,
        Tally accepted,
        long before,
        SortedMap<String, Tally> refused,
        Tally unreadable,
        long withoutAmount,
        List<ControlTotal> controlTotals) {

    public RowsReport {
        refused = Collections.unmodifiableSortedMap(new TreeMap<>(refused));
        controlTotals = List.copyOf(controlTotals);
    }

    /// All that were refused.
    public Tally refusedInAll() {
        return refused.values().stream().reduce(Tally.NONE, Tally::plus);
    }

    /// Accepted, refused and unreadable.
    public Tally answered() {
        return accepted.plus(refusedInAll()).plus(unreadable);
    }

    /// Whether every row has an answer, and the answers add up to what was read and to every
    /// control total, to the cent.
    public boolean balances() {
        return answered().equals(read)
                && withoutAmount == 0
                && controlTotals.stream().allMatch(ControlTotal::agrees);
    }
}
