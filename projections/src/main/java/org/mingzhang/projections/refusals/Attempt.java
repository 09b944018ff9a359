package org.mingzhang.projections.refusals;

import java.util.Optional;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.carryover.CarryOverCommand;
import org.mingzhang.ledger.contract.ContractCommand;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.expense.ExpenseCommand;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.ImportedYearCommand;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentCommand;

/// What a refused command was about, as far as its kind has it.
///
/// @param line the line, or the first of two
/// @param payment the payment
/// @param amount the amount
/// @param evidence the row of another system's file
record Attempt(
        Optional<String> line,
        Optional<String> payment,
        Optional<Money> amount,
        Optional<Evidence> evidence) {

    private static final Attempt NOTHING =
            new Attempt(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static Attempt of(Command command) {
        return switch (command) {
            case BudgetLineCommand line -> of(line);
            case PaymentCommand payment -> of(payment);
            case ImportedYearCommand imported -> of(imported);
            case ContractCommand contract -> of(contract);
            case ExpenseCommand expense -> of(expense);
            case CarryOverCommand.CarryForward c -> ofLine(c.source());
            default -> NOTHING;
        };
    }

    private static Attempt of(BudgetLineCommand command) {
        return switch (command) {
            case BudgetLineCommand.ApproveAppropriation c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.SupplementAppropriation c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.ReduceAppropriation c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.ReleaseFunds c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.PostVirement c -> ofLine(c.source(), c.amount());
            case BudgetLineCommand.RecordOpeningBalance c -> ofLine(c.line(), c.approved());
            case BudgetLineCommand.FreezeFunds c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.UnfreezeFunds c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.RecallFunds c -> ofLine(c.line(), c.amount());
            case BudgetLineCommand.SettlePool c -> ofLine(c.source(), c.amount());
            case BudgetLineCommand.ChangeLinePool c -> ofLine(c.line());
            case BudgetLineCommand.LapseSurplus c -> ofLine(c.line());
            case BudgetLineCommand.CloseYear c -> ofLine(c.line());
        };
    }

    private static Attempt of(ContractCommand command) {
        return switch (command) {
            case ContractCommand.ReserveFunds c -> ofLine(c.line(), c.amount());
            case ContractCommand.CancelReservation c -> ofAmount(c.amount());
            case ContractCommand.SignContract c -> ofLine(c.line(), c.amount());
            case ContractCommand.IncreaseContract c -> ofAmount(c.amount());
            case ContractCommand.ReduceContract c -> ofAmount(c.amount());
            case ContractCommand.EndContract _ -> NOTHING;
        };
    }

    private static Attempt of(ExpenseCommand command) {
        return switch (command) {
            case ExpenseCommand.FileClaim c -> ofLine(c.line());
            case ExpenseCommand.AmendClaim _ -> NOTHING;
        };
    }

    private static Attempt ofAmount(Money amount) {
        return new Attempt(
                Optional.empty(), Optional.empty(), Optional.of(amount), Optional.empty());
    }

    private static Attempt ofLine(String line) {
        return new Attempt(Optional.of(line), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Attempt ofLine(String line, Money amount) {
        return new Attempt(
                Optional.of(line), Optional.empty(), Optional.of(amount), Optional.empty());
    }

    private static Attempt of(PaymentCommand command) {
        return switch (command) {
            case PaymentCommand.SubmitPayment c ->
                    new Attempt(
                            Optional.of(c.line()),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.empty());
            case PaymentCommand.ReviewPayment c -> ofPayment(c.payment());
            case PaymentCommand.ApprovePayment c -> ofPayment(c.payment());
            case PaymentCommand.ReturnPayment c -> ofPayment(c.payment());
            case PaymentCommand.WithdrawPayment c -> ofPayment(c.payment());
            case PaymentCommand.SettlePayment c -> ofPayment(c.payment());
            case PaymentCommand.IssueVoucher c -> ofPayment(c.payment());
            case PaymentCommand.BlockPayment c -> ofPayment(c.payment());
            case PaymentCommand.UnblockPayment c -> ofPayment(c.payment());
            case PaymentCommand.RecordBankPayment c ->
                    new Attempt(
                            Optional.empty(),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.of(c.evidence()));
            case PaymentCommand.RecordBankRejection c ->
                    new Attempt(
                            Optional.empty(),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.of(c.evidence()));
            case PaymentCommand.RecordRefund c ->
                    new Attempt(
                            Optional.empty(),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.empty());
            case PaymentCommand.CorrectPayment c ->
                    new Attempt(
                            Optional.of(c.line()),
                            Optional.of(c.payment()),
                            Optional.empty(),
                            Optional.empty());
            case PaymentCommand.RecordPriorYearRefund c ->
                    new Attempt(
                            Optional.empty(),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.empty());
        };
    }

    private static Attempt ofPayment(String payment) {
        return new Attempt(
                Optional.empty(), Optional.of(payment), Optional.empty(), Optional.empty());
    }

    private static Attempt of(ImportedYearCommand command) {
        return switch (command) {
            case ImportedYearCommand.ProposeImportedYear _ -> NOTHING;
            case ImportedYearCommand.ConfirmImportedYear _ -> NOTHING;
            case ImportedYearCommand.RecordSettledPayment c ->
                    new Attempt(
                            Optional.of(c.line()),
                            Optional.of(c.payment()),
                            Optional.of(c.amount()),
                            Optional.of(c.evidence()));
            case ImportedYearCommand.RecordSettledRefund c ->
                    new Attempt(
                            Optional.of(c.line()),
                            c.payment(),
                            Optional.of(c.amount()),
                            Optional.of(c.evidence()));
        };
    }
}
