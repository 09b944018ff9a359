package org.mingzhang.ledger.accounts;

import java.util.List;

/// An event that moves budget authority. It posts one balanced entry.
///
/// Parts that fold balances name this interface as what they fold; whoever sources a part reads the
/// entries of every registered event type that implements it.
public interface Posted extends FiscalFact {

    /// The balanced entry: debits equal credits, whatever the amount. An amount of zero posts
    /// zeros, so that line and pool know of each other.
    List<Posting> postings();

    /// Whether this is history of another system, in which a refund may name another line than its
    /// payment did, so that the line's paid amount may fall below zero.
    default boolean importedHistory() {
        return false;
    }
}
