package org.mingzhang.projections.refusals;

import org.mingzhang.ledger.money.Money;

/// How often one rule refused one kind of command.
///
/// @param rule the stable code of the rule
/// @param type the type of the entries
/// @param count how many refusals
/// @param amount the sum of their amounts, where they have one
public record RefusalCount(String rule, String type, long count, Money amount) {}
