package org.mingzhang.projections.payments;

import org.mingzhang.ledger.money.Money;

/// A whole filter added up.
///
/// @param payments how many payments
/// @param amount what they were applied for
/// @param refunds how many refunds name no payment
/// @param refunded what came back, with and without naming a payment
public record PaymentTotals(long payments, Money amount, long refunds, Money refunded) {}
