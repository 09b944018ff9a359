package org.mingzhang.api.importing.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mingzhang.ledger.money.Money;

/// Counts the rows of one kind. Guarded by the report's lock.
final class RowsCount {

    private Tally read = Tally.NONE;
    private Tally accepted = Tally.NONE;
    private long before;
    private final SortedMap<String, Tally> refused = new TreeMap<>();
    private Tally unreadable = Tally.NONE;
    private long withoutAmount;
    private final List<ControlTotal> controlTotals = new ArrayList<>();

    void read(Money amount) {
        read = read.plus(amount);
    }

    void accepted(Money amount, boolean wasBefore) {
        accepted = accepted.plus(amount);
        before += wasBefore ? 1 : 0;
    }

    void refused(String rule, Money amount) {
        refused.merge(rule, Tally.NONE.plus(amount), Tally::plus);
    }

    void unreadable(Money amount) {
        unreadable = unreadable.plus(amount);
    }

    void withoutAmount() {
        withoutAmount++;
        read(Money.ZERO);
        unreadable(Money.ZERO);
    }

    void controlTotal(ControlTotal total) {
        controlTotals.add(total);
    }

    Money sum() {
        return read.sum();
    }

    RowsReport report() {
        return new RowsReport(
                read, accepted, before, refused, unreadable, withoutAmount, controlTotals);
    }
}
