package org.mingzhang.ledger.testing;

import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.YEAR;
import static org.mingzhang.ledger.testing.Examples.money;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsReleased;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.Side;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.contract.ContractEvent.FundsReserved;
import org.mingzhang.ledger.controlpool.PoolRule;
import org.mingzhang.ledger.controlpool.PoolRuleEvent.PoolRuleConfirmed;
import org.mingzhang.ledger.controlpool.PoolRuleEvent.PoolRuleProposed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearConfirmed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.ImportedYearProposed;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.LivePaymentsBegan;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledPaymentRecorded;
import org.mingzhang.ledger.importedyear.ImportedYearEvent.SettledRefundRecorded;
import org.mingzhang.ledger.payment.Demand;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentApproved;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentCorrected;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReviewed;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSettled;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.payment.PaymentEvent.RefundReceived;
import org.mingzhang.ledger.payment.PaymentEvent.VoucherIssued;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;

/// What follows from the commands of [Examples], on lines of unit 219011. Lines named `A`, `A2`,
/// `A3` share the pool [#POOL]; every other line is a pool of its own.
public final class Facts {

    /// The pool of lines whose name begins with `A`.
    public static final String POOL = "2026/440100000:shared";

    /// The day of the decisions in [DeciderSpec].
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private static final String UNIT = "219011";

    private Facts() {}

    /// The pool of a line.
    public static String poolOf(String line) {
        return line.startsWith("A") ? POOL : "2026/line:" + line;
    }

    /// A line was approved.
    public static AppropriationApproved approved(String line, String amount) {
        return approved(line, poolOf(line), DIVISION, YEAR, UNIT, "11", amount);
    }

