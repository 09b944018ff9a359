package org.mingzhang.ledger.accounts;

import java.util.List;
import org.mingzhang.ledger.money.Money;

/// One line of a balanced entry.
///
/// @param line the budget line
/// @param pool the control pool that the line belongs to
/// @param account the account
/// @param amount debit above zero, credit below
public record Posting(String line, String pool, Account account, Money amount) {

    /// The two postings that move an amount within one line.
    public static List<Posting> move(
            String line, String pool, Account debit, Account credit, Money amount) {
        return List.of(
                new Posting(line, pool, debit, amount),
                new Posting(line, pool, credit, amount.negated()));
    }

    /// Whether debits equal credits.
    public static boolean balance(List<Posting> postings) {
        return postings.stream()
                .map(Posting::amount)
                .reduce(Money.ZERO, Money::plus)
                .equals(Money.ZERO);
    }
}
