package org.mingzhang.ledger.cashplan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashDrawn;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashGivenBack;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExceeded;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanMissing;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentReturned;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentSubmitted;
import org.mingzhang.ledger.payment.PaymentEvent.PaymentWithdrawn;
import org.mingzhang.ledger.procedure.ProcedureRule.CashPlans;
import org.mingzhang.ledger.procedure.Procedures;
import org.mingzhang.ledger.procedure.Procedures.Published;
import org.mingzhang.ledger.reference.DivisionYears;

/// Payments draw on the cash plan of their line and month, and give back what comes to nothing.
///
/// A payment in an approved exception is outside every plan: nobody planned it.
public final class PlannedSpending {

    private PlannedSpending() {}

    /// The same decisions, with what they mean for cash plans behind them.
    public static <C extends Command> Decider<C> within(Decider<C> decider) {
        return (command, state, occasion) ->
                switch (decider.decide(command, state, occasion)) {
                    case Decision.Accepted accepted -> planned(accepted, state);
                    case Decision.Refused refused -> refused;
                };
    }

    private static Decision planned(Decision.Accepted accepted, State state) {
        List<Event> events = new ArrayList<>(accepted.events());
        for (Event event : accepted.events()) {
            if (event instanceof PaymentSubmitted submitted) {
                Optional<Published> rule = ruleOf(submitted, state);
                Optional<Refusal> refusal =
                        rule.flatMap(published -> refusal(submitted, published, state));
                if (refusal.isPresent()) {
                    return Decision.refuse(refusal.get());
                }
                if (rule.isPresent() && planOf(submitted, state).inForce().isPresent()) {
                    events.add(draw(submitted));
                }
            }
            cameToNothing(event)
                    .flatMap(payment -> state.of(CashDraw.PART.of(payment)).drawn())
                    .map(drawn -> giveBack(drawn, ((FiscalFact) event).effectiveDate()))
                    .ifPresent(events::add);
        }
        return new Decision.Accepted(events);
    }

    /// The rule that asks for a plan, if one does.
    private static Optional<Published> ruleOf(PaymentSubmitted submitted, State state) {
        if (submitted.exception().isPresent()) {
            return Optional.empty();
        }
        String year = DivisionYears.name(submitted.division(), submitted.fiscalYear());
        return state.of(Procedures.PART.of(year))
                .inForce()
                .filter(published -> published.rule().cashPlans() != CashPlans.UNUSED);
    }

    private static CashPlan planOf(PaymentSubmitted submitted, State state) {
        return state.of(CashPlan.PART.of(submitted.line()));
    }

    private static Optional<Refusal> refusal(
            PaymentSubmitted submitted, Published rule, State state) {
        CashPlan plan = planOf(submitted, state);
        if (plan.inForce().isEmpty()) {
            return rule.rule().cashPlans() == CashPlans.REQUIRED
                    ? Optional.of(new CashPlanMissing(submitted.line()))
                    : Optional.empty();
        }
        int month = submitted.effectiveDate().getMonthValue();
        Money left = plan.left(month);
        return submitted.amount().exceeds(left)
                ? Optional.of(
                        new CashPlanExceeded(
                                submitted.line(), month, left, submitted.amount(), rule.version()))
                : Optional.empty();
    }

    private static CashDrawn draw(PaymentSubmitted submitted) {
        return new CashDrawn(
                submitted.line(),
                submitted.payment(),
                submitted.effectiveDate(),
                submitted.fiscalYear(),
                submitted.division(),
                submitted.unit(),
                submitted.effectiveDate().getMonthValue(),
                submitted.amount());
    }

    private static Optional<String> cameToNothing(Event event) {
        return switch (event) {
            case PaymentReturned e -> Optional.of(e.payment());
            case PaymentWithdrawn e -> Optional.of(e.payment());
            default -> Optional.empty();
        };
    }

    private static CashGivenBack giveBack(CashDrawn drawn, LocalDate effectiveDate) {
        return new CashGivenBack(
                drawn.line(),
                drawn.payment(),
                effectiveDate,
                drawn.fiscalYear(),
                drawn.division(),
                drawn.unit(),
                drawn.month(),
                drawn.amount());
    }
}
