/// Payments out of budget lines: submitted, reviewed, approved, settled, refunded, or sent back.
///
/// Start with [org.mingzhang.ledger.payment.PaymentDecider].
@NullMarked
package org.mingzhang.ledger.payment;

import org.jspecify.annotations.NullMarked;
