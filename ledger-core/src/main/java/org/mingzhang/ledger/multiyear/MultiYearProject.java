package org.mingzhang.ledger.multiyear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.multiyear.MultiYearEvent.AnnualPlanRevised;
import org.mingzhang.ledger.multiyear.MultiYearEvent.MultiYearRegistered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.SpecialAuditTriggered;
import org.mingzhang.ledger.multiyear.MultiYearEvent.YearDeviationComputed;

/// A project that lasts longer than a year.
///
/// @param registered how it was registered, if it was
/// @param plans its plans as they are now
/// @param concluded how many of its years are concluded
/// @param spentSoFar what was spent up to the end of the last of them
/// @param lines the lines whose approval names it
public record MultiYearProject(
        Optional<MultiYearRegistered> registered,
        List<AnnualPlan> plans,
        int concluded,
        Money spentSoFar,
        List<Line> lines) {

    /// Folded by project.
    public static final Part<MultiYearProject> PART =
            new Part<>(
                    "project",
                    Set.of(MultiYearEvent.class, AppropriationApproved.class),
                    new MultiYearProject(Optional.empty(), List.of(), 0, Money.ZERO, List.of()),
                    MultiYearProject::evolve);

    public MultiYearProject {
        plans = List.copyOf(plans);
        lines = List.copyOf(lines);
    }

    /// A line of a project.
    ///
    /// @param year its fiscal year
    /// @param line its identifier
    public record Line(int year, String line) {}

    /// The year that is to be concluded next, if one is left.
    Optional<Integer> nextYear() {
        return plans.stream().skip(concluded).map(AnnualPlan::year).findFirst();
    }

    /// What is planned up to the end of the next year.
    Money plannedThroughNext() {
        return MultiYearDecider.sum(plans.subList(0, concluded + 1));
    }

    private MultiYearProject evolve(Event event) {
        return switch (event) {
            case AppropriationApproved e -> {
                List<Line> all = new ArrayList<>(lines);
                all.add(new Line(e.fiscalYear(), e.line()));
                yield new MultiYearProject(registered, plans, concluded, spentSoFar, all);
            }
            case MultiYearRegistered e when registered.isEmpty() ->
                    new MultiYearProject(Optional.of(e), e.plans(), 0, Money.ZERO, lines);
            case AnnualPlanRevised e when registered.isPresent() ->
                    new MultiYearProject(registered, e.plans(), concluded, spentSoFar, lines);
            case YearDeviationComputed e
                    when nextYear().filter(year -> year == e.fiscalYear()).isPresent() ->
                    new MultiYearProject(registered, plans, concluded + 1, e.spentSoFar(), lines);
            case SpecialAuditTriggered _ when concluded > 0 -> this;
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
