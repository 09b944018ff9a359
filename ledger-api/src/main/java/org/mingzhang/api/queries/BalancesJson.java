package org.mingzhang.api.queries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.projections.balances.Figures;

/// The balances of a line or pool, as decimal texts in the log's currency.
///
/// Adjusted budget = unreleased + available + frozen + encumbered + paid + recalled + carried
/// forward.
///
/// @param adjustedBudget approved with supplements, reductions, what came over and virements
/// @param available free to spend
/// @param encumbered held by plans, contracts and payment applications
/// @param paid paid, less what came back
/// @param accounts every account by its code
/// @param negative the codes of the accounts below zero
public record BalancesJson(
        String adjustedBudget,
        String available,
        String encumbered,
        String paid,
        Map<String, String> accounts,
        List<Integer> negative) {

    static BalancesJson of(Figures figures) {
        Map<String, String> accounts = new LinkedHashMap<>();
        for (Account account : Account.all()) {
            accounts.put(Integer.toString(account.code()), figures.of(account).toString());
        }
        return new BalancesJson(
                figures.adjustedBudget().toString(),
                figures.available().toString(),
                figures.encumbered().toString(),
                figures.paid().toString(),
                accounts,
                figures.negative().stream().map(Account::code).toList());
    }
}
