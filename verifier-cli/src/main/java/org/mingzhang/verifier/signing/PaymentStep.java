package org.mingzhang.verifier.signing;

import java.util.Optional;

/// The three entries of a live payment that three persons sign.
///
/// **Source**: `docs/log-format.md` section 3; `docs/domain.md`, "Payments".
public enum PaymentStep {
    /// The handler asks.
    SUBMITTED("payment.PaymentSubmitted", "payment.SubmitPayment"),
    /// The reviewer has seen it.
    REVIEWED("payment.PaymentReviewed", "payment.ReviewPayment"),
    /// The approver lets it be paid.
    APPROVED("payment.PaymentApproved", "payment.ApprovePayment");

    private final String event;
    private final String action;

    PaymentStep(String event, String action) {
        this.event = event;
        this.action = action;
    }

    /// The step that a type of event is, if it is one.
    public static Optional<PaymentStep> of(String type) {
        for (PaymentStep step : values()) {
            if (step.event.equals(type)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /// What a statement calls it: the type of the command.
    String action() {
        return action;
    }
}
