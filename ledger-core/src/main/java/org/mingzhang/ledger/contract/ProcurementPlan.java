package org.mingzhang.ledger.contract;

import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.accounts.Reserving;
import org.mingzhang.ledger.contract.ContractEvent.FundsReserved;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.money.Money;

/// A procurement plan and what it holds. 采购计划
///
/// @param plan its identifier; absent before funds are reserved
/// @param line the line that it holds funds of
/// @param reserved what it holds
public record ProcurementPlan(Optional<String> plan, String line, Money reserved) {

    /// Folded from every event that moves what the plan holds.
    public static final Part<ProcurementPlan> PART =
            new Part<>(
                    "plan",
                    Set.of(Reserving.class),
                    new ProcurementPlan(Optional.empty(), "", Money.ZERO),
                    ProcurementPlan::evolve);

    private ProcurementPlan evolve(Event event) {
        if (event instanceof FundsReserved e && plan.isEmpty()) {
            return new ProcurementPlan(Optional.of(e.plan()), e.line(), e.amount());
        }
        if (event instanceof Reserving moving && plan.isPresent()) {
            Money next = reserved.plus(moving.reservedBy(plan.get()));
            if (!next.isNegative()) {
                return new ProcurementPlan(plan, moving.line(), next);
            }
        }
        throw new CorruptHistoryException(this + " cannot fold " + event);
    }
}
