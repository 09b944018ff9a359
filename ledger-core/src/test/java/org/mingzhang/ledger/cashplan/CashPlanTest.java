package org.mingzhang.ledger.cashplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.occasion;
import static org.mingzhang.ledger.testing.Examples.DAY;
import static org.mingzhang.ledger.testing.Examples.DIVISION_YEAR;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.sendBack;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.Facts.approved;
import static org.mingzhang.ledger.testing.Facts.livePaymentsBegan;
import static org.mingzhang.ledger.testing.Facts.released;
import static org.mingzhang.ledger.testing.ProcedureFacts.RULE;
import static org.mingzhang.ledger.testing.ProcedureFacts.published;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.cashplan.CashPlanCommand.AdjustCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.ApproveCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanCommand.SubmitCashPlan;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashDrawn;
import org.mingzhang.ledger.cashplan.CashPlanEvent.CashGivenBack;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanBelowDrawn;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExceeded;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExceedsAvailable;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanExists;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanMissing;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlanNotSubmitted;
import org.mingzhang.ledger.cashplan.CashPlanRefusal.CashPlansUnused;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.procedure.ProcedureRule;
import org.mingzhang.ledger.procedure.ProcedureRule.CashPlans;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.testing.History;

/// The payments of a month do not exceed the plan of the month. All payments here are of March.
class CashPlanTest {

    private final History history = new History();

    @BeforeEach
    void aLineWithNineHundredAvailable() {
        history.append(
                List.of(approved("A", "900.00"), released("A", "900.00"), livePaymentsBegan()));
    }

    private void procedures(CashPlans use) {
        history.append(
                published(
                        new ProcedureRule(
                                RULE.exceptionHours(),
                                RULE.exceptionLevels(),
                                use,
                                RULE.deviationBasisPoints())));
    }

    private <C extends Command> Decision by(
            String person, String role, Decider<C> decider, C command) {
        Decision decision = decider.decide(command, history, occasion(person, role, "2026-06-30"));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    /// What is planned for March and for April; nothing for the other months.
    private static List<Money> months(String march, String april) {
        List<Money> months = new ArrayList<>(Collections.nCopies(12, Money.ZERO));
        months.set(2, money(march));
        months.set(3, money(april));
        return months;
    }

    private Decision plan(String march, String april) {
        return by(
                "handler-1",
                "handler",
                CashPlanDecider::submit,
                new SubmitCashPlan("A", DAY, months(march, april)));
    }

    private Decision adjust(String march, String april) {
        return by(
                "handler-1",
                "handler",
                CashPlanDecider::adjust,
                new AdjustCashPlan("A", DAY, months(march, april), "Works begin earlier"));
    }

    private Decision approve(String person) {
        return by(person, "budget", CashPlanDecider::approve, new ApproveCashPlan("A", DAY));
    }

    private Decision pay(String payment, String amount) {
        return by(
                "handler-1",
                "handler",
                PlannedSpending.within(PaymentDecider::submit),
                submit(payment, "A", amount));
    }

    private Decision giveBack(String payment) {
        return by(
                "reviewer-1",
                "reviewer",
                PlannedSpending.within(PaymentDecider::sendBack),
                sendBack(payment));
    }

    private static Event last(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return ((Decision.Accepted) decision).events().getLast();
    }

    @Test
    void aPlanIsSubmittedByOnePersonAndApprovedByAnother() {
        procedures(CashPlans.OPTIONAL);
        assertThat(plan("300.00", "200.00")).isInstanceOf(Decision.Accepted.class);
        assertThat(plan("300.00", "200.00")).isEqualTo(Decision.refuse(new CashPlanExists("A")));
        assertThat(approve("handler-1"))
                .isEqualTo(Decision.refuse(new SamePersonTwice("handler-1", "submitter")));
        assertThat(approve("budget-1")).isInstanceOf(Decision.Accepted.class);
        assertThat(approve("budget-1")).isEqualTo(Decision.refuse(new CashPlanNotSubmitted("A")));
    }

    @Test
    void theMonthsTogetherAreWhatTheLineHasAtMost() {
        procedures(CashPlans.OPTIONAL);
        assertThat(plan("500.00", "400.01"))
                .isEqualTo(
                        Decision.refuse(
                                new CashPlanExceedsAvailable(
                                        "A", money("900.00"), money("900.01"))));
        assertThat(plan("500.00", "400.00")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void thePaymentsOfAMonthExhaustItsPlanToTheCentAndNotBeyond() {
        procedures(CashPlans.OPTIONAL);
        plan("300.00", "200.00");
        approve("budget-1");

        assertThat(last(pay("p1", "299.99"))).isInstanceOf(CashDrawn.class);
        assertThat(pay("p2", "0.02"))
                .isEqualTo(
                        Decision.refuse(
                                new CashPlanExceeded("A", 3, money("0.01"), money("0.02"), 1)));
        assertThat(last(pay("p3", "0.01"))).isInstanceOf(CashDrawn.class);
    }

    @Test
    void whatComesBackCanBeDrawnAgain() {
        procedures(CashPlans.OPTIONAL);
        plan("300.00", "200.00");
        approve("budget-1");
        pay("p1", "300.00");

        assertThat(last(giveBack("p1"))).isInstanceOf(CashGivenBack.class);

        assertThat(last(pay("p2", "300.00"))).isInstanceOf(CashDrawn.class);
    }

    @Test
    void anAdjustmentKeepsWhatIsPaidAndHoldsOnceApproved() {
        procedures(CashPlans.OPTIONAL);
        plan("300.00", "200.00");
        approve("budget-1");
        pay("p1", "250.00");

        assertThat(adjust("249.99", "0.00"))
                .isEqualTo(
                        Decision.refuse(
                                new CashPlanBelowDrawn(3, money("250.00"), money("249.99"))));
        assertThat(adjust("800.00", "100.01")).isInstanceOf(Decision.Refused.class);
        assertThat(adjust("800.00", "100.00")).isInstanceOf(Decision.Accepted.class);
        assertThat(pay("p2", "100.00")).isInstanceOf(Decision.Refused.class);
        approve("budget-1");
        assertThat(pay("p2", "100.00")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aLineWithoutAPlanPaysNothingWherePlansAreRequired() {
        procedures(CashPlans.REQUIRED);

        assertThat(pay("p1", "1.00")).isEqualTo(Decision.refuse(new CashPlanMissing("A")));
    }

    @Test
    void aLineWithoutAPlanPaysFreelyWherePlansAreNotRequired() {
        procedures(CashPlans.OPTIONAL);

        assertThat(pay("p1", "900.00")).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void noPlanIsTakenWhereNoneIsUsed() {
        procedures(CashPlans.UNUSED);

        assertThat(plan("1.00", "1.00"))
                .isEqualTo(Decision.refuse(new CashPlansUnused(DIVISION_YEAR)));
        assertThat(pay("p1", "900.00")).isInstanceOf(Decision.Accepted.class);
    }
}
