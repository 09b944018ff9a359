package org.mingzhang.ledger.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.occasion;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Facts.approved;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashPlanSubmitted;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;
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
import org.mingzhang.ledger.testing.History;

/// A unit that is expected to have paid 100.00 by May and 200.00 by June.
class PaceTest {

    private static final String UNIT = "219011";
    private static final String ALERT = "219011/2026/Q2";

    private final History history = new History();

    private <C extends Command> Decision on(
            String day, String person, String role, Decider<C> decider, C command) {
        Decision decision = decider.decide(command, history, occasion(person, role, day));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private static MonthPace month(int month, String expected, String paid) {
        return new MonthPace(month, money(expected), money(paid));
    }

    private Decision raise(String day, MonthPace before, MonthPace last) {
        return on(
                day,
                "ledger",
                "system",
                PaceDecider::raise,
                new RaisePaceAlert(UNIT, DIVISION, 2026, before, last, PaceBasis.UNIT_HISTORY));
    }

    private Decision raise(String paidByMay, String paidByJune) {
        return raise("2026-07-01", month(5, "100.00", paidByMay), month(6, "200.00", paidByJune));
    }

    private Decision answer(PaceAnswer answer, String... line) {
        return on(
                "2026-07-02",
                "head-1",
                "business-head",
                PaceDecider::answer,
                new AnswerPaceAlert(
                        ALERT,
                        LocalDate.of(2026, 7, 2),
                        answer,
                        "The tender was late",
                        List.of(line).stream().findFirst()));
    }

    private static void isRefused(Decision decision, Refusal refusal) {
        assertThat(decision).isEqualTo(Decision.refuse(refusal));
    }

    @Test
    void twoMonthsInARowUnderSeventyPercentRaiseOneAlert() {
        assertThat(raise("69.99", "139.99"))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(accepted.events())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                PaceAlertRaised.class,
                                                raised -> {
                                                    assertThat(raised.alert()).isEqualTo(ALERT);
                                                    assertThat(raised.unit()).isEqualTo(UNIT);
                                                }));
        isRefused(raise("0.00", "0.00"), new PaceAlertExists(ALERT));
    }

    @Test
    void seventyPercentInEitherMonthRaisesNone() {
        isRefused(raise("70.00", "0.00"), new PaceNotBehind(5, money("70.00"), money("70.00")));
        isRefused(raise("0.00", "140.00"), new PaceNotBehind(6, money("140.00"), money("140.00")));
    }

    @Test
    void aMonthIsJudgedWhenItIsOver() {
        MonthPace may = month(5, "100.00", "0.00");
        MonthPace june = month(6, "200.00", "0.00");
        isRefused(raise("2026-06-30", may, june), new PaceMonthNotOver(2026, 6));
        isRefused(raise("2026-08-01", may, month(7, "300.00", "0.00")), new PaceMonthsApart(6, 7));
    }

    @Test
    void theNextQuarterMayAskAgain() {
        raise("0.00", "0.00");
        assertThat(raise("2026-08-01", month(6, "200.00", "0.00"), month(7, "300.00", "0.00")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void theHeadAnswersOnceWithAReason() {
        isRefused(answer(PaceAnswer.REASON), new PaceAlertUnknown(ALERT));
        raise("0.00", "0.00");
        assertThat(answer(PaceAnswer.REASON))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(accepted.events())
                                        .singleElement()
                                        .isInstanceOfSatisfying(
                                                PaceAlertAnswered.class,
                                                answered ->
                                                        assertThat(answered.answerer())
                                                                .isEqualTo("head-1")));
        isRefused(answer(PaceAnswer.REASON), new PaceAnswerStands(ALERT, "head-1"));
    }

    @Test
    void aChangeOfThePlanNamesALineOfTheUnitThatHasOne() {
        raise("0.00", "0.00");
        isRefused(answer(PaceAnswer.PLAN_CHANGE), new PacePlanUnknown(UNIT, "-"));
        history.append(List.of(approved("A", "900.00")));
        isRefused(answer(PaceAnswer.PLAN_CHANGE, "A"), new PacePlanUnknown(UNIT, "A"));
        history.append(
                List.of(
                        new CashPlanSubmitted(
                                "A",
                                LocalDate.of(2026, 7, 1),
                                2026,
                                DIVISION,
                                UNIT,
                                List.of(money("1.00")),
                                "handler-1")));
        assertThat(answer(PaceAnswer.PLAN_CHANGE, "A")).isInstanceOf(Decision.Accepted.class);
    }
}
