package org.mingzhang.ledger.multiyear;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.accounts.Account;
import org.mingzhang.ledger.budgetline.BudgetLine;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ConcludeProjectYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.RegisterMultiYear;
import org.mingzhang.ledger.multiyear.MultiYearCommand.ReviseAnnualPlan;
import org.mingzhang.ledger.multiyear.MultiYearEvent.AnnualPlanRevised;
import org.mingzhang.ledger.multiyear.MultiYearEvent.MultiYearRegistered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.SpecialAuditTriggered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.YearDeviationComputed;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ConcludedYearReplanned;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.PlanYearsApart;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.PlansDoNotAddUp;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectExists;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectUnknown;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectYearNotNext;
import org.mingzhang.ledger.multiyear.MultiYearRefusal.ProjectYearNotOver;
import org.mingzhang.ledger.procedure.ProcedureRuleRefusal.ProcedureNotPublished;
import org.mingzhang.ledger.procedure.Procedures;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.EffectiveDate;

/// Decides what becomes of projects that last longer than a year. Amounts are compared as integers.
public final class MultiYearDecider {

    private static final BigInteger WHOLE_BASIS_POINTS = BigInteger.valueOf(10_000);

    private MultiYearDecider() {}

    static Money sum(List<AnnualPlan> plans) {
        return plans.stream().map(AnnualPlan::amount).reduce(Money.ZERO, Money::plus);
    }

    /// Takes a project whose plans add up to its total.
    public static Decision register(RegisterMultiYear command, State state, Occasion occasion) {
        if (state.of(MultiYearProject.PART.of(command.project())).registered().isPresent()) {
            return Decision.refuse(new ProjectExists(command.project()));
        }
        return EffectiveDate.refusal(
                        command.effectiveDate(), command.effectiveDate().getYear(), occasion)
                .or(() -> unsound(command.project(), command.plans(), command.total()))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new MultiYearRegistered(
                                        command.project(),
                                        command.effectiveDate(),
                                        command.plans().getFirst().year(),
                                        command.division(),
                                        command.unit(),
                                        command.name(),
                                        command.total(),
                                        command.plans(),
                                        command.document())));
    }

    /// Takes other plans, with the same total and the same years that are over.
    public static Decision revise(ReviseAnnualPlan command, State state, Occasion occasion) {
        MultiYearProject project = state.of(MultiYearProject.PART.of(command.project()));
        if (project.registered().isEmpty()) {
            return Decision.refuse(new ProjectUnknown(command.project()));
        }
        MultiYearRegistered registered = project.registered().get();
        return EffectiveDate.refusal(
                        command.effectiveDate(), command.effectiveDate().getYear(), occasion)
                .or(() -> unsound(command.project(), command.plans(), registered.total()))
                .or(() -> replanned(project, command))
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new AnnualPlanRevised(
                                        command.project(),
                                        command.effectiveDate(),
                                        project.nextYear().orElse(registered.fiscalYear()),
                                        registered.division(),
                                        registered.unit(),
                                        command.plans(),
                                        command.reason(),
                                        command.document())));
    }

    private static Optional<Refusal> unsound(String project, List<AnnualPlan> plans, Money total) {
        for (int i = 1; i < plans.size(); i++) {
            int expected = plans.get(i - 1).year() + 1;
            if (plans.get(i).year() != expected) {
                return Optional.of(new PlanYearsApart(project, expected, plans.get(i).year()));
            }
        }
        return sum(plans).equals(total)
                ? Optional.empty()
                : Optional.of(new PlansDoNotAddUp(project, total, sum(plans)));
    }

    private static Optional<Refusal> replanned(MultiYearProject project, ReviseAnnualPlan command) {
        return project.plans().stream()
                .limit(project.concluded())
                .filter(plan -> !command.plans().contains(plan))
                .findFirst()
                .map(plan ->
                        new ConcludedYearReplanned(command.project(), plan.year(), plan.amount()));
    }

    /// Compares what was spent so far with what was planned so far; too far apart opens a special
    /// audit. The lines of the year are not closed yet.
    public static Decision conclude(ConcludeProjectYear command, State state, Occasion occasion) {
        MultiYearProject project = state.of(MultiYearProject.PART.of(command.project()));
        if (project.registered().isEmpty()) {
            return Decision.refuse(new ProjectUnknown(command.project()));
        }
        MultiYearRegistered registered = project.registered().get();
        Optional<Refusal> early = notNow(project, command, occasion);
        if (early.isPresent()) {
            return Decision.refuse(early.get());
        }
        String year = DivisionYears.name(registered.division(), command.year());
        Optional<Procedures.Published> rule = state.of(Procedures.PART.of(year)).inForce();
        if (rule.isEmpty()) {
            return Decision.refuse(new ProcedureNotPublished(year));
        }
        Money spent = Money.ZERO;
        for (String id : linesOf(project, command.year()).toList()) {
            BudgetLine found = state.of(BudgetLine.PART.of(id));
            if (!(found instanceof BudgetLine.Approved line)) {
                return Decision.refuse(BudgetLine.unusable(found, id));
            }
            spent = spent.plus(line.balances().of(Account.EXPENDED));
        }
        return concluded(
                project, spent, rule.get().rule().deviationBasisPoints(), registered, occasion);
    }

    private static Optional<Refusal> notNow(
            MultiYearProject project, ConcludeProjectYear command, Occasion occasion) {
        Optional<Integer> next = project.nextYear();
        if (next.filter(year -> year == command.year()).isEmpty()) {
            return Optional.of(
                    new ProjectYearNotNext(
                            command.project(),
                            next.orElse(project.plans().getLast().year() + 1),
                            command.year()));
        }
        return occasion.today().getYear() > command.year()
                ? Optional.empty()
                : Optional.of(new ProjectYearNotOver(command.project(), command.year()));
    }

    private static Stream<String> linesOf(MultiYearProject project, int year) {
        return project.lines().stream()
                .filter(line -> line.year() == year)
                .map(MultiYearProject.Line::line);
    }

    private static Decision concluded(
            MultiYearProject project,
            Money spent,
            int toleranceBasisPoints,
            MultiYearRegistered registered,
            Occasion occasion) {
        int year = project.nextYear().orElseThrow();
        Money spentSoFar = project.spentSoFar().plus(spent);
        Money planned = project.plannedThroughNext();
        YearDeviationComputed computed =
                new YearDeviationComputed(
                        registered.project(),
                        occasion.today(),
                        year,
                        registered.division(),
                        registered.unit(),
                        spent,
                        spentSoFar,
                        planned,
                        toleranceBasisPoints);
        Money apart = spentSoFar.minus(planned);
        Money deviation = apart.isNegative() ? apart.negated() : apart;
        Money allowed = share(planned, toleranceBasisPoints);
        return deviation.exceeds(allowed)
                ? Decision.accept(
                        computed,
                        new SpecialAuditTriggered(
                                registered.project(),
                                occasion.today(),
                                year,
                                registered.division(),
                                registered.unit(),
                                deviation,
                                allowed))
                : Decision.accept(computed);
    }

    /// Rounded down: a whole number of minor units exceeds the share just when it exceeds this.
    private static Money share(Money whole, int basisPoints) {
        return new Money(
                BigInteger.valueOf(whole.minorUnits())
                        .multiply(BigInteger.valueOf(basisPoints))
                        .divide(WHOLE_BASIS_POINTS)
                        .longValueExact());
    }
}
