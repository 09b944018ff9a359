package org.mingzhang.projections.balances;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.money.Money;

/// An amount on every account, each on the account's own side. Immutable, with value equality.
///
/// The sources (approved, carried in, transferred) equal the uses (all others).
public final class Figures {

    /// Nothing on any account.
    public static final Figures ZERO = new Figures(new EnumMap<>(Account.class));

    /// What is not zero.
    private final Map<Account, Money> amounts;

    private Figures(Map<Account, Money> amounts) {
        this.amounts = amounts;
    }

    static Figures ofRow(ResultSet row, String prefix) throws SQLException {
        Map<Account, Money> amounts = new EnumMap<>(Account.class);
        for (Account account : Account.all()) {
            Money amount = new Money(row.getLong(prefix + AccountColumns.name(account)));
            if (!amount.equals(Money.ZERO)) {
                amounts.put(account, amount);
            }
        }
        return new Figures(amounts);
    }

    /// The same on the other side of each account.
    Figures negated() {
        Map<Account, Money> negated = new EnumMap<>(Account.class);
        amounts.forEach((account, amount) -> negated.put(account, amount.negated()));
        return new Figures(negated);
    }

    /// The amount on an account.
    public Money of(Account account) {
        return amounts.getOrDefault(account, Money.ZERO);
    }

    /// 可用: released and free to spend. Of a line below zero where its pool covers it.
    public Money available() {
        return of(Account.AVAILABLE);
    }

    /// 调整后预算: approved with supplements, reductions, what came over and what was transferred.
    public Money adjustedBudget() {
        return of(Account.APPROVED_BUDGET)
                .plus(of(Account.CARRIED_IN))
                .plus(of(Account.TRANSFERRED));
    }

    /// 占用: held by plans, contracts and payment applications.
    public Money encumbered() {
        return of(Account.RESERVED).plus(of(Account.COMMITTED)).plus(of(Account.PENDING_PAYMENT));
    }

    /// 已支付: paid, less what came back.
    public Money paid() {
        return of(Account.EXPENDED);
    }

    /// The accounts whose amount is below zero.
    public List<Account> negative() {
        return Account.all().stream().filter(account -> of(account).isNegative()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Figures figures && amounts.equals(figures.amounts);
    }

    @Override
    public int hashCode() {
        return amounts.hashCode();
    }

    /// The accounts that hold something, by code.
    @Override
    public String toString() {
        return amounts.entrySet().stream()
                .map(entry -> entry.getKey().code() + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
