package org.mingzhang.ledger.testing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.PostVirement;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReduceAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ReleaseFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.SupplementAppropriation;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledPayment;
import org.mingzhang.ledger.importedyear.ImportedYearCommand.RecordSettledRefund;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand.ApprovePayment;
import org.mingzhang.ledger.payment.PaymentCommand.IssueVoucher;
import org.mingzhang.ledger.payment.PaymentCommand.RecordRefund;
import org.mingzhang.ledger.payment.PaymentCommand.ReturnPayment;
import org.mingzhang.ledger.payment.PaymentCommand.ReviewPayment;
import org.mingzhang.ledger.payment.PaymentCommand.SettlePayment;
import org.mingzhang.ledger.payment.PaymentCommand.SubmitPayment;
import org.mingzhang.ledger.payment.PaymentCommand.WithdrawPayment;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;

/// Commands of a library's budget year, complete and valid, with the facts that a test cares about
/// left open.
public final class Examples {

    /// The division of all examples.
    public static final String DIVISION = "440100000";

    /// The fiscal year of all examples.
    public static final int YEAR = 2026;

    /// The same, as a tag names it.
    public static final String DIVISION_YEAR = "440100000/2026";

    /// The effective date of all examples.
    public static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /// A payee that is an organisation.
    public static final Payee SUPPLIER =
            new Payee(
                    "91440101MA5CKX0000",
                    Payee.Kind.ORGANISATION,
                    new Disclosed("Lingnan Office Supplies"),
                    Optional.empty());

    private static final String FILE = "ab".repeat(32);

    private Examples() {}

    /// Amount from text.
    public static Money money(String text) {
        return Money.parse(text);
    }

    /// Approval of a line for office supplies of unit 219011.
    public static ApproveAppropriation approve(String line, String amount) {
        return approve(line, "219011", "2070104", "30201", "11", Optional.empty(), amount);
    }

    /// Approval of a line with codes of its own.
    public static ApproveAppropriation approve(
            String line,
            String unit,
            String function,
            String economic,
            String fundType,
            Optional<String> declaredPool,
            String amount) {
        return new ApproveAppropriation(
                line,
                DIVISION,
                YEAR,
                unit,
                function,
                economic,
                fundType,
                Optional.empty(),
                Optional.empty(),
                declaredPool,
                DAY,
                Optional.empty(),
                "Budget 2026 No. 1",
                money(amount),
                Optional.empty(),
                List.of());
    }

    /// Supplement of a line.
    public static SupplementAppropriation supplement(String line, String amount) {
        return new SupplementAppropriation(
                line,
                DAY,
                Optional.empty(),
                "Supplement No. 1",
                money(amount),
                Optional.empty(),
                List.of());
    }

    /// Reduction of a line.
    public static ReduceAppropriation reduce(String line, Balance drawnFrom, String amount) {
        return new ReduceAppropriation(
                line,
                drawnFrom,
                DAY,
                Optional.empty(),
                "Reduction No. 1",
                money(amount),
                Optional.empty(),
                List.of());
    }

    /// Release of a line's funds.
    public static ReleaseFunds release(String line, String amount) {
        return new ReleaseFunds(
                line, DAY, Optional.empty(), "Release No. 1", money(amount), List.of());
    }

    /// Virement between two lines.
    public static PostVirement virement(
            String source, String target, Balance balance, String amount) {
        return new PostVirement(
                source,
                target,
                balance,
                DAY,
                "Virement No. 1",
                money(amount),
                Optional.empty(),
                List.of());
    }

    /// Application for a payment to an organisation.
    public static SubmitPayment submit(String payment, String line, String amount) {
        return submit(payment, line, amount, Optional.empty());
    }

    /// Application for a payment that replaces another.
    public static SubmitPayment submit(
            String payment, String line, String amount, Optional<String> resubmits) {
        return new SubmitPayment(
                payment,
                line,
                DAY,
                money(amount),
                SUPPLIER,
                new Disclosed("Office supplies, " + payment),
                "The reading room is supplied for a quarter",
                List.of("F-" + payment),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                resubmits,
                List.of());
    }

    /// Review of a payment.
    public static ReviewPayment review(String payment) {
        return new ReviewPayment(payment, DAY, Optional.empty());
    }

    /// The order to the bank to pay it.
    public static IssueVoucher issue(String payment) {
        return new IssueVoucher(payment, DAY, "V-" + payment, List.of());
    }

    /// Approval of a payment.
    public static ApprovePayment approvePayment(String payment) {
        return new ApprovePayment(payment, DAY, Optional.empty());
    }

    /// Return of a payment.
    public static ReturnPayment sendBack(String payment) {
        return new ReturnPayment(payment, DAY, "The invoice is missing");
    }

    /// Withdrawal of a payment.
    public static WithdrawPayment withdraw(String payment) {
        return new WithdrawPayment(payment, DAY, "Ordered twice");
    }

    /// Settlement of a payment.
    public static SettlePayment settle(String payment) {
        return new SettlePayment(payment, DAY, "V-" + payment, List.of());
    }

    /// Refund of a payment.
    public static RecordRefund refund(String payment, String amount) {
        return new RecordRefund(
                payment, DAY, money(amount), "Goods sent back", "R-" + payment, List.of());
    }

    /// A payment of another system.
    public static RecordSettledPayment settledElsewhere(
            String payment, String line, String amount) {
        return new RecordSettledPayment(
                payment,
                line,
                LocalDate.of(2027, 1, 15),
                Optional.empty(),
                money(amount),
                SUPPLIER,
                new Disclosed("Office supplies"),
                "220260001",
                new Evidence(FILE, rowOf(payment)));
    }

    /// A refund of another system.
    public static RecordSettledRefund refundedElsewhere(
            Optional<String> payment, String line, String amount) {
        return new RecordSettledRefund(
                payment,
                line,
                LocalDate.of(2027, 1, 15),
                Optional.empty(),
                money(amount),
                SUPPLIER,
                new Disclosed("Office supplies"),
                "220260001",
                new Evidence(FILE, rowOf(payment + line + amount)));
    }

    /// The same payment as another row of the file names it.
    public static RecordSettledPayment fromRow(int row, RecordSettledPayment payment) {
        return new RecordSettledPayment(
                payment.payment(),
                payment.line(),
                payment.effectiveDate(),
                payment.effectiveAssumed(),
                payment.amount(),
                payment.payee(),
                payment.purpose(),
                payment.voucher(),
                new Evidence(FILE, row));
    }

    /// The same refund as another row of the file names it.
    public static RecordSettledRefund fromRow(int row, RecordSettledRefund refund) {
        return new RecordSettledRefund(
                refund.payment(),
                refund.line(),
                refund.effectiveDate(),
                refund.effectiveAssumed(),
                refund.amount(),
                refund.payee(),
                refund.purpose(),
                refund.voucher(),
                new Evidence(FILE, row));
    }

    /// A row of its own for each thing, the same for the same thing.
    private static int rowOf(String thing) {
        return 1 + Math.floorMod(thing.hashCode(), 1_000_000);
    }
}
