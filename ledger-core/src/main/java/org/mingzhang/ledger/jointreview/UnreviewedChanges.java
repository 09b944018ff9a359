package org.mingzhang.ledger.jointreview;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.money.Money;

/// How much of a line was changed without a review, by kind of change. A change in pieces is
/// measured by their sum.
///
/// @param byKind the sums; a kind without changes is absent
record UnreviewedChanges(Map<ProposalKind, Money> byKind) {

    /// Folded by line. A virement counts on both of its lines.
    static final Part<UnreviewedChanges> PART =
            new Part<>(
                    "line",
                    Set.of(
                            AppropriationSupplemented.class,
                            AppropriationReduced.class,
                            VirementPosted.class,
                            ProposalApplied.class),
                    new UnreviewedChanges(Map.of()),
                    UnreviewedChanges::evolve);

    UnreviewedChanges {
        byKind = Map.copyOf(byKind);
    }

    /// The sum of one kind.
    Money of(ProposalKind kind) {
        return byKind.getOrDefault(kind, Money.ZERO);
    }

    private UnreviewedChanges plus(ProposalKind kind, Money amount) {
        Map<ProposalKind, Money> sums = new EnumMap<>(ProposalKind.class);
        sums.putAll(byKind);
        sums.put(kind, of(kind).plus(amount));
        return new UnreviewedChanges(sums);
    }

    /// What uses a proposal stands right before the change, and takes it out of the sum.
    private UnreviewedChanges evolve(Event event) {
        return switch (event) {
            case AppropriationSupplemented e -> plus(ProposalKind.SUPPLEMENT, e.amount());
            case AppropriationReduced e -> plus(ProposalKind.REDUCTION, e.amount());
            case VirementPosted e -> plus(ProposalKind.VIREMENT, e.amount());
            case ProposalApplied e when e.kind() == ProposalKind.BUDGET -> this;
            case ProposalApplied e -> plus(e.kind(), e.amount().negated());
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
