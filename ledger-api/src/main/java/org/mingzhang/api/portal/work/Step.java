package org.mingzhang.api.portal.work;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.projections.payments.PaymentState;

/// What somebody at their desk can do with a payment of another's.
public enum Step {
    /// 审核.
    REVIEW(PaymentCommand.ReviewPayment.class),
    /// 审批.
    APPROVE(PaymentCommand.ApprovePayment.class),
    /// 支付.
    SETTLE(PaymentCommand.SettlePayment.class),
    /// 退回.
    RETURN(PaymentCommand.ReturnPayment.class);

    private final Class<? extends PaymentCommand> command;

    Step(Class<? extends PaymentCommand> command) {
        this.command = command;
    }

    /// The states of payments that wait for it.
    public Set<PaymentState> from() {
        return switch (this) {
            case REVIEW -> Set.of(PaymentState.SUBMITTED);
            case APPROVE -> Set.of(PaymentState.REVIEWED);
            case SETTLE -> Set.of(PaymentState.APPROVED);
            case RETURN -> Set.of(PaymentState.SUBMITTED, PaymentState.REVIEWED);
        };
    }

    /// The type of its command.
    public String type() {
        return "payment." + command.getSimpleName();
    }

    /// For addresses, forms and words, for instance `approve`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The step of a word.
    public static Optional<Step> of(String word) {
        return Arrays.stream(values()).filter(step -> step.word().equals(word)).findFirst();
    }

    /// What somebody's inbox holds: the steps that take a payment on.
    public static Stream<Step> of(Desk desk) {
        return Stream.of(REVIEW, APPROVE, SETTLE).filter(step -> desk.may(step.command));
    }

    /// Whether somebody may do this with a payment in a state. Whether they may with this very
    /// payment, the ledger decides.
    public boolean isOpen(Desk desk, PaymentState state) {
        return desk.may(command) && from().contains(state);
    }
}
