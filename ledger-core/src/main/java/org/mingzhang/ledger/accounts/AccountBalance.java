package org.mingzhang.ledger.accounts;

import org.mingzhang.ledger.money.Money;

/// The balance of one account of a line, without a sign.
///
/// **Shape** `{"account": "available", "amount": "12.50", "side": "debit"}`
///
/// @param account the account
/// @param side on which side the balance is, whatever the account's own side
/// @param amount the amount, above zero
public record AccountBalance(Account account, Account.Side side, Money amount) {

    /// The posting that makes a balance of this size.
    public Posting posted(String line, String pool) {
        return new Posting(
                line, pool, account, side == Account.Side.DEBIT ? amount : amount.negated());
    }

    /// The posting that brings the balance to zero.
    public Posting cancelled(String line, String pool) {
        return new Posting(
                line, pool, account, side == Account.Side.DEBIT ? amount.negated() : amount);
    }
}
