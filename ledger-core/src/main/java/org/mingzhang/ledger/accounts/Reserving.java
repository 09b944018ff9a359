package org.mingzhang.ledger.accounts;

import org.mingzhang.ledger.money.Money;

/// An event that moves what procurement plans hold, account 2300.
///
/// A plan folds these events alone, whichever feature they belong to.
public interface Reserving extends Posted {

    /// The line on which the plan holds what it holds from now on.
    String line();

    /// What the event adds to what the plan holds; below zero where it takes from it.
    Money reservedBy(String plan);
}
