package org.mingzhang.ledger.contract;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLine.Approved;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.contract.ContractCommand.CancelReservation;
import org.mingzhang.ledger.contract.ContractCommand.EndContract;
import org.mingzhang.ledger.contract.ContractCommand.IncreaseContract;
import org.mingzhang.ledger.contract.ContractCommand.ReduceContract;
import org.mingzhang.ledger.contract.ContractCommand.ReserveFunds;
import org.mingzhang.ledger.contract.ContractCommand.SignContract;
import org.mingzhang.ledger.contract.ContractEvent.ContractEnded;
import org.mingzhang.ledger.contract.ContractEvent.ContractIncreased;
import org.mingzhang.ledger.contract.ContractEvent.ContractReduced;
import org.mingzhang.ledger.contract.ContractEvent.ContractSigned;
import org.mingzhang.ledger.contract.ContractEvent.FundsReserved;
import org.mingzhang.ledger.contract.ContractEvent.ReservationCancelled;
import org.mingzhang.ledger.contract.ContractRefusal.AmountExceedsCommitted;
import org.mingzhang.ledger.contract.ContractRefusal.AmountExceedsReserved;
import org.mingzhang.ledger.contract.ContractRefusal.ContractExists;
import org.mingzhang.ledger.contract.ContractRefusal.ContractUnknown;
import org.mingzhang.ledger.contract.ContractRefusal.PlanExists;
import org.mingzhang.ledger.contract.ContractRefusal.PlanOnOtherLine;
import org.mingzhang.ledger.contract.ContractRefusal.PlanUnknown;
import org.mingzhang.ledger.controlpool.ControlPool;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;

/// Decides what is reserved and committed. Both lean on the pool of the line, as payments do.
public final class ContractDecider {

    private ContractDecider() {}

    /// Holds funds for a plan, if the pool of the line has them available.
    public static Decision reserve(ReserveFunds command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.line(),
                Operation.SPEND,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    if (state.of(ProcurementPlan.PART.of(command.plan())).plan().isPresent()) {
                        return Decision.refuse(new PlanExists(command.plan()));
                    }
                    Optional<Refusal> refusal =
                            ControlPool.lacking(line.pool(), command.amount(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return line.accept(
                            new FundsReserved(
                                    command.plan(),
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.amount(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    /// Frees what a plan holds, all of it or a part.
    public static Decision cancel(CancelReservation command, State state, Occasion occasion) {
        ProcurementPlan plan = state.of(ProcurementPlan.PART.of(command.plan()));
        if (plan.plan().isEmpty()) {
            return Decision.refuse(new PlanUnknown(command.plan()));
        }
        return BudgetLine.decide(
                plan.line(),
                Operation.CONCLUDE,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    if (command.amount().exceeds(plan.reserved())) {
                        return Decision.refuse(
                                new AmountExceedsReserved(
                                        command.plan(), plan.reserved(), command.amount()));
                    }
                    return line.accept(
                            new ReservationCancelled(
                                    command.plan(),
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

    /// Commits funds: out of a plan, whose surplus is free again, or out of what is available.
    public static Decision sign(SignContract command, State state, Occasion occasion) {
        if (!command.payee().isDiscreet(command.purpose())) {
            throw new IllegalArgumentException(
                    "contract " + command.contract() + " names a person without a commitment");
        }
        return BudgetLine.decide(
                command.line(),
                Operation.SPEND,
                command.effectiveDate(),
                state,
                occasion,
                line -> {
                    if (state.of(Contract.PART.of(command.contract())) instanceof Contract.Signed) {
                        return Decision.refuse(new ContractExists(command.contract()));
                    }
                    Optional<ProcurementPlan> plan =
                            command.plan().map(id -> state.of(ProcurementPlan.PART.of(id)));
                    Optional<Refusal> refusal =
                            plan.isPresent()
                                    ? unusable(plan.get(), command)
                                    : ControlPool.lacking(line.pool(), command.amount(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    Money surplus =
                            plan.map(held -> held.reserved().minus(command.amount()))
                                    .orElse(Money.ZERO);
                    return line.accept(
                            new ContractSigned(
                                    command.contract(),
                                    command.plan(),
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.payee(),
                                    command.purpose(),
                                    command.amount(),
                                    surplus,
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    /// Raises a contract, if the pool of its line has the amount available.
    public static Decision increase(IncreaseContract command, State state, Occasion occasion) {
        return onRunning(
                command.contract(),
                Operation.SPEND,
                command.effectiveDate(),
                state,
                occasion,
                (contract, line) -> {
                    Optional<Refusal> refusal =
                            ControlPool.lacking(line.pool(), command.amount(), state);
                    if (refusal.isPresent()) {
                        return Decision.refuse(refusal.get());
                    }
                    return line.accept(
                            new ContractIncreased(
                                    command.contract(),
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.amount(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            command.amount(),
                            state);
                });
    }

    /// Lowers a contract by no more than it holds.
    public static Decision reduce(ReduceContract command, State state, Occasion occasion) {
        return onRunning(
                command.contract(),
                Operation.CONCLUDE,
                command.effectiveDate(),
                state,
                occasion,
                (contract, line) -> {
                    if (command.amount().exceeds(contract.committed())) {
                        return Decision.refuse(
                                new AmountExceedsCommitted(
                                        command.contract(),
                                        contract.committed(),
                                        command.amount()));
                    }
                    return line.accept(
                            new ContractReduced(
                                    command.contract(),
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

    /// Ends a contract and frees what it still holds.
    public static Decision end(EndContract command, State state, Occasion occasion) {
        return onRunning(
                command.contract(),
                Operation.CONCLUDE,
                command.effectiveDate(),
                state,
                occasion,
                (contract, line) -> {
                    return line.accept(
                            new ContractEnded(
                                    command.contract(),
                                    line.line(),
                                    line.pool(),
                                    command.effectiveDate(),
                                    line.fiscalYear(),
                                    line.division(),
                                    line.unit(),
                                    command.document(),
                                    command.reason(),
                                    contract.committed(),
                                    command.attachments(),
                                    line.calendarVersion(state)),
                            contract.committed(),
                            state);
                });
    }

    /// Decides about a contract that has not ended, on its line.
    private static Decision onRunning(
            String id,
            Operation operation,
            LocalDate effectiveDate,
            State state,
            Occasion occasion,
            BiFunction<Contract.Signed, Approved, Decision> decider) {
        return state.of(Contract.PART.of(id)) instanceof Contract.Signed contract
                        && !contract.ended()
                ? BudgetLine.decide(
                        contract.line(),
                        operation,
                        effectiveDate,
                        state,
                        occasion,
                        line -> decider.apply(contract, line))
                : Decision.refuse(new ContractUnknown(id));
    }

    private static Optional<Refusal> unusable(ProcurementPlan plan, SignContract command) {
        String id = plan.plan().orElse("");
        if (id.isEmpty()) {
            return command.plan().map(PlanUnknown::new);
        }
        if (!plan.line().equals(command.line())) {
            return Optional.of(new PlanOnOtherLine(id, plan.line(), command.line()));
        }
        return command.amount().exceeds(plan.reserved())
                ? Optional.of(new AmountExceedsReserved(id, plan.reserved(), command.amount()))
                : Optional.empty();
    }
}
