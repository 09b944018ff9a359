package org.mingzhang.ledger.payment;

import java.util.Optional;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.expense.ExpenseClaim;
import org.mingzhang.ledger.expense.ExpenseRefusal.AmountExceedsClaim;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimOnOtherLine;
import org.mingzhang.ledger.expense.ExpenseRefusal.ClaimUnknown;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentRefusal.ClaimMissing;
import org.mingzhang.ledger.payment.PaymentRefusal.DuplicateClaim;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.TableForm;

/// A payment names the expense claim that it pays: of its line, of no less than its amount, and
/// paid by no other. Which economic classes need a claim is published in `claim-required`.
final class ClaimPayment {

    private ClaimPayment() {}

    static Optional<Refusal> refusal(
            PaymentSubmitted submitted, String economic, State state, Occasion occasion) {
        return submitted.claim().isPresent()
                ? unpayable(submitted, submitted.claim().get(), state)
                : missing(submitted.division(), economic, state, occasion);
    }

    private static Optional<Refusal> missing(
            String division, String economic, State state, Occasion occasion) {
        return RuleTable.inForce(TableForm.CLAIM_REQUIRED, division, occasion.today(), state)
                .filter(table -> table.rows().beginning(economic).findAny().isPresent())
                .map(table -> new ClaimMissing(economic, table.number()));
    }

    private static Optional<Refusal> unpayable(PaymentSubmitted submitted, String id, State state) {
        if (!(state.of(ExpenseClaim.PART.of(id)) instanceof ExpenseClaim.Filed claim)) {
            return Optional.of(new ClaimUnknown(id));
        }
        if (!claim.line().equals(submitted.line())) {
            return Optional.of(new ClaimOnOtherLine(id, claim.line(), submitted.line()));
        }
        if (submitted.amount().exceeds(claim.amount())) {
            return Optional.of(new AmountExceedsClaim(id, claim.amount(), submitted.amount()));
        }
        return claim.payment()
                .filter(first ->
                        state.of(Payment.PART.of(first)) instanceof Payment.Live live
                                && live.stage().isStanding())
                .map(first -> new DuplicateClaim(id, first));
    }
}
