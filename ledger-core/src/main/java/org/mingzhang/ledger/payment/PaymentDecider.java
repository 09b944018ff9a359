package org.mingzhang.ledger.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.BudgetLineUnknown;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsAvailable;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.ImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.LivePaymentsBegan;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.YearIsHistory;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SettlePayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.payment.PaymentRefusal.NotTheHandler;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentAlreadyReplaced;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentExists;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentStateForbids;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.payment.PaymentRefusal.RefundExceedsPaid;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.EffectiveDate;

/// Decides the steps of a payment. Handler, reviewer and approver are three persons, and who
/// settles is not who reviewed.
public final class PaymentDecider {

    private PaymentDecider() {}

    /// Holds the amount, if the pool of the line has it available.
    public static Decision submit(SubmitPayment command, State state, Occasion occasion) {
        if (!command.payee().isDiscreet(command.purpose())) {
            throw new IllegalArgumentException(
                    "payment " + command.payment() + " names a person without a commitment");
        }
        if (!(state.of(Payment.PART.of(command.payment())) instanceof Payment.Unknown)) {
            return Decision.refuse(new PaymentExists(command.payment()));
        }
        if (!(state.of(BudgetLine.PART.of(command.line())) instanceof BudgetLine.Approved line)) {
            return Decision.refuse(new BudgetLineUnknown(command.line()));
        }
        ImportedYear.Use use = state.of(ImportedYear.PART.of(line.year())).use();
        if (use == ImportedYear.Use.HISTORY) {
            return Decision.refuse(new YearIsHistory(line.year()));
        }
        Optional<Refusal> refusal =
                EffectiveDate.refusal(command.effectiveDate(), line.fiscalYear(), occasion)
                        .or(() -> command.resubmits().flatMap(old -> irreplaceable(old, state)));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        Money available = state.of(ControlPool.PART.of(line.pool())).available();
        if (command.amount().exceeds(available)) {
            return Decision.refuse(
                    new AmountExceedsAvailable(line.pool(), available, command.amount()));
        }
        PaymentSubmitted submitted = submitted(command, line, occasion);
        return use == ImportedYear.Use.LIVE
                ? Decision.accept(submitted)
                : Decision.accept(
                        new LivePaymentsBegan(
                                line.year(),
                                occasion.today(),
                                line.fiscalYear(),
                                line.division(),
                                line.unit()),
                        submitted);
    }

    /// The reviewer, who is not the handler, passes the application.
    public static Decision review(ReviewPayment command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.REVIEW,
                command.effectiveDate(),
                state,
                occasion,
                payment -> {
                    String reviewer = occasion.actor().id();
                    if (payment.handler().equals(reviewer)) {
                        return Decision.refuse(new SamePersonTwice(reviewer, "handler"));
                    }
                    return Decision.accept(
                            new PaymentReviewed(
                                    payment.payment(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    reviewer,
                                    command.remark()));
                });
    }

    /// The approver, who is neither handler nor reviewer, passes the application.
    public static Decision approve(ApprovePayment command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.APPROVAL,
                command.effectiveDate(),
                state,
                occasion,
                payment -> {
                    String approver = occasion.actor().id();
                    if (payment.handler().equals(approver)) {
                        return Decision.refuse(new SamePersonTwice(approver, "handler"));
                    }
                    if (payment.reviewer().filter(approver::equals).isPresent()) {
                        return Decision.refuse(new SamePersonTwice(approver, "reviewer"));
                    }
                    return Decision.accept(
                            new PaymentApproved(
                                    payment.payment(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    approver,
                                    command.remark()));
                });
    }

