package org.mingzhang.api.importing.report;

import org.mingzhang.ledger.money.Money;

/// A sum that was stated beforehand, and what the rows add up to.
///
/// @param what of which it is the sum, for instance `gastos-2013.csv.gz, final`
/// @param stated what was stated
/// @param found what the rows that can be read add up to
public record ControlTotal(String what, Money stated, Money found) {

    /// What was found less what was stated.
    public Money difference() {
        return found.minus(stated);
    }

    /// Whether both are the same to the cent.
    public boolean agrees() {
        return stated.equals(found);
    }
}
