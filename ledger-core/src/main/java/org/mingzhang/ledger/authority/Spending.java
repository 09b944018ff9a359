package org.mingzhang.ledger.authority;

import org.mingzhang.ledger.money.Money;

/// What authority is asked for: by whom, for what and how much.
///
/// @param division the administrative division
/// @param unit the code of the unit
/// @param economic the economic class
/// @param amount the amount
public record Spending(String division, String unit, String economic, Money amount) {}
