package org.mingzhang.ledger.budgetline;

import org.mingzhang.ledger.accounts.Account;

/// The balances of a line that a reduction or a virement may draw on.
public enum Balance {
    /// Approved, not yet released: account 2000.
    UNRELEASED(Account.UNRELEASED),
    /// Released and free to spend: account 2100.
    AVAILABLE(Account.AVAILABLE);

    private final Account account;

    Balance(Account account) {
        this.account = account;
    }

    /// The account of the balance.
    public Account account() {
        return account;
    }
}
