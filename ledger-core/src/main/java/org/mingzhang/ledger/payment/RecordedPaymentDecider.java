package org.mingzhang.ledger.payment;

import java.util.Optional;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYear;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledRefund;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearRefusal.ImportedYearNotOpen;
import org.mingzhang.ledger.importedyear.SourceRow;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentExists;
import org.mingzhang.ledger.payment.PaymentRefusal.PaymentUnknown;
import org.mingzhang.ledger.payment.PaymentRefusal.RefundExceedsPaid;
import org.mingzhang.ledger.payment.PaymentRefusal.RowAlreadyRecorded;
import org.mingzhang.ledger.personal.Disclosable;

/// Decides what enters the ledger as history. The rules of balances apply; those of dates, persons
/// and duplicate invoices do not, because the payments were made. A row of a file enters once.
public final class RecordedPaymentDecider {

    private RecordedPaymentDecider() {}

    /// Spends out of the pool what another system spent.
    public static Decision record(RecordSettledPayment command, State state, Occasion occasion) {
        requireDiscreet(command.payee(), command.purpose(), command.evidence());
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof BudgetLine.Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        if (!state.of(ImportedYear.PART.of(line.year())).isOpenForHistory()) {
            return Decision.refuse(new ImportedYearNotOpen(line.year()));
        }
        if (isRecorded(command.evidence(), state)) {
            return Decision.refuse(new RowAlreadyRecorded(command.evidence()));
        }
        if (!(state.of(Payment.PART.of(command.payment())) instanceof Payment.Unknown)) {
            return Decision.refuse(new PaymentExists(command.payment()));
        }
        Optional<Refusal> lacking = ControlPool.lacking(line.pool(), command.amount(), state);
        if (lacking.isPresent()) {
            return Decision.refuse(lacking.get());
        }
        SettledPaymentRecorded event =
                new SettledPaymentRecorded(
                        command.payment(),
                        line.line(),
                        line.pool(),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        line.fiscalYear(),
                        line.division(),
                        line.unit(),
                        line.project(),
                        command.amount(),
                        command.payee(),
                        command.purpose(),
                        command.voucher(),
                        command.evidence());
        return line.hasRoomFor(event, state)
                ? Decision.accept(event)
                : Decision.refuse(new AmountExceedsRange(line.pool(), command.amount()));
    }

    /// Gives back to the pool what another system received back.
    public static Decision refund(RecordSettledRefund command, State state, Occasion occasion) {
        requireDiscreet(command.payee(), command.purpose(), command.evidence());
        BudgetLine found = state.of(BudgetLine.PART.of(command.line()));
        if (!(found instanceof BudgetLine.Approved line)) {
            return Decision.refuse(BudgetLine.unusable(found, command.line()));
        }
        if (!state.of(ImportedYear.PART.of(line.year())).isOpenForHistory()) {
            return Decision.refuse(new ImportedYearNotOpen(line.year()));
        }
        if (isRecorded(command.evidence(), state)) {
            return Decision.refuse(new RowAlreadyRecorded(command.evidence()));
        }
        Optional<Refusal> refusal =
                command.payment()
                        .flatMap(payment -> unrefundable(payment, command.amount(), state));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        SettledRefundRecorded event =
                new SettledRefundRecorded(
                        command.payment(),
                        line.line(),
                        line.pool(),
                        command.effectiveDate(),
                        command.effectiveAssumed(),
                        line.fiscalYear(),
                        line.division(),
                        line.unit(),
                        line.project(),
                        command.amount(),
                        command.payee(),
                        command.purpose(),
                        command.voucher(),
                        command.evidence());
        return line.hasRoomFor(event, state)
                ? Decision.accept(event)
                : Decision.refuse(new AmountExceedsRange(line.pool(), command.amount()));
    }

    private static boolean isRecorded(Evidence evidence, State state) {
        return state.of(SourceRow.PART.of(evidence.toString())) == SourceRow.RECORDED;
    }

    private static Optional<Refusal> unrefundable(String id, Money amount, State state) {
        if (!(state.of(Payment.PART.of(id)) instanceof Payment.Recorded payment)) {
            return Optional.of(new PaymentUnknown(id));
        }
        return amount.exceeds(payment.refundable())
                ? Optional.of(new RefundExceedsPaid(id, payment.refundable(), amount))
                : Optional.empty();
    }

    /// Accepting commands puts commitments in their place; a text in the open is a fault of ours.
    private static void requireDiscreet(Payee payee, Disclosable purpose, Evidence evidence) {
        if (!payee.isDiscreet(purpose)) {
            throw new IllegalArgumentException(
                    "row " + evidence.row() + " names a person without a commitment");
        }
    }
}
