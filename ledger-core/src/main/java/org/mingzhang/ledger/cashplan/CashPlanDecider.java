package org.mingzhang.ledger.cashplan;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.cashplan.CashPlan.Submitted;
import org.mingzhang.ledger.cashplan.CashPlanCommand.AdjustCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.ApproveCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.SubmitCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanAdjusted;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanApproved;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanSubmitted;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanBelowDrawn;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExceedsAvailable;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExists;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanMissing;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanNotSubmitted;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlansUnused;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.procedure.ProcedureRule.CashPlans;
import org.mingzhang.ledger.procedure.Procedures;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

/// Decides how much a line may pay in each month: one person submits, another approves.
public final class CashPlanDecider {

    private CashPlanDecider() {}

    /// Takes the first plan of a line.
    public static Decision submit(SubmitCashPlan command, State state, Occasion occasion) {
        return onLine(
                command.line(),
                command.effectiveDate(),
                state,
                occasion,
                (line, plan) -> {
                    boolean unused =
                            state.of(Procedures.PART.of(line.year()))
                                    .inForce()
                                    .filter(rule -> rule.rule().cashPlans() != CashPlans.UNUSED)
                                    .isEmpty();
                    if (unused) {
                        return Decision.refuse(new CashPlansUnused(line.year()));
                    }
                    if (plan.submitted().isPresent() || plan.inForce().isPresent()) {
                        return Decision.refuse(new CashPlanExists(line.line()));
                    }
                    return beyond(command.months(), line, plan)
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    Decision.accept(
                                            new CashPlanSubmitted(
                                                    line.line(),
                                                    command.effectiveDate(),
                                                    line.fiscalYear(),
                                                    line.division(),
                                                    line.unit(),
                                                    command.months(),
                                                    occasion.actor().id())));
                });
    }

    /// Takes another plan for a line that has one in force.
    public static Decision adjust(AdjustCashPlan command, State state, Occasion occasion) {
        return onLine(
                command.line(),
                command.effectiveDate(),
                state,
                occasion,
                (line, plan) -> {
                    if (plan.inForce().isEmpty()) {
                        return Decision.refuse(new CashPlanMissing(line.line()));
                    }
                    return beyond(command.months(), line, plan)
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    Decision.accept(
                                            new CashPlanAdjusted(
                                                    line.line(),
                                                    command.effectiveDate(),
                                                    line.fiscalYear(),
                                                    line.division(),
                                                    line.unit(),
                                                    command.months(),
                                                    command.reason(),
                                                    occasion.actor().id())));
                });
    }

    /// Puts what was submitted in force, if the line still has it.
    public static Decision approve(ApproveCashPlan command, State state, Occasion occasion) {
        return onLine(
                command.line(),
                command.effectiveDate(),
                state,
                occasion,
                (line, plan) -> {
                    if (plan.submitted().isEmpty()) {
                        return Decision.refuse(new CashPlanNotSubmitted(line.line()));
                    }
                    Submitted submitted = plan.submitted().get();
                    String approver = occasion.actor().id();
                    if (submitted.submitter().equals(approver)) {
                        return Decision.refuse(new SamePersonTwice(approver, "submitter"));
                    }
                    return beyond(submitted.months(), line, plan)
                            .map(Decision::refuse)
                            .orElseGet(() ->
                                    Decision.accept(
                                            new CashPlanApproved(
                                                    line.line(),
                                                    command.effectiveDate(),
                                                    line.fiscalYear(),
                                                    line.division(),
                                                    line.unit(),
                                                    approver)));
                });
    }

    /// What is left to be paid must be there, and what is paid stays planned.
    private static Optional<Refusal> beyond(
            List<Money> months, BudgetLine.Approved line, CashPlan plan) {
        for (int month = 1; month <= CashPlan.MONTHS; month++) {
            Money drawn = plan.drawn().get(month - 1);
            Money planned = CashPlan.of(months, month);
            if (drawn.exceeds(planned)) {
                return Optional.of(new CashPlanBelowDrawn(month, drawn, planned));
            }
        }
        Money payable = line.available().plus(line.balances().of(Account.COMMITTED));
        Money open = plan.open(months);
        return open.exceeds(payable)
                ? Optional.of(new CashPlanExceedsAvailable(line.line(), payable, open))
                : Optional.empty();
    }

    private static Decision onLine(
            String id,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            BiFunction<BudgetLine.Approved, CashPlan, Decision> decide) {
        return BudgetLine.decide(
                id,
                Operation.ADJUST,
                effectiveDate,
                state,
                occasion,
                line -> decide.apply(line, state.of(CashPlan.PART.of(id))));
    }
}
