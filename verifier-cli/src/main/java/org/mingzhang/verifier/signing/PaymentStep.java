package org.mingzhang.verifier.signing;

import java.util.Optional;

/// The entries of a live payment that persons sign: the first three must be signed where a rule of
/// the log or the auditor asks for it, the others may be.
///
/// **Source**: `docs/log-format.md` section 3; `docs/domain.md`, "Payments".
public enum PaymentStep {
    /// The handler asks.
    SUBMITTED("payment.PaymentSubmitted", "payment.SubmitPayment", true),
    /// The reviewer has seen it.
    REVIEWED("payment.PaymentReviewed", "payment.ReviewPayment", true),
    /// One of several approvers lets it go on to the next.
    GIVEN("payment.ApprovalGiven", "payment.ApprovePayment", true),
    /// The approver, or the last of several, lets it be paid.
    APPROVED("payment.PaymentApproved", "payment.ApprovePayment", true),
    /// Somebody sends it back.
    RETURNED("payment.PaymentReturned", "payment.ReturnPayment", false),
    /// The handler takes it back.
    WITHDRAWN("payment.PaymentWithdrawn", "payment.WithdrawPayment", false);

    private final String event;
    private final String action;
    private final boolean compulsory;

    PaymentStep(String event, String action, boolean compulsory) {
        this.event = event;
        this.action = action;
        this.compulsory = compulsory;
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

    /// Whether it may not go unsigned where signatures are asked for.
    boolean isCompulsory() {
        return compulsory;
    }
}
