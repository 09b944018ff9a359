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
import org.mingzhang.ledger.payment.PaymentEvent.ApprovalGiven;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentBlocked;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentCorrected;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentUnblocked;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.PriorYearRefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.VoucherIssued;

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
        /// Passed by the approver, and by everybody else who must approve it.
        APPROVED,
        /// The bank was told to pay.
        VOUCHER_ISSUED,
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
                case SUBMITTED,
                        REVIEWED,
                        APPROVED,
                        VOUCHER_ISSUED,
                        SETTLED,
                        CORRECTED,
                        PARTLY_REFUNDED ->
                        true;
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
    /// @param handler the person who applied
    /// @param progress how far it has come
    record Live(
            String payment,
            String line,
            int fiscalYear,
            String division,
            String unit,
            Money amount,
            Money refunded,
            Optional<String> contract,
            String handler,
            Progress progress)
            implements Payment {

        /// How far it has come.
        public Stage stage() {
            return progress.stage();
        }

        /// Whether supervision stopped it.
        public boolean isBlocked() {
            return progress.blockedFor().isPresent();
        }

        /// The person who reviewed.
        public Optional<String> reviewer() {
            return progress.reviewer();
        }

        /// The application that replaced it after it was returned or withdrawn.
        public Optional<String> replacedBy() {
            return progress.replacedBy();
        }

        /// What was paid and has not come back.
        public Money refundable() {
            return amount.minus(refunded);
        }

        private Live to(Progress next) {
            return new Live(
                    payment,
                    line,
                    fiscalYear,
                    division,
                    unit,
                    amount,
                    refunded,
                    contract,
                    handler,
                    next);
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
                    handler,
                    progress.to(Stage.CORRECTED));
        }

        private Live refund(Money came) {
            Money back = refunded.plus(came);
            if (back.exceeds(amount)) {
                throw new CorruptHistoryException(this + " cannot fold a refund of " + came);
            }
            return new Live(
                    payment,
                    line,
                    fiscalYear,
                    division,
                    unit,
                    amount,
                    back,
                    contract,
                    handler,
                    progress.to(back.equals(amount) ? Stage.REFUNDED : Stage.PARTLY_REFUNDED));
        }

        private Live apply(Event event) {
            if (progress.blockedFor().isPresent() && !(event instanceof PaymentUnblocked)) {
                throw new CorruptHistoryException(this + " is blocked and cannot fold " + event);
            }
            return switch (event) {
                case PaymentSubmitted e
                        when Transition.RESUBMISSION.allowedFrom(stage())
                                && e.resubmits().filter(payment::equals).isPresent()
                                && replacedBy().isEmpty() ->
                        to(progress.replacedBy(e.payment()));
                case PaymentReviewed e when Transition.REVIEW.allowedFrom(stage()) ->
                        to(progress.reviewed(e.reviewer()));
                case ApprovalGiven e when Transition.APPROVAL.allowedFrom(stage()) ->
                        to(progress.approved(e.approver(), e.role()));
                case PaymentApproved _ when Transition.APPROVAL.allowedFrom(stage()) ->
                        to(progress.to(Stage.APPROVED));
                case PaymentReturned _ when Transition.RETURN_OF_VOUCHER.allowedFrom(stage()) ->
                        to(progress.to(Stage.RETURNED));
                case PaymentWithdrawn _ when Transition.WITHDRAWAL.allowedFrom(stage()) ->
                        to(progress.to(Stage.WITHDRAWN));
                case VoucherIssued e when Transition.VOUCHER.allowedFrom(stage()) ->
                        to(progress.issued(e.voucher()));
                case PaymentSettled _ when Transition.SETTLEMENT.allowedFrom(stage()) ->
                        to(progress.to(Stage.SETTLED));
                case PaymentBlocked e when Transition.BLOCK.allowedFrom(stage()) ->
                        to(progress.blockedFor(Optional.of(e.caseReference())));
                case PaymentUnblocked _ when progress.blockedFor().isPresent() ->
                        to(progress.blockedFor(Optional.empty()));
                case RefundReceived e when Transition.REFUND.allowedFrom(stage()) ->
                        refund(e.amount());
                case PriorYearRefundReceived e when Transition.REFUND.allowedFrom(stage()) ->
                        refund(e.amount());
                case PaymentCorrected e
                        when Transition.CORRECTION.allowedFrom(stage())
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
                event.handler(),
                Progress.SUBMITTED);
    }
}
