package org.mingzhang.ledger.exception;

import java.util.Optional;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.exception.ExceptionFiling.Opened;
import org.mingzhang.ledger.exception.ExceptionFiling.Stage;
import org.mingzhang.ledger.exception.ExceptionRefusal.AmountExceedsException;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionHasPayment;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionNotApproved;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionOnOtherLine;
import org.mingzhang.ledger.exception.ExceptionRefusal.ExceptionUnknown;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;

/// A payment that names an exception is applied for only when nothing of the exception is missing;
/// then every step of a payment follows as for any other.
public final class ExceptionLane {

    private ExceptionLane() {}

    /// The same decisions, for payments whose exception allows them.
    public static Decider<SubmitPayment> within(Decider<SubmitPayment> decider) {
        return (command, state, occasion) ->
                command.exception()
                        .flatMap(id -> refusal(id, command, state))
                        .map(Decision::refuse)
                        .orElseGet(() -> decider.decide(command, state, occasion));
    }

    private static Optional<Refusal> refusal(String id, SubmitPayment command, State state) {
        if (!(state.of(ExceptionFiling.PART.of(id)) instanceof Opened filing)) {
            return Optional.of(new ExceptionUnknown(id));
        }
        if (filing.stage() != Stage.APPROVED) {
            return Optional.of(new ExceptionNotApproved(id, missing(filing)));
        }
        if (!filing.opening().line().equals(command.line())) {
            return Optional.of(
                    new ExceptionOnOtherLine(id, filing.opening().line(), command.line()));
        }
        if (command.amount().exceeds(filing.opening().amount())) {
            return Optional.of(
                    new AmountExceedsException(id, filing.opening().amount(), command.amount()));
        }
        return filing.standing(state)
                .map(Payment.Live::payment)
                .map(payment -> new ExceptionHasPayment(id, payment));
    }

    private static String missing(Opened filing) {
        return switch (filing.stage()) {
            case OPENED -> "decision basis";
            case EVIDENCED -> "approval by the " + filing.nextLevel().orElseThrow().role();
            case APPROVED, CLOSED -> "nothing may follow once it is closed";
        };
    }
}
