package org.mingzhang.ledger.payment;

import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.payment.PaymentCommand.BlockPayment;
import org.mingzhang.ledger.payment.PaymentCommand.UnblockPayment;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentBlocked;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentUnblocked;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentNotBlocked;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;

/// Decides what supervision stops. No calendar binds it, and no balance moves.
public final class BlockDecider {

    private BlockDecider() {}

    /// Stops a payment that is not settled.
    public static Decision block(BlockPayment command, State state, Occasion occasion) {
        return PaymentDecider.step(
                command.payment(),
                Transition.BLOCK,
                state,
                payment ->
                        Decision.accept(
                                new PaymentBlocked(
                                        payment.payment(),
                                        occasion.today(),
                                        payment.fiscalYear(),
                                        payment.division(),
                                        payment.unit(),
                                        payment.stage(),
                                        command.reason(),
                                        command.caseReference(),
                                        occasion.actor().id())));
    }

    /// Lets it go on from where it was.
    public static Decision unblock(UnblockPayment command, State state, Occasion occasion) {
        String id = command.payment();
        if (!(state.of(Payment.PART.of(id)) instanceof Payment.Live payment)) {
            return Decision.refuse(new PaymentUnknown(id));
        }
        Optional<String> blockedFor = payment.progress().blockedFor();
        if (blockedFor.filter(command.caseReference()::equals).isEmpty()) {
            return Decision.refuse(new PaymentNotBlocked(id, blockedFor, command.caseReference()));
        }
        return Decision.accept(
                new PaymentUnblocked(
                        payment.payment(),
                        occasion.today(),
                        payment.fiscalYear(),
                        payment.division(),
                        payment.unit(),
                        payment.stage(),
                        command.reason(),
                        command.caseReference(),
                        occasion.actor().id()));
    }
}
