package org.mingzhang.ledger.payment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentCorrected;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.PriorYearRefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;

/// A payment, from application to refund.
public sealed interface Payment {

    /// Folded from what happened to the payment, here or in another system.
    Part<Payment> PART =
            new Part<>(
                    "payment",
                    Set.of(
                            PaymentEvent.class,
                            SettledPaymentRecorded.class,
                            SettledRefundRecorded.class),
                    new Unknown(),
                    Payment::evolve);

    /// How far a payment has come.
    enum Stage {
        /// Applied for; its amount is held.
        SUBMITTED,
        /// Passed by the reviewer.
        REVIEWED,
        /// Passed by the approver.
        APPROVED,
        /// Paid.
        SETTLED,
        /// Paid, and booked on another line since.
        CORRECTED,
        /// Paid, and a part came back.
        PARTLY_REFUNDED,
        /// Paid, and all of it came back.
        REFUNDED,
        /// Sent back to the handler; its amount is free again.
        RETURNED,
        /// Taken back by the handler; its amount is free again.
        WITHDRAWN;

        /// Whether the payment was made or may yet be, so that nothing is to be paid twice.
        public boolean isStanding() {
            return switch (this) {
                case SUBMITTED, REVIEWED, APPROVED, SETTLED, CORRECTED, PARTLY_REFUNDED -> true;
                case REFUNDED, RETURNED, WITHDRAWN -> false;
            };
        }

        /// The name in words, for instance `partly refunded`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Nobody has submitted or recorded a payment of this name.
    record Unknown() implements Payment {}

    /// A payment decided here.
    ///
    /// @param payment its identifier
    /// @param line its budget line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount what was applied for
    /// @param refunded what came back so far
    /// @param contract the contract that held the amount, where it is under contract
    /// @param stage how far it has come
    /// @param handler the person who applied
    /// @param reviewer the person who reviewed
    /// @param approver the person who approved
    /// @param replacedBy the application that replaced it after it was returned or withdrawn
    record Live(
            String payment,
            String line,
            int fiscalYear,
            String division,
            String unit,
            Money amount,
            Money refunded,
            Optional<String> contract,
            Stage stage,
            String handler,
            Optional<String> reviewer,
            Optional<String> approver,
            Optional<String> replacedBy)
            implements Payment {

        /// What was paid and has not come back.
        public Money refundable() {
            return amount.minus(refunded);
        }

        private Live to(Stage next) {
            return with(next, refunded, reviewer, approver, replacedBy);
        }

        private Live with(
                Stage next,
                Money back,
                Optional<String> reviewed,
                Optional<String> approved,
                Optional<String> replaced) {
            return new Live(
                    payment,
                    line,
                    fiscalYear,
                    division,
                    unit,
                    amount,
                    back,
                    contract,
                    next,
                    handler,
                    reviewed,
                    approved,
                    replaced);
        }

        private Live on(String rightLine) {
            return new Live(
                    payment,
                    rightLine,
                    fiscalYear,
                    division,
                    unit,
                    amount,
                    refunded,
                    contract,
                    Stage.CORRECTED,
                    handler,
                    reviewer,
                    approver,
                    replacedBy);
        }

        private Live refund(Money came) {
            Money back = refunded.plus(came);
            if (back.exceeds(amount)) {
                throw new CorruptHistoryException(this + " cannot fold a refund of " + came);
            }
            Stage next = back.equals(amount) ? Stage.REFUNDED : Stage.PARTLY_REFUNDED;
            return with(next, back, reviewer, approver, replacedBy);
        }

        private Live apply(Event event) {
            return switch (event) {
                case PaymentSubmitted e
                        when Transition.RESUBMISSION.allowedFrom(stage)
                                && e.resubmits().filter(payment::equals).isPresent()
                                && replacedBy.isEmpty() ->
                        with(stage, refunded, reviewer, approver, Optional.of(e.payment()));
                case PaymentReviewed e when Transition.REVIEW.allowedFrom(stage) ->
                        with(
                                Stage.REVIEWED,
                                refunded,
                                Optional.of(e.reviewer()),
                                approver,
                                replacedBy);
                case PaymentApproved e when Transition.APPROVAL.allowedFrom(stage) ->
                        with(
                                Stage.APPROVED,
                                refunded,
                                reviewer,
                                Optional.of(e.approver()),
                                replacedBy);
                case PaymentReturned _ when Transition.RETURN.allowedFrom(stage) ->
                        to(Stage.RETURNED);
                case PaymentWithdrawn _ when Transition.WITHDRAWAL.allowedFrom(stage) ->
                        to(Stage.WITHDRAWN);
                case PaymentSettled _ when Transition.SETTLEMENT.allowedFrom(stage) ->
                        to(Stage.SETTLED);
                case RefundReceived e when Transition.REFUND.allowedFrom(stage) ->
                        refund(e.amount());
                case PriorYearRefundReceived e when Transition.REFUND.allowedFrom(stage) ->
                        refund(e.amount());
                case PaymentCorrected e
                        when Transition.CORRECTION.allowedFrom(stage)
                                && e.wrong().line().equals(line) ->
                        on(e.right().line());
                default -> throw new CorruptHistoryException(this + " cannot fold " + event);
            };
        }
    }

    /// A payment that another system settled.
    ///
    /// @param payment its identifier
    /// @param division the administrative division
    /// @param unit the unit of its line
    /// @param amount what was paid
    /// @param refunded what came back so far, as far as refunds name it
    record Recorded(String payment, String division, String unit, Money amount, Money refunded)
            implements Payment {

        /// What was paid and has not come back.
        public Money refundable() {
            return amount.minus(refunded);
        }

        private Recorded refund(SettledRefundRecorded event) {
            if (event.amount().exceeds(refundable())) {
                throw new CorruptHistoryException(this + " cannot fold " + event);
            }
            return new Recorded(payment, division, unit, amount, refunded.plus(event.amount()));
        }
    }

    private static Payment evolve(Payment payment, Event event) {
        return switch (payment) {
            case Unknown _ when event instanceof PaymentSubmitted e -> submitted(e);
            case Unknown _ when event instanceof SettledPaymentRecorded e ->
                    new Recorded(e.payment(), e.division(), e.unit(), e.amount(), Money.ZERO);
            case Live live -> live.apply(event);
            case Recorded recorded when event instanceof SettledRefundRecorded e ->
                    recorded.refund(e);
            default -> throw new CorruptHistoryException(payment + " cannot fold " + event);
        };
    }

    private static Live submitted(PaymentSubmitted event) {
        return new Live(
                event.payment(),
                event.line(),
                event.fiscalYear(),
                event.division(),
                event.unit(),
                event.amount(),
                Money.ZERO,
                event.contract(),
                Stage.SUBMITTED,
                event.handler(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
