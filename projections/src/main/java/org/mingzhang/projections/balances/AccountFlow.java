package org.mingzhang.projections.balances;

import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;

/// What flowed through one account. What one entry moves on an account of one line counts net.
///
/// @param account the account
/// @param debits what was debited
/// @param credits what was credited
public record AccountFlow(Account account, Money debits, Money credits) {

    /// What stands on it, on its own side.
    public Money balance() {
        return account.side() == Account.Side.DEBIT ? debits.minus(credits) : credits.minus(debits);
    }
}
