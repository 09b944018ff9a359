package org.mingzhang.ledger.jointreview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.ledger.budgetline.BudgetLineCommand;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationApproved;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationReduced;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.AppropriationSupplemented;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.VirementPosted;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.AmountExceedsProposal;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalForOther;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalStageForbids;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalUnknown;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewRequired;
import org.mingzhang.ledger.jointreview.Proposal.Stage;
import org.mingzhang.ledger.jointreview.Proposal.Submitted;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.RuleTable.Version;
import org.mingzhang.ledger.ruletable.TableForm;

/// A change of authority above the amount that a division's table `joint-review` publishes takes
/// effect under an adopted proposal, and uses it up.
///
/// Changes of one kind in one unit's year count together as long as none of them was reviewed, so
/// that pieces, on one line or on many, need what the whole would need. A change of nothing needs
/// nothing, and history of other systems is not bound.
public final class ReviewedChange {

    private static final int ABOVE = 1;

    private ReviewedChange() {}

    /// The same decisions, for changes that were reviewed as they must be.
    ///
    /// @param proposal the proposal that a command names
    public static <C extends BudgetLineCommand> Decider<C> within(
            Function<C, Optional<String>> proposal, Decider<C> decider) {
        return (command, state, occasion) ->
                switch (decider.decide(command, state, occasion)) {
                    case Decision.Refused refused -> refused;
                    case Decision.Accepted accepted ->
                            reviewed(accepted, proposal.apply(command), state, occasion);
                };
    }

    /// A change as a review sees it.
    private record Change(
            ProposalKind kind,
            String line,
            Optional<String> target,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            String unit,
            Money amount) {

        private String words() {
            return String.join(" ", kind.id(), division + "/" + fiscalYear, unit);
        }

        private UnreviewedChanges.Of measure() {
            return UnreviewedChanges.Of.of(unit, division, fiscalYear, kind);
        }
    }

    private static Change change(Event event) {
        return switch (event) {
            case AppropriationApproved e ->
                    new Change(
                            ProposalKind.BUDGET,
                            e.line(),
                            Optional.empty(),
                            e.effectiveDate(),
                            e.fiscalYear(),
                            e.division(),
                            e.unit(),
                            e.amount());
            case AppropriationSupplemented e ->
                    new Change(
                            ProposalKind.SUPPLEMENT,
                            e.line(),
                            Optional.empty(),
                            e.effectiveDate(),
                            e.fiscalYear(),
                            e.division(),
                            e.unit(),
                            e.amount());
            case AppropriationReduced e ->
                    new Change(
                            ProposalKind.REDUCTION,
                            e.line(),
                            Optional.empty(),
                            e.effectiveDate(),
                            e.fiscalYear(),
                            e.division(),
                            e.unit(),
                            e.amount());
            case VirementPosted e ->
                    new Change(
                            ProposalKind.VIREMENT,
                            e.source().line(),
                            Optional.of(e.target().line()),
                            e.effectiveDate(),
                            e.fiscalYear(),
                            e.division(),
                            e.unit(),
                            e.amount());
            default -> throw new IllegalArgumentException("no change of authority: " + event);
        };
    }

    private static Decision reviewed(
            Decision.Accepted accepted, Optional<String> proposal, State state, Occasion occasion) {
        Change change = change(accepted.events().getFirst());
        if (proposal.isEmpty()) {
            return required(change, state, occasion)
                    .<Decision>map(Decision::refuse)
                    .orElse(accepted);
        }
        Optional<Refusal> unusable = unusable(proposal.get(), change, state);
        if (unusable.isPresent()) {
            return Decision.refuse(unusable.get());
        }
        List<Event> events = new ArrayList<>();
        events.add(
                new ProposalApplied(
                        proposal.get(),
                        change.line(),
                        change.target(),
                        change.effectiveDate(),
                        change.fiscalYear(),
                        change.division(),
                        change.unit(),
                        change.kind(),
                        change.amount()));
        events.addAll(accepted.events());
        return new Decision.Accepted(events);
    }

    private static Optional<Refusal> unusable(String id, Change change, State state) {
        if (!(state.of(Proposal.PART.of(id)) instanceof Submitted proposal)) {
            return Optional.of(new ProposalUnknown(id));
        }
        if (proposal.stage() != Stage.ADOPTED) {
            return Optional.of(
                    new ProposalStageForbids(id, Stage.ADOPTED.word(), proposal.stage().word()));
        }
        String proposed =
                String.join(
                        " ",
                        proposal.submission().kind().id(),
                        proposal.year(),
                        proposal.submission().unit());
        if (!proposed.equals(change.words())) {
            return Optional.of(new ProposalForOther(id, proposed, change.words()));
        }
        return change.amount().exceeds(proposal.left())
                ? Optional.of(new AmountExceedsProposal(id, proposal.left(), change.amount()))
                : Optional.empty();
    }

    private static Optional<Refusal> required(Change change, State state, Occasion occasion) {
        if (occasion.actor().role().equals("importer") || !change.amount().exceeds(Money.ZERO)) {
            return Optional.empty();
        }
        return RuleTable.inForce(TableForm.JOINT_REVIEW, change.division(), occasion.today(), state)
                .flatMap(table -> above(table, change, state));
    }

    private static Optional<Refusal> above(Version table, Change change, State state) {
        return table.rows().named(change.kind().id()).stream()
                .findFirst()
                .map(row -> row.amount(ABOVE))
                .flatMap(above -> {
                    Money sum =
                            state.of(UnreviewedChanges.PART.of(change.unit()))
                                    .of(change.measure())
                                    .plus(change.amount());
                    return sum.exceeds(above)
                            ? Optional.of(
                                    new ReviewRequired(
                                            change.unit(),
                                            change.kind().id(),
                                            above,
                                            sum,
                                            table.number()))
                            : Optional.empty();
                });
    }
}
