package org.mingzhang.ledger.multiyear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.occasion;
import static org.mingzhang.ledger.testing.Examples.DIVISION;
import static org.mingzhang.ledger.testing.Examples.approve;
import static org.mingzhang.ledger.testing.Examples.approvePayment;
import static org.mingzhang.ledger.testing.Examples.money;
import static org.mingzhang.ledger.testing.Examples.release;
import static org.mingzhang.ledger.testing.Examples.review;
import static org.mingzhang.ledger.testing.Examples.settle;
import static org.mingzhang.ledger.testing.Examples.submit;
import static org.mingzhang.ledger.testing.ProcedureFacts.RULE;
import static org.mingzhang.ledger.testing.ProcedureFacts.published;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.budgetline.BudgetLineCommand.ApproveAppropriation;
import org.mingzhang.ledger.budgetline.BudgetLineDecider;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ConcludeProjectYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.RegisterMultiYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ReviseAnnualPlan;
import org.mingzhang.ledger.multiyear.MultiYearEvent.SpecialAuditTriggered;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ConcludedYearReplanned;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.PlanYearsApart;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.PlansDoNotAddUp;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectExists;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectUnknown;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectYearNotNext;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectYearNotOver;
import org.mingzhang.ledger.payment.ApprovalDecider;
import org.mingzhang.ledger.payment.PaymentDecider;
import org.mingzhang.ledger.testing.History;

/// A project of 300.00 over two years: 100.00 in 2026, 200.00 in 2027.
class MultiYearProjectTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final History history = new History();

    @BeforeEach
    void proceduresArePublished() {
        history.append(published(RULE));
    }

    private <C extends Command> Decision on(
            String day, String person, String role, Decider<C> decider, C command) {
        Decision decision = decider.decide(command, history, occasion(person, role, day));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private Decision register(AnnualPlan... plans) {
        return on(
                "2026-06-30",
                "budget-1",
                "budget",
                MultiYearDecider::register,
                new RegisterMultiYear(
                        "J1",
                        DIVISION,
                        "219011",
                        "Dyke",
                        DAY,
                        money("300.00"),
                        List.of(plans),
                        "Project No. 1"));
    }

    private Decision revise(AnnualPlan... plans) {
        return on(
                "2027-02-01",
                "budget-1",
                "budget",
                MultiYearDecider::revise,
                new ReviseAnnualPlan("J1", DAY, List.of(plans), "Later", "Project No. 2"));
    }

    private Decision conclude(String day, int year) {
        return on(
                day,
                "budget-1",
                "budget",
                MultiYearDecider::conclude,
                new ConcludeProjectYear("J1", year));
    }

    private static AnnualPlan plan(int year, String amount) {
        return new AnnualPlan(year, money(amount));
    }

    private void registered() {
        assertThat(register(plan(2026, "100.00"), plan(2027, "200.00")))
                .isInstanceOf(Decision.Accepted.class);
    }

    /// One line of the project pays an amount in 2026.
    private void spent(String amount) {
        ApproveAppropriation plain = approve("B", "900.00");
        on(
                "2026-06-30",
                "budget-1",
                "budget",
                BudgetLineDecider::approve,
                new ApproveAppropriation(
                        plain.line(),
                        plain.division(),
                        plain.fiscalYear(),
                        plain.unit(),
                        plain.function(),
                        plain.economic(),
                        plain.fundType(),
                        Optional.of("J1"),
                        plain.label(),
                        plain.declaredPool(),
                        plain.effectiveDate(),
                        plain.effectiveAssumed(),
                        plain.document(),
                        plain.amount(),
                        Optional.empty(),
                        plain.attachments()));
        String day = "2026-06-30";
        on(day, "budget-1", "budget", BudgetLineDecider::release, release("B", "900.00"));
        on(day, "handler-1", "handler", PaymentDecider::submit, submit("p1", "B", amount));
        on(day, "reviewer-1", "reviewer", PaymentDecider::review, review("p1"));
        on(day, "approver-1", "approver", ApprovalDecider::approve, approvePayment("p1"));
        assertThat(on(day, "cashier-1", "finance", PaymentDecider::settle, settle("p1")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void itsAnnualPlansAddUpToItsTotal() {
        assertThat(register(plan(2026, "100.00"), plan(2027, "199.99")))
                .isEqualTo(
                        Decision.refuse(
                                new PlansDoNotAddUp("J1", money("300.00"), money("299.99"))));
        assertThat(register(plan(2026, "100.00"), plan(2028, "200.00")))
                .isEqualTo(Decision.refuse(new PlanYearsApart("J1", 2027, 2028)));
        registered();
        assertThat(register(plan(2026, "300.00")))
                .isEqualTo(Decision.refuse(new ProjectExists("J1")));
    }

    @Test
    void revisedPlansKeepTheTotal() {
        assertThat(revise(plan(2026, "300.00")))
                .isEqualTo(Decision.refuse(new ProjectUnknown("J1")));
        registered();
        assertThat(revise(plan(2026, "100.00"), plan(2027, "200.01")))
                .isEqualTo(
                        Decision.refuse(
                                new PlansDoNotAddUp("J1", money("300.00"), money("300.01"))));
        assertThat(revise(plan(2026, "50.00"), plan(2027, "200.00"), plan(2028, "50.00")))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void aConcludedYearKeepsItsPlan() {
        registered();
        spent("100.00");
        conclude("2027-01-10", 2026);

        assertThat(revise(plan(2026, "50.00"), plan(2027, "250.00")))
                .isEqualTo(
                        Decision.refuse(new ConcludedYearReplanned("J1", 2026, money("100.00"))));
    }

    @Test
    void aYearIsConcludedOnceItIsOverAndInItsTurn() {
        registered();
        assertThat(conclude("2026-12-31", 2026))
                .isEqualTo(Decision.refuse(new ProjectYearNotOver("J1", 2026)));
        assertThat(conclude("2028-01-10", 2027))
                .isEqualTo(Decision.refuse(new ProjectYearNotNext("J1", 2026, 2027)));
        assertThat(conclude("2027-01-10", 2026)).isInstanceOf(Decision.Accepted.class);
        assertThat(conclude("2027-01-10", 2026))
                .isEqualTo(Decision.refuse(new ProjectYearNotNext("J1", 2027, 2026)));
    }

    /// Exactly 5 % is inside.
    @ParameterizedTest
    @CsvSource({
        "94.99, true",
        "95.00, false",
        "100.00, false",
        "105.00, false",
        "105.01, true",
    })
    void moreThanFivePercentFromThePlanOpensASpecialAudit(String spent, boolean audit) {
        registered();
        spent(spent);

        assertThat(conclude("2027-01-10", 2026))
                .isInstanceOfSatisfying(
                        Decision.Accepted.class,
                        accepted ->
                                assertThat(
                                                accepted.events().getLast()
                                                        instanceof SpecialAuditTriggered)
                                        .isEqualTo(audit));
    }
}
