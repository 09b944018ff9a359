package org.mingzhang.ledger.duty;

import java.util.Optional;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureMissing;
import org.mingzhang.ledger.identity.Signatures;
import org.mingzhang.ledger.identity.SigningRule;
import org.mingzhang.ledger.payment.Payment;
import org.mingzhang.ledger.payment.PaymentCommand;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.reference.DivisionYears;

/// Who handles, reviews or approves a payment signs it, from the day that the rule of its division
/// and year says. A signature that comes without being asked for must hold as well.
///
/// **Source** `docs/log-format.md`, section 3.
public final class Signing {

    private Signing() {}

    /// The same decisions, for commands that are signed as they must be.
    public static <C extends PaymentCommand> Decider<C> checked(Decider<C> decider) {
        return (command, state, occasion) ->
                refusal(command, state, occasion)
                        .map(Decision::refuse)
                        .orElseGet(() -> decider.decide(command, state, occasion));
    }

    private static Optional<Refusal> refusal(
            PaymentCommand command, State state, Occasion occasion) {
        if (occasion.signed().isPresent()) {
            return Signatures.refusal(occasion.signed().get(), state, occasion);
        }
        return yearToSignIn(command, state)
                .flatMap(year -> state.of(SigningRule.PART.of(year)).requiring(occasion.today()))
                .map(rule ->
                        new SignatureMissing(
                                occasion.actor().id(),
                                Optional.of(Integer.toString(rule.version()))));
    }

    /// The division and year whose rule says whether the command must be signed. What does not
    /// exist has none; its own rule says so.
    private static Optional<String> yearToSignIn(PaymentCommand command, State state) {
        return switch (command) {
            case SubmitPayment c ->
                    state.of(BudgetLine.PART.of(c.line())) instanceof BudgetLine.Approved line
                            ? Optional.of(line.year())
                            : Optional.empty();
            case ReviewPayment c -> yearOf(c.payment(), state);
            case ApprovePayment c -> yearOf(c.payment(), state);
            default -> Optional.empty();
        };
    }

    private static Optional<String> yearOf(String id, State state) {
        return state.of(Payment.PART.of(id)) instanceof Payment.Live payment
                ? Optional.of(DivisionYears.name(payment.division(), payment.fiscalYear()))
                : Optional.empty();
    }
}
