package org.mingzhang.ledger.accounts;

import org.mingzhang.ledger.money.Money;

/// An event that moves what contracts hold, account 2400.
///
/// A contract folds these events alone, whichever feature they belong to.
public interface Committing extends Posted {

    /// The line on which the contract holds what it holds from now on.
    String line();

    /// What the event adds to what the contract holds; below zero where it takes from it.
    Money committedBy(String contract);
}
