package org.mingzhang.ledger.accounts;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mingzhang.ledger.money.Money;

/// The balance of every account of one line, one pool or a whole ledger. Immutable, with value
/// equality.
// The array lives in memory only, so the order of the accounts may change.
@SuppressWarnings("EnumOrdinal")
public final class Balances {

    /// Nothing on any account.
    public static final Balances ZERO = new Balances(new long[Account.all().size()]);

    /// Debit balances in minor units, by ordinal of the account; a credit balance is below zero.
    private final long[] debitsMinorUnits;

    private Balances(long[] debitsMinorUnits) {
        this.debitsMinorUnits = debitsMinorUnits;
    }

    /// The balance on the account's own side: a debit account holds debits less credits, a credit
    /// account credits less debits.
    public Money of(Account account) {
        long debit = debitsMinorUnits[account.ordinal()];
        return new Money(account.side() == Account.Side.DEBIT ? debit : -debit);
    }

    /// These balances with the postings that match posted to them.
    ///
    /// @throws ArithmeticException if a balance leaves the range of a `long`
    public Balances post(List<Posting> postings, Predicate<Posting> matching) {
        long[] next = debitsMinorUnits.clone();
        for (Posting posting : postings) {
            if (matching.test(posting)) {
                int index = posting.account().ordinal();
                next[index] = Math.addExact(next[index], posting.amount().minorUnits());
            }
        }
        return new Balances(next);
    }

    /// Whether the balance on the account's own side is below zero.
    public boolean isBelowZero(Account account) {
        long debit = debitsMinorUnits[account.ordinal()];
        return account.side() == Account.Side.DEBIT ? debit < 0 : debit > 0;
    }

    /// Whether every balance is one that [Money] can hold.
    public boolean inRange() {
        for (long debit : debitsMinorUnits) {
            if (Math.abs(debit) > Money.MAX.minorUnits()) {
                return false;
            }
        }
        return authorityFits();
    }

    private boolean authorityFits() {
        long uses = 0;
        for (Account account : Account.all()) {
            if (account.side() == Account.Side.CREDIT) {
                uses -= debitsMinorUnits[account.ordinal()];
            }
        }
        return Math.abs(uses) <= Money.MAX.minorUnits();
    }

    /// Every balance that is not zero, by code.
    public List<AccountBalance> standing() {
        return Account.all().stream()
                .filter(account -> debitsMinorUnits[account.ordinal()] != 0)
                .map(account -> {
                    long debit = debitsMinorUnits[account.ordinal()];
                    return new AccountBalance(
                            account,
                            debit > 0 ? Account.Side.DEBIT : Account.Side.CREDIT,
                            new Money(Math.abs(debit)));
                })
                .toList();
    }

    /// All authority given: approved, carried in and transferred.
    public Money authority() {
        return of(Account.APPROVED_BUDGET)
                .plus(of(Account.CARRIED_IN))
                .plus(of(Account.TRANSFERRED));
    }

    /// Whether the sources of authority equal its uses.
    public boolean balanced() {
        long sum = 0;
        for (long debit : debitsMinorUnits) {
            sum = Math.addExact(sum, debit);
        }
        return sum == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances balances
                && Arrays.equals(debitsMinorUnits, balances.debitsMinorUnits);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(debitsMinorUnits);
    }

    /// The accounts that hold something, by code.
    @Override
    public String toString() {
        return Account.all().stream()
                .filter(account -> debitsMinorUnits[account.ordinal()] != 0)
                .map(account -> account.code() + "=" + of(account))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
