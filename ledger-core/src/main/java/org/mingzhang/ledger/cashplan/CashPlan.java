package org.mingzhang.ledger.cashplan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashDrawn;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashGivenBack;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanAdjusted;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanApproved;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanSubmitted;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.money.Money;

/// The cash plan of a line.
///
/// @param submitted the plan that waits for approval
/// @param inForce the plan that binds payments, January first
/// @param drawn what payments drew on each month, January first
public record CashPlan(
        Optional<Submitted> submitted, Optional<List<Money>> inForce, List<Money> drawn) {

    static final int MONTHS = 12;

    /// Folded by line.
    public static final Part<CashPlan> PART =
            new Part<>(
                    "line",
                    Set.of(CashPlanEvent.class),
                    new CashPlan(
                            Optional.empty(),
                            Optional.empty(),
                            Collections.nCopies(MONTHS, Money.ZERO)),
                    CashPlan::evolve);

    public CashPlan {
        inForce = inForce.map(List::copyOf);
        drawn = List.copyOf(drawn);
    }

    /// A plan that waits for a second person.
    ///
    /// @param months what is to be paid in each month, January first
    /// @param submitter who submitted it
    public record Submitted(List<Money> months, String submitter) {
        public Submitted {
            months = List.copyOf(months);
        }
    }

    /// What the plan in force has left in a month, 1 to 12.
    ///
    /// @throws java.util.NoSuchElementException if no plan is in force
    Money left(int month) {
        return of(inForce.orElseThrow(), month).minus(drawn.get(month - 1));
    }

    /// What a plan leaves to be paid, beside what was drawn already.
    Money open(List<Money> months) {
        return total(months).minus(total(drawn));
    }

    /// What a plan says of a month, 1 to 12.
    static Money of(List<Money> months, int month) {
        return month <= months.size() ? months.get(month - 1) : Money.ZERO;
    }

    private static Money total(List<Money> months) {
        return months.stream().reduce(Money.ZERO, Money::plus);
    }

    private CashPlan evolve(Event event) {
        return switch (event) {
            case CashPlanSubmitted e when submitted.isEmpty() && inForce.isEmpty() ->
                    submit(e.months(), e.submitter());
            case CashPlanAdjusted e when inForce.isPresent() -> submit(e.months(), e.submitter());
            case CashPlanApproved _ when submitted.isPresent() ->
                    new CashPlan(Optional.empty(), submitted.map(Submitted::months), drawn);
            case CashDrawn e when inForce.isPresent() && !e.amount().exceeds(left(e.month())) ->
                    draw(e.month(), e.amount());
            case CashGivenBack e -> draw(e.month(), e.amount().negated());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }

    private CashPlan submit(List<Money> months, String submitter) {
        return new CashPlan(Optional.of(new Submitted(months, submitter)), inForce, drawn);
    }

    private CashPlan draw(int month, Money amount) {
        List<Money> next = new ArrayList<>(drawn);
        next.set(month - 1, drawn.get(month - 1).plus(amount));
        return new CashPlan(submitted, inForce, next);
    }
}
