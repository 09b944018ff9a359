package org.mingzhang.api.importing.report;

import org.mingzhang.ledger.money.Money;

/// How many rows, and their sum.
public record Tally(long count, Money sum) {

    /// No rows.
    public static final Tally NONE = new Tally(0, Money.ZERO);

    /// With one more row.
    public Tally plus(Money amount) {
        return new Tally(count + 1, sum.plus(amount));
    }

    /// With other rows.
    public Tally plus(Tally other) {
        return new Tally(count + other.count, sum.plus(other.sum));
    }
}
