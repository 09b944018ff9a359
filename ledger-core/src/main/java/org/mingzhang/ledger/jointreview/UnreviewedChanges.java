package org.mingzhang.ledger.jointreview;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.DivisionYears;

/// How much of a unit's year was changed without a review, by kind of change. A change in pieces,
/// or over several lines, is measured by their sum.
///
/// @param sums by unit, year and kind; what did not change is absent
record UnreviewedChanges(Map<Of, Money> sums) {

    /// Folded by unit. A virement is a change of the unit that gives, and stands beside the
    /// receiver's own.
    static final Part<UnreviewedChanges> PART =
            new Part<>(
                    "unit",
                    Set.of(
                            AppropriationApproved.class,
                            AppropriationSupplemented.class,
                            AppropriationReduced.class,
                            VirementPosted.class,
                            ProposalApplied.class),
                    new UnreviewedChanges(Map.of()),
                    UnreviewedChanges::evolve);

    /// What is measured together: what one proposal could ask for.
    ///
    /// @param unit the code of the unit
    /// @param year the division and fiscal year
    /// @param kind the kind of change
    record Of(String unit, String year, ProposalKind kind) {

        static Of of(String unit, String division, int fiscalYear, ProposalKind kind) {
            return new Of(unit, DivisionYears.name(division, fiscalYear), kind);
        }
    }

    UnreviewedChanges {
        sums = Map.copyOf(sums);
    }

    /// The sum of what is measured together.
    Money of(Of changes) {
        return sums.getOrDefault(changes, Money.ZERO);
    }

    private UnreviewedChanges plus(
            String unit, String division, int fiscalYear, ProposalKind kind, Money amount) {
        Of changes = Of.of(unit, division, fiscalYear, kind);
        Map<Of, Money> next = new HashMap<>(sums);
        next.put(changes, of(changes).plus(amount));
        return new UnreviewedChanges(next);
    }

    /// What uses a proposal stands right before the change, and takes it out of the sum.
    private UnreviewedChanges evolve(Event event) {
        return switch (event) {
            case AppropriationApproved e ->
                    plus(e.unit(), e.division(), e.fiscalYear(), ProposalKind.BUDGET, e.amount());
            case AppropriationSupplemented e ->
                    plus(
                            e.unit(),
                            e.division(),
                            e.fiscalYear(),
                            ProposalKind.SUPPLEMENT,
                            e.amount());
            case AppropriationReduced e ->
                    plus(
                            e.unit(),
                            e.division(),
                            e.fiscalYear(),
                            ProposalKind.REDUCTION,
                            e.amount());
            case VirementPosted e ->
                    plus(e.unit(), e.division(), e.fiscalYear(), ProposalKind.VIREMENT, e.amount());
            case ProposalApplied e ->
                    plus(e.unit(), e.division(), e.fiscalYear(), e.kind(), e.amount().negated());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
