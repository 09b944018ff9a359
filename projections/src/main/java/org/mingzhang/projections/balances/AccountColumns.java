package org.mingzhang.projections.balances;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.mingzhang.ledger.accounts.Account;

/// The columns of the accounts, in the order of their codes: `approved_budget` for the balance,
/// `moved_approved_budget` for the movement, `day_approved_budget` for the total of its day.
final class AccountColumns {

    static final List<String> NAMES = Account.all().stream().map(AccountColumns::name).toList();

    private AccountColumns() {}

    static String name(Account account) {
        return account.name().toLowerCase(Locale.ROOT);
    }

    static String joined(UnaryOperator<String> each) {
        return NAMES.stream().map(each).collect(Collectors.joining(", "));
    }
}
