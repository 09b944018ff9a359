package org.mingzhang.ledger.payment;

import static org.mingzhang.ledger.payment.Payment.Stage.APPROVED;
import static org.mingzhang.ledger.payment.Payment.Stage.CORRECTED;
import static org.mingzhang.ledger.payment.Payment.Stage.PARTLY_REFUNDED;
import static org.mingzhang.ledger.payment.Payment.Stage.RETURNED;
import static org.mingzhang.ledger.payment.Payment.Stage.REVIEWED;
import static org.mingzhang.ledger.payment.Payment.Stage.SETTLED;
import static org.mingzhang.ledger.payment.Payment.Stage.SUBMITTED;
import static org.mingzhang.ledger.payment.Payment.Stage.VOUCHER_ISSUED;
import static org.mingzhang.ledger.payment.Payment.Stage.WITHDRAWN;

import java.util.Set;
import org.mingzhang.ledger.payment.Payment.Stage;

/// The steps of a payment, and the states that each may follow from. The decider asks it, and so
/// does the fold.
enum Transition {
    REVIEW(SUBMITTED),
    APPROVAL(REVIEWED),
    RETURN(SUBMITTED, REVIEWED, APPROVED),
    /// By finance staff, whom the bank tells that it did not pay.
    RETURN_OF_VOUCHER(SUBMITTED, REVIEWED, APPROVED, VOUCHER_ISSUED),
    WITHDRAWAL(SUBMITTED, REVIEWED),
    VOUCHER(APPROVED),
    SETTLEMENT(APPROVED, VOUCHER_ISSUED),
    /// By the bank's file.
    BANK(VOUCHER_ISSUED),
    BLOCK(SUBMITTED, REVIEWED, APPROVED, VOUCHER_ISSUED),
    REFUND(SETTLED, CORRECTED, PARTLY_REFUNDED),
    CORRECTION(SETTLED, CORRECTED, PARTLY_REFUNDED),
    RESUBMISSION(RETURNED, WITHDRAWN);

    // Set.of is immutable, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Stage> from;

    Transition(Stage... from) {
        this.from = Set.of(from);
    }

    Set<Stage> from() {
        return from;
    }

    boolean allowedFrom(Stage stage) {
        return from.contains(stage);
    }
}
