package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.FreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecallFunds;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.RecordOpeningBalance;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.UnfreezeFunds;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsFrozen;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsRecalled;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.FundsUnfrozen;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.OpeningBalanceRecorded;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.AmountExceedsFrozen;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.LineNotEmpty;
import org.mingzhang.ledger.budgetline.BudgetLineRefusal.OpeningUnbalanced;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;

/// Decides what happens to the funds of one line between its approval and the end of its year.
public final class FundsDecider {

    private FundsDecider() {}

    /// Takes over what the line has elsewhere, on a line that was approved with nothing.
    public static Decision open(RecordOpeningBalance command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.ADJUST,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    if (!line.untouched() || line.balances().authority().isPositive()) {
                        return Decision.refuse(new LineNotEmpty(line.line()));
                    }
                    long sources = sum(command.approved(), command.carriedIn());
                    long uses =
                            sum(
                                    command.unreleased(),
                                    command.available(),
                                    command.frozen(),
                                    command.expended());
                    if (Math.max(sources, uses) > Money.MAX.minorUnits()) {
                        return Decision.refuse(new AmountExceedsRange(line.pool(), Money.MAX));
                    }
                    if (sources != uses) {
                        return Decision.refuse(
                                new OpeningUnbalanced(new Money(sources), new Money(uses)));
                    }
                    OpeningBalanceRecorded event =
                            new OpeningBalanceRecorded(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.approved(),
                                    command.carriedIn(),
                                    command.unreleased(),
                                    command.available(),
                                    command.frozen(),
                                    command.expended(),
                                    command.attachments(),
                                    line.calendarVersion(state));
                    return line.hasRoomFor(event, state)
                            ? Decision.accept(event)
                            : Decision.refuse(
                                    new AmountExceedsRange(line.pool(), new Money(sources)));
                });
    }

    /// Takes available funds out of use, which must be there on the line and in its pool.
    public static Decision freeze(FreezeFunds command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.ADJUST,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    Optional<Refusal> refusal =
                            BudgetLineDecider.lacking(
                                    line, Balance.AVAILABLE, command.amount(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return line.accept(
                            new FundsFrozen(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.reason(),
                                    command.amount(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    /// Gives frozen funds back.
    public static Decision unfreeze(UnfreezeFunds command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.CONCLUDE,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    Money frozen = line.balances().of(Account.FROZEN);
                    if (command.amount().exceeds(frozen)) {
                        return Decision.refuse(
                                new AmountExceedsFrozen(line.line(), frozen, command.amount()));
                    }
                    return line.accept(
                            new FundsUnfrozen(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.reason(),
                                    command.amount(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    /// Takes funds back from the unit for good.
    public static Decision recall(RecallFunds command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.CONCLUDE,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    Optional<Refusal> refusal =
                            BudgetLineDecider.lacking(
                                    line, command.drawnFrom(), command.amount(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return line.accept(
                            new FundsRecalled(
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.drawnFrom(),
                                    command.amount(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    private static long sum(Money... amounts) {
        long sum = 0;
        for (Money amount : amounts) {
            sum += amount.minorUnits();
        }
        return sum;
    }
}
