package org.mingzhang.ledger.payment;

import java.util.Optional;
import org.mingzhang.ledger.authority.ApprovalChain;
import org.mingzhang.ledger.authority.BusinessAuthority;
import org.mingzhang.ledger.authority.Spending;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentEvent.ApprovalGiven;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

/// Decides approvals: a payment is approved when the last of those that it needs is given, each by
/// another person.
public final class ApprovalDecider {

    private ApprovalDecider() {}

    /// Takes the approval of the approver, or one that the table of authority limits adds.
    public static Decision approve(ApprovePayment command, State state, Occasion occasion) {
        return PaymentDecider.passing(
                command.payment(),
                Transition.APPROVAL,
                command.effectiveDate(),
                state,
                occasion,
                (payment, calendarVersion) ->
                        samePerson(payment, occasion.actor().id())
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        approve(
                                                command,
                                                payment,
                                                calendarVersion,
                                                state,
                                                occasion)));
    }

    private static Decision approve(
            ApprovePayment command,
            Payment.Live payment,
            Optional<Integer> calendarVersion,
            State state,
            Occasion occasion) {
        Spending spending = spending(payment, state);
        ApprovalChain chain = ApprovalChain.of(spending, state, occasion);
        Optional<Refusal> withoutAuthority = BusinessAuthority.lacking(spending, state, occasion);
        String role = occasion.actor().role();
        ApprovalChain.Next next =
                chain.next(payment.progress().approvalRoles(), role, withoutAuthority.isEmpty());
        if (next.refusal().isPresent()) {
            return Decision.refuse(withoutAuthority.orElse(next.refusal().get()));
        }
        return Decision.accept(
                next.completes()
                        ? new PaymentApproved(
                                payment.payment(),
                                command.effectiveDate(),
                                payment.fiscalYear(),
                                payment.division(),
                                payment.unit(),
                                occasion.actor().id(),
                                command.remark(),
                                chain.version(),
                                calendarVersion)
                        : new ApprovalGiven(
                                payment.payment(),
                                command.effectiveDate(),
                                payment.fiscalYear(),
                                payment.division(),
                                payment.unit(),
                                occasion.actor().id(),
                                role,
                                command.remark(),
                                chain.version(),
                                calendarVersion));
    }

    private static Optional<Refusal> samePerson(Payment.Live payment, String approver) {
        if (payment.handler().equals(approver)) {
            return Optional.of(new SamePersonTwice(approver, "handler"));
        }
        if (payment.reviewer().filter(approver::equals).isPresent()) {
            return Optional.of(new SamePersonTwice(approver, "reviewer"));
        }
        return payment.progress().isApprovedBy(approver)
                ? Optional.of(new SamePersonTwice(approver, "approver"))
                : Optional.empty();
    }

    private static Spending spending(Payment.Live payment, State state) {
        String economic =
                state.of(BudgetLine.PART.of(payment.line())) instanceof BudgetLine.Approved line
                        ? line.economic()
                        : "";
        return new Spending(payment.division(), payment.unit(), economic, payment.amount());
    }
}
