package org.mingzhang.api.importing;

import java.util.List;
import org.mingzhang.api.importing.rows.BudgetRow;
import org.mingzhang.ledger.money.Money;

/// A budget line as the rows of one key make it: some publishers give a line several rows, one for
/// each source of its funding.
///
/// @param rows at least one, in the order of the files
record BudgetLineEntry(List<BudgetRow> rows) {

    BudgetLineEntry {
        rows = List.copyOf(rows);
    }

    BudgetRow first() {
        return rows.getFirst();
    }

    Money initial() {
        return rows.stream().map(BudgetRow::initial).reduce(Money.ZERO, Money::plus);
    }

    Money adjustment() {
        return rows.stream().map(BudgetRow::adjustment).reduce(Money.ZERO, Money::plus);
    }

    Money finalAmount() {
        return initial().plus(adjustment());
    }
}
