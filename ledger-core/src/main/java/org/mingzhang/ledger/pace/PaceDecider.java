package org.mingzhang.ledger.pace;

import java.time.YearMonth;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.cashplan.CashPlan;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.pace.PaceCommand.AnswerPaceAlert;
import org.mingzhang.ledger.pace.PaceCommand.RaisePaceAlert;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertAnswered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;
import org.mingzhang.ledger.pace.PaceRefusal.PaceAlertExists;
import org.mingzhang.ledger.pace.PaceRefusal.PaceAlertUnknown;
import org.mingzhang.ledger.pace.PaceRefusal.PaceAnswerStands;
import org.mingzhang.ledger.pace.PaceRefusal.PaceMonthNotOver;
import org.mingzhang.ledger.pace.PaceRefusal.PaceMonthsApart;
import org.mingzhang.ledger.pace.PaceRefusal.PaceNotBehind;
import org.mingzhang.ledger.pace.PaceRefusal.PacePlanUnknown;
import org.mingzhang.ledger.reference.EffectiveDate;

/// Decides when the head of a unit is asked why the unit spends so slowly, and takes the answer.
///
/// **Source** `docs/domain.md`, "The pace of execution".
public final class PaceDecider {

    private PaceDecider() {}

    /// Two months in a row under 70 % of what is expected raise one alert in a quarter.
    public static Decision raise(RaisePaceAlert command, State state, Occasion occasion) {
        String alert = PaceAlert.name(command.unit(), command.year(), command.last().quarter());
        if (!(state.of(PaceAlert.PART.of(alert)) instanceof PaceAlert.None)) {
            return Decision.refuse(new PaceAlertExists(alert));
        }
        return unfounded(command, occasion)
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new PaceAlertRaised(
                                        alert,
                                        occasion.today(),
                                        command.year(),
                                        command.division(),
                                        command.unit(),
                                        command.before(),
                                        command.last(),
                                        command.basis())));
    }

    private static Optional<Refusal> unfounded(RaisePaceAlert command, Occasion occasion) {
        int next = command.before().month() + 1;
        if (command.last().month() != next) {
            return Optional.of(new PaceMonthsApart(next, command.last().month()));
        }
        YearMonth last = YearMonth.of(command.year(), command.last().month());
        if (!occasion.today().isAfter(last.atEndOfMonth())) {
            return Optional.of(new PaceMonthNotOver(command.year(), command.last().month()));
        }
        return Stream.of(command.before(), command.last())
                .filter(month -> !month.isBehind())
                .findFirst()
                .map(month -> new PaceNotBehind(month.month(), month.needed(), month.paid()));
    }

    /// The head answers once, in the year of the alert or later.
    public static Decision answer(AnswerPaceAlert command, State state, Occasion occasion) {
        return switch (state.of(PaceAlert.PART.of(command.alert()))) {
            case PaceAlert.None _ -> Decision.refuse(new PaceAlertUnknown(command.alert()));
            case PaceAlert.Answered(var _, var answer) ->
                    Decision.refuse(new PaceAnswerStands(command.alert(), answer.answerer()));
            case PaceAlert.Raised(var raised) -> answer(command, raised, state, occasion);
        };
    }

    private static Decision answer(
            AnswerPaceAlert command, PaceAlertRaised raised, State state, Occasion occasion) {
        return EffectiveDate.refusal(
                        command.effectiveDate(), command.effectiveDate().getYear(), occasion)
                .or(() -> unplanned(command, raised.unit(), state))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new PaceAlertAnswered(
                                        raised.alert(),
                                        command.effectiveDate(),
                                        raised.fiscalYear(),
                                        raised.division(),
                                        raised.unit(),
                                        command.answer(),
                                        command.reason(),
                                        command.line(),
                                        occasion.actor().id())));
    }

    private static Optional<Refusal> unplanned(AnswerPaceAlert command, String unit, State state) {
        return switch (command.answer()) {
            case REASON -> Optional.empty();
            case PLAN_CHANGE ->
                    command.line().filter(line -> isPlanned(line, unit, state)).isPresent()
                            ? Optional.empty()
                            : Optional.of(new PacePlanUnknown(unit, command.line().orElse("-")));
        };
    }

    private static boolean isPlanned(String id, String unit, State state) {
        CashPlan plan = state.of(CashPlan.PART.of(id));
        return state.of(BudgetLine.PART.of(id)) instanceof BudgetLine.Approved line
                && line.unit().equals(unit)
                && (plan.submitted().isPresent() || plan.inForce().isPresent());
    }
}