    /// A line was approved, with codes of its own.
    public static AppropriationApproved approved(
            String line,
            String pool,
            String division,
            int fiscalYear,
            String unit,
            String fundType,
            String amount) {
        return new AppropriationApproved(
                line,
                pool,
                Optional.empty(),
                LocalDate.of(fiscalYear, 3, 1),
                Optional.empty(),
                fiscalYear,
                division,
                unit,
                "2070104",
                "30201",
                fundType,
                Optional.empty(),
                Optional.empty(),
                "Budget 2026 No. 1",
                money(amount),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// A line was supplemented.
    public static AppropriationSupplemented supplemented(String line, String amount) {
        return new AppropriationSupplemented(
                line,
                poolOf(line),
                DAY,
                Optional.empty(),
                YEAR,
                DIVISION,
                UNIT,
                "Supplement No. 1",
                money(amount),
                List.of(),
                Optional.empty());
    }

    /// A line was reduced.
    public static AppropriationReduced reduced(String line, Balance drawnFrom, String amount) {
        return new AppropriationReduced(
                line,
                poolOf(line),
                drawnFrom,
                DAY,
                Optional.empty(),
                YEAR,
                DIVISION,
                UNIT,
                "Reduction No. 1",
                money(amount),
                List.of(),
                Optional.empty());
    }

    /// Funds of a line were released.
    public static FundsReleased released(String line, String amount) {
        return new FundsReleased(
                line,
                poolOf(line),
                DAY,
                Optional.empty(),
                YEAR,
                DIVISION,
                UNIT,
                "Release No. 1",
                money(amount),
                List.of(),
                Optional.empty());
    }

    /// Authority moved between lines.
    public static VirementPosted transferred(
            String source, String target, Balance balance, String amount) {
        return new VirementPosted(
                new Side(source, poolOf(source), UNIT),
                new Side(target, poolOf(target), UNIT),
                balance,
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "Virement No. 1",
                money(amount),
                List.of(),
                Optional.empty());
    }

    /// A rule was proposed by `budget-1`.
    public static PoolRuleProposed ruleProposed(int version, PoolRule rule) {
        return new PoolRuleProposed(
                DIVISION_YEAR,
                version,
                rule,
                TODAY,
                YEAR,
                DIVISION,
                UNIT,
                "Rule No. 1",
                "budget-1");
    }

    /// A rule was confirmed by `budget-2`.
    public static PoolRuleConfirmed ruleConfirmed(int version) {
        return new PoolRuleConfirmed(
                DIVISION_YEAR, version, TODAY, YEAR, DIVISION, UNIT, "budget-2");
    }

    /// The year was proposed for history by `budget-1`.
    public static ImportedYearProposed historyProposed() {
        return new ImportedYearProposed(
                DIVISION_YEAR,
                "Old system",
                TODAY,
                YEAR,
                DIVISION,
                UNIT,
                "Opening No. 1",
                "budget-1");
    }

    /// The year was opened for history by `budget-2`.
    public static ImportedYearConfirmed historyConfirmed() {
        return new ImportedYearConfirmed(DIVISION_YEAR, TODAY, YEAR, DIVISION, UNIT, "budget-2");
    }

    /// Live payments began.
    public static LivePaymentsBegan livePaymentsBegan() {
        return new LivePaymentsBegan(DIVISION_YEAR, TODAY, YEAR, DIVISION, UNIT);
    }

    /// `handler-1` submitted a payment.
    public static PaymentSubmitted submitted(String payment, String line, String amount) {
        return submitted(payment, line, amount, Optional.empty());
    }

    /// `handler-1` submitted a payment that replaces another.
    public static PaymentSubmitted submitted(
            String payment, String line, String amount, Optional<String> resubmits) {
        return new PaymentSubmitted(
                payment,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                Optional.empty(),
                money(amount),
                Examples.SUPPLIER,
                Examples.submit(payment, line, amount).purpose(),
                Examples.submit(payment, line, amount).expectedResult(),
                List.of(Examples.SUPPLIER.id() + "/F-" + payment),
                Optional.empty(),
                Optional.empty(),
                Demand.of(
                        DIVISION,
                        UNIT,
                        Examples.SUPPLIER,
                        money(amount),
                        Examples.submit(payment, line, amount).purpose()),
                Optional.empty(),
                Optional.empty(),
                resubmits,
                "handler-1",
                List.of(),
                Optional.empty());
    }

    /// `reviewer-1` passed a payment.
    public static PaymentReviewed reviewed(String payment) {
        return new PaymentReviewed(
                payment,
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "reviewer-1",
                Optional.empty(),
                Optional.empty());
    }

    /// `approver-1` passed a payment.
    public static PaymentApproved paymentApproved(String payment) {
        return new PaymentApproved(
                payment,
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "approver-1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// `cashier-1` told the bank to pay.
    public static VoucherIssued issued(String payment, String amount) {
        return new VoucherIssued(
                payment,
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "V-" + payment,
                "cashier-1",
                List.of(),
                Optional.empty());
    }

    /// A payment went back.
    public static PaymentReturned returned(String payment, String line, String amount) {
        return new PaymentReturned(
                payment,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "The invoice is missing",
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// A payment was taken back.
    public static PaymentWithdrawn withdrawn(String payment, String line, String amount) {
        return new PaymentWithdrawn(
                payment,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "Ordered twice",
                Optional.empty(),
                Optional.empty());
    }

    /// A payment was made.
    public static PaymentSettled settled(String payment, String line, String amount) {
        return new PaymentSettled(
                payment,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "V-" + payment,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /// A part of a payment came back.
    public static RefundReceived refunded(String payment, String line, String amount) {
        return new RefundReceived(
                payment,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                money(amount),
                "Goods sent back",
                "R-" + payment,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /// Funds were reserved for a plan.
    public static FundsReserved reserved(String plan, String line, String amount) {
        return new FundsReserved(
                plan,
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "Plan No. 1",
                money(amount),
                List.of(),
                Optional.empty());
    }

    /// A contract was signed with [Examples#SUPPLIER], without a plan.
    public static ContractSigned signed(String contract, String line, String amount) {
        return new ContractSigned(
                contract,
                Optional.empty(),
                line,
                poolOf(line),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "Contract No. 1",
                Examples.SUPPLIER,
                new Disclosed("Chairs"),
                money(amount),
                money("0.00"),
                List.of(),
                Optional.empty());
    }

    /// A payment was booked on another line.
    public static PaymentCorrected corrected(
            String payment, String wrong, String right, String amount) {
        return new PaymentCorrected(
                payment,
                new Side(wrong, poolOf(wrong), UNIT),
                new Side(right, poolOf(right), UNIT),
                DAY,
                YEAR,
                DIVISION,
                UNIT,
                "Correction No. 1",
                money(amount),
                "Wrong line",
                List.of(),
                Optional.empty());
    }

    /// A payment of another system was recorded.
    public static SettledPaymentRecorded settledElsewhere(
            String payment, String line, String amount) {
        var command = Examples.settledElsewhere(payment, line, amount);
        return new SettledPaymentRecorded(
                payment,
                line,
                poolOf(line),
                command.effectiveDate(),
                Optional.empty(),
                YEAR,
                DIVISION,
                UNIT,
                Optional.empty(),
                money(amount),
                command.payee(),
                command.purpose(),
                command.voucher(),
                command.evidence());
    }

    /// A refund of another system was recorded.
    public static SettledRefundRecorded refundedElsewhere(
            Optional<String> payment, String line, String amount) {
        var command = Examples.refundedElsewhere(payment, line, amount);
        return new SettledRefundRecorded(
                payment,
                line,
                poolOf(line),
                command.effectiveDate(),
                Optional.empty(),
                YEAR,
                DIVISION,
                UNIT,
                Optional.empty(),
                money(amount),
                command.payee(),
                command.purpose(),
                command.voucher(),
                command.evidence());
    }
}
