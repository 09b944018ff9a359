package org.mingzhang.projections.balances;

import java.util.List;
import org.mingzhang.ledger.accounts.Account;

/// The balances of one line or pool.
///
/// @param holder line or pool
/// @param id its name
/// @param figures the balances
/// @param lastPosition the last entry that they rest on
/// @param effectiveCut whether only facts up to an effective day count; then a balance may be below
///   zero without any rule broken, because what was recorded first may have happened later
/// @param negative the accounts below zero
public record BalanceView(
        AccountHolder holder,
        String id,
        Figures figures,
        long lastPosition,
        boolean effectiveCut,
        List<Account> negative) {}
