package org.mingzhang.ledger.payment;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;

/// Which application asked last for something that is paid once: an invoice, a line of a contract,
/// a demand.
///
/// What nobody claimed is absent from the log, which a decision learns without reading it.
///
/// @param payment the application; absent where nobody asked
record Claim(Optional<String> payment) {

    /// By the invoice, `<payee>/<number>`.
    static final Part<Claim> INVOICE = part("invoice");

    /// By the line of a contract.
    static final Part<Claim> CONTRACT_LINE = part("contract-line");

    /// By the demand, `<payee>/<digest>`.
    static final Part<Claim> DEMAND = part("demand");

    private static Part<Claim> part(String tag) {
        return new Part<>(
                tag,
                Set.of(PaymentSubmitted.class),
                new Claim(Optional.empty()),
                Claim::evolve,
                false);
    }

    /// The application that holds the claim: one that came to nothing, or whose money came back,
    /// has given it up.
    Optional<String> holder(State state) {
        return payment.filter(id ->
                state.of(Payment.PART.of(id)) instanceof Payment.Live live
                        && live.stage().isStanding());
    }

    private Claim evolve(Event event) {
        if (event instanceof PaymentSubmitted submitted) {
            return new Claim(Optional.of(submitted.payment()));
        }
        throw new CorruptHistoryException(this + " cannot fold " + event);
    }
}
