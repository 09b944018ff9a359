package org.mingzhang.projections.balances;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;

/// What one entry did to a line or a pool.
///
/// @param position the entry
/// @param recordedAt when the log learned of it
/// @param effectiveDate when it happened
/// @param type the type of the event
/// @param payment the payment, where it belongs to one
/// @param changes what was debited and credited, by code of the account
/// @param after the balances after it, as known then
public record MovementView(
        long position,
        Instant recordedAt,
        LocalDate effectiveDate,
        String type,
        Optional<String> payment,
        List<Change> changes,
        Figures after) {

    /// The changes of one side.
    public List<Change> on(Account.Side side) {
        return changes.stream().filter(change -> change.side() == side).toList();
    }

    /// What it moved. Debits equal credits; of a line whose other side lies elsewhere, the one that
    /// is here.
    public Money amount() {
        List<Change> debits = on(Account.Side.DEBIT);
        return (debits.isEmpty() ? on(Account.Side.CREDIT) : debits)
                .stream().map(Change::amount).reduce(Money.ZERO, Money::plus);
    }

    /// What it added to an account, on the account's own side.
    public Money change(Account account) {
        return changes.stream()
                .filter(change -> change.account() == account)
                .map(change ->
                        change.side() == account.side()
                                ? change.amount()
                                : change.amount().negated())
                .reduce(Money.ZERO, Money::plus);
    }

    /// One side of an account.
    ///
    /// @param account the account
    /// @param side debited or credited
    /// @param amount above zero
    public record Change(Account account, Account.Side side, Money amount) {}
}
