package org.mingzhang.ledger.payment;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.SourceRow;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.IssueVoucher;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankPayment;
import org.mingzhang.ledger.payment.PaymentCommand.RecordBankRejection;
import org.mingzhang.ledger.payment.PaymentEvent.VoucherIssued;
import org.mingzhang.ledger.payment.PaymentRefusal.BankAmountDiffers;
import org.mingzhang.ledger.payment.PaymentRefusal.RowAlreadyRecorded;
import org.mingzhang.ledger.payment.PaymentRefusal.VoucherDiffers;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

/// Decides vouchers: the cashier, who is not the reviewer, tells the bank to pay, and what the bank
/// answers settles the payment or sends it back.
public final class VoucherDecider {

    private VoucherDecider() {}

    /// Tells the bank to pay.
    public static Decision issue(IssueVoucher command, State state, Occasion occasion) {
        return PaymentDecider.posting(
                command.payment(),
                Transition.VOUCHER,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) ->
                        unpayable(payment, command.voucher(), occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                new VoucherIssued(
                                                        payment.payment(),
                                                        command.effectiveDate(),
                                                        payment.fiscalYear(),
                                                        payment.division(),
                                                        payment.unit(),
                                                        payment.amount(),
                                                        command.voucher(),
                                                        occasion.actor().id(),
                                                        command.attachments(),
                                                        line.calendarVersion(state)))));
    }

    /// Settles what the bank paid.
    public static Decision paid(RecordBankPayment command, State state, Occasion occasion) {
        return PaymentDecider.posting(
                command.payment(),
                Transition.BANK,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) ->
                        contradicted(
                                        payment,
                                        command.voucher(),
                                        command.amount(),
                                        command.evidence(),
                                        state,
                                        occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                PaymentDecider.settled(
                                                        payment,
                                                        line,
                                                        command.effectiveDate(),
                                                        command.voucher(),
                                                        List.of(),
                                                        Optional.of(command.evidence()),
                                                        state))));
    }

    /// Sends back what the bank did not pay.
    public static Decision rejected(RecordBankRejection command, State state, Occasion occasion) {
        return PaymentDecider.posting(
                command.payment(),
                Transition.BANK,
                command.effectiveDate(),
                state,
                occasion,
                (payment, line) ->
                        contradicted(
                                        payment,
                                        command.voucher(),
                                        command.amount(),
                                        command.evidence(),
                                        state,
                                        occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                PaymentDecider.returned(
                                                        payment,
                                                        line,
                                                        command.effectiveDate(),
                                                        command.reason(),
                                                        Optional.of(command.evidence()),
                                                        state))));
    }

    /// Why the person may not pay the payment under this voucher.
    static Optional<Refusal> unpayable(Payment.Live payment, String voucher, Occasion occasion) {
        String cashier = occasion.actor().id();
        if (payment.reviewer().filter(cashier::equals).isPresent()) {
            return Optional.of(new SamePersonTwice(cashier, "reviewer"));
        }
        return payment.progress()
                .voucher()
                .filter(issued -> !issued.equals(voucher))
                .map(issued -> new VoucherDiffers(payment.payment(), issued, voucher));
    }

    private static Optional<Refusal> contradicted(
            Payment.Live payment,
            String voucher,
            Money amount,
            Evidence evidence,
            State state,
            Occasion occasion) {
        if (state.of(SourceRow.PART.of(evidence.toString())) == SourceRow.RECORDED) {
            return Optional.of(new RowAlreadyRecorded(evidence));
        }
        if (!amount.equals(payment.amount())) {
            return Optional.of(new BankAmountDiffers(payment.payment(), payment.amount(), amount));
        }
        return unpayable(payment, voucher, occasion);
    }
}
