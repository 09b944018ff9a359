package org.mingzhang.ledger.carryover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.budgetline.Balance;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.budgetline.BudgetLine.Approved;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.carryover.CarryOverCommand.CarryForward;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarriedContract;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarriedPlan;
import org.mingzhang.ledger.carryover.CarryOverEvent.CarryForwardOpened;
import org.mingzhang.ledger.carryover.CarryOverEvent.FundsCarriedForward;
import org.mingzhang.ledger.carryover.CarryOverRefusal.CarryOutsideKind;
import org.mingzhang.ledger.carryover.CarryOverRefusal.ContractNotOnLine;
import org.mingzhang.ledger.carryover.CarryOverRefusal.NothingCarried;
import org.mingzhang.ledger.carryover.CarryOverRefusal.PlanNotOnLine;
import org.mingzhang.ledger.contract.Contract;
import org.mingzhang.ledger.contract.ProcurementPlan;
import org.mingzhang.ledger.controlpool.ControlPoolRefusal.AmountExceedsRange;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;

/// Decides what goes over to the next year, in both years at once.
public final class CarryOverDecider {

    private CarryOverDecider() {}

    /// Takes funds, plans and contracts off a line and puts them on one of the next year that
    /// agrees with it.
    public static Decision carry(CarryForward command, State state, Occasion occasion) {
        return BudgetLine.decide(
                command.source(),
                Operation.CLOSE,
                command.effectiveDate(),
                state,
                occasion,
                source -> {
                    BudgetLine found = state.of(BudgetLine.PART.of(command.target()));
                    if (!(found instanceof Approved target)) {
                        return Decision.refuse(BudgetLine.unusable(found, command.target()));
                    }
                    return carry(command, source, target, state, occasion);
                });
    }

    private static Decision carry(
            CarryForward command,
            Approved source,
            Approved target,
            State state,
            Occasion occasion) {
        String needed = kind(source, source.fiscalYear() + 1);
        String given = kind(target, target.fiscalYear());
        if (!needed.equals(given)) {
            return Decision.refuse(new CarryOutsideKind(needed, given));
        }
        LocalDate opening = LocalDate.of(target.fiscalYear(), 1, 1);
        Optional<Refusal> refusal =
                target.untimely(Operation.PREPARE, opening, state, occasion)
                        .or(() ->
                                BudgetLineDecider.lacking(
                                        source, Balance.UNRELEASED, command.unreleased(), state))
                        .or(() ->
                                command.available().isPositive()
                                        ? BudgetLineDecider.lacking(
                                                source,
                                                Balance.AVAILABLE,
                                                command.available(),
                                                state)
                                        : Optional.empty())
                        .or(() -> notHeld(command, state));
        if (refusal.isPresent()) {
            return Decision.refuse(refusal.get());
        }
        List<CarriedPlan> plans = plans(command, state);
        List<CarriedContract> contracts = contracts(command, state);
        FundsCarriedForward out =
                new FundsCarriedForward(
                        source.line(),
                        source.pool(),
                        command.effectiveDate(),
                        source.fiscalYear(),
                        source.division(),
                        source.unit(),
                        command.document(),
                        target.line(),
                        command.unreleased(),
                        command.available(),
                        plans,
                        contracts,
                        command.attachments(),
                        source.calendarVersion(state));
        long carried =
                out.unreleased().minorUnits()
                        + out.available().minorUnits()
                        + out.reserved().minorUnits()
                        + out.committed().minorUnits();
        if (carried > Money.MAX.minorUnits()) {
            return Decision.refuse(new AmountExceedsRange(source.pool(), Money.MAX));
        }
        if (carried == 0) {
            return Decision.refuse(new NothingCarried(source.line()));
        }
        CarryForwardOpened in =
                new CarryForwardOpened(
                        target.line(),
                        target.pool(),
                        opening,
                        target.fiscalYear(),
                        target.division(),
                        target.unit(),
                        command.document(),
                        source.line(),
                        command.unreleased(),
                        command.available(),
                        plans,
                        contracts,
                        command.attachments(),
                        target.calendarVersion(state));
        return source.hasRoomFor(out, state) && target.hasRoomFor(in, state)
                ? Decision.accept(out, in)
                : Decision.refuse(new AmountExceedsRange(target.pool(), out.carried()));
    }

    /// A plan or contract that is not on the line, has nothing, or is named twice.
    private static Optional<Refusal> notHeld(CarryForward command, State state) {
        Set<String> plans = new HashSet<>();
        for (String id : command.plans()) {
            ProcurementPlan plan = state.of(ProcurementPlan.PART.of(id));
            if (!plans.add(id)
                    || !plan.line().equals(command.source())
                    || !plan.reserved().isPositive()) {
                return Optional.of(new PlanNotOnLine(id, command.source()));
            }
        }
        Set<String> contracts = new HashSet<>();
        for (String id : command.contracts()) {
            if (!contracts.add(id)
                    || !(state.of(Contract.PART.of(id)) instanceof Contract.Signed contract)
                    || contract.ended()
                    || !contract.line().equals(command.source())) {
                return Optional.of(new ContractNotOnLine(id, command.source()));
            }
        }
        return Optional.empty();
    }

    private static List<CarriedPlan> plans(CarryForward command, State state) {
        return command.plans().stream()
                .map(id -> new CarriedPlan(id, state.of(ProcurementPlan.PART.of(id)).reserved()))
                .toList();
    }

    private static List<CarriedContract> contracts(CarryForward command, State state) {
        List<CarriedContract> carried = new ArrayList<>();
        for (String id : command.contracts()) {
            if (state.of(Contract.PART.of(id)) instanceof Contract.Signed contract) {
                carried.add(new CarriedContract(id, contract.committed()));
            }
        }
        return carried;
    }

    private static String kind(Approved line, int year) {
        return String.join(
                " ",
                Integer.toString(year),
                line.division(),
                line.unit(),
                line.function(),
                line.economic(),
                line.fundType(),
                line.project().orElse("-"));
    }
}