    /// Frees the amount of an application that goes back to its handler.
    public static Decision sendBack(ReturnPayment command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.RETURN,
                command.effectiveDate(),
                state,
                occasion,
                payment ->
                        Decision.accept(
                                new PaymentReturned(
                                        payment.payment(),
                                        payment.line(),
                                        payment.pool(),
                                        command.effectiveDate(),
                                        payment.fiscalYear(),
                                        payment.division(),
                                        payment.unit(),
                                        payment.amount(),
                                        command.reason())));
    }

    /// Frees the amount of an application that its handler takes back.
    public static Decision withdraw(WithdrawPayment command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.WITHDRAWAL,
                command.effectiveDate(),
                state,
                occasion,
                payment -> {
                    String person = occasion.actor().id();
                    if (!payment.handler().equals(person)) {
                        return Decision.refuse(new NotTheHandler(payment.payment(), person));
                    }
                    return Decision.accept(
                            new PaymentWithdrawn(
                                    payment.payment(),
                                    payment.line(),
                                    payment.pool(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    payment.amount(),
                                    command.reason()));
                });
    }

    /// The cashier, who is not the reviewer, reports the payment made.
    public static Decision settle(SettlePayment command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.SETTLEMENT,
                command.effectiveDate(),
                state,
                occasion,
                payment -> {
                    String cashier = occasion.actor().id();
                    if (payment.reviewer().filter(cashier::equals).isPresent()) {
                        return Decision.refuse(new SamePersonTwice(cashier, "reviewer"));
                    }
                    return Decision.accept(
                            new PaymentSettled(
                                    payment.payment(),
                                    payment.line(),
                                    payment.pool(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    payment.amount(),
                                    command.voucher(),
                                    command.attachments()));
                });
    }

    /// Makes what came back available again, up to what was paid.
    public static Decision refund(RecordRefund command, State state, Occasion occasion) {
        return step(
                command.payment(),
                Transition.REFUND,
                command.effectiveDate(),
                state,
                occasion,
                payment -> {
                    if (command.amount().exceeds(payment.refundable())) {
                        return Decision.refuse(
                                new RefundExceedsPaid(
                                        payment.payment(), payment.refundable(), command.amount()));
                    }
                    return Decision.accept(
                            new RefundReceived(
                                    payment.payment(),
                                    payment.line(),
                                    payment.pool(),
                                    command.effectiveDate(),
                                    payment.fiscalYear(),
                                    payment.division(),
                                    payment.unit(),
                                    command.amount(),
                                    command.reason(),
                                    command.voucher(),
                                    command.attachments()));
                });
    }

    /// What all steps after submission share: the payment exists, is far enough, the date is right.
    private static Decision step(
            String id,
            Transition transition,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            Function<Payment.Live, Decision> decide) {
        if (!(state.of(Payment.PART.of(id)) instanceof Payment.Live payment)) {
            return Decision.refuse(new PaymentUnknown(id));
        }
        if (!transition.allowedFrom(payment.stage())) {
            return Decision.refuse(new PaymentStateForbids(id, payment.stage(), transition.from()));
        }
        return EffectiveDate.refusal(effectiveDate, payment.fiscalYear(), occasion)
                .map(Decision::refuse)
                .orElseGet(() -> decide.apply(payment));
    }

    private static Optional<Refusal> irreplaceable(String old, State state) {
        if (!(state.of(Payment.PART.of(old)) instanceof Payment.Live payment)) {
            return Optional.of(new PaymentUnknown(old));
        }
        if (!Transition.RESUBMISSION.allowedFrom(payment.stage())) {
            return Optional.of(
                    new PaymentStateForbids(old, payment.stage(), Transition.RESUBMISSION.from()));
        }
        return payment.replacedBy().map(by -> new PaymentAlreadyReplaced(old, by));
    }

    private static PaymentSubmitted submitted(
            SubmitPayment command, BudgetLine.Approved line, Occasion occasion) {
        List<String> invoices =
                command.invoices().stream()
                        .map(number -> command.payee().id() + "/" + number)
                        .toList();
        return new PaymentSubmitted(
                command.payment(),
                line.line(),
                line.pool(),
                command.effectiveDate(),
                line.fiscalYear(),
                line.division(),
                line.unit(),
                line.project(),
                command.amount(),
                command.payee(),
                command.purpose(),
                command.expectedResult(),
                invoices,
                command.contractLine(),
                command.resubmits(),
                occasion.actor().id(),
                command.attachments());
    }
}
