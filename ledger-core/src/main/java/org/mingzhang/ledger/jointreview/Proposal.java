package org.mingzhang.ledger.jointreview;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalApplied;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalRevised;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalSubmitted;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundConcluded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundOpened;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.DivisionYears;

/// A proposal, from its submission to what was made of it.
public sealed interface Proposal {

    /// Folded by proposal.
    Part<Proposal> PART =
            new Part<>("proposal", Set.of(JointReviewEvent.class), new Unknown(), Proposal::evolve);

    /// How far a proposal has come.
    enum Stage {
        /// Nobody has been asked yet, or it was revised since.
        SUBMITTED,
        /// Those whom it concerns are asked.
        IN_REVIEW,
        /// A round asks for changes.
        RETURNED,
        /// It may take effect.
        ADOPTED,
        /// It may not.
        REFUSED;

        /// The name in words.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Nobody has proposed anything of this name.
    record Unknown() implements Proposal {}

    /// A proposal that was submitted.
    ///
    /// @param submission how it was submitted
    /// @param amount the most that may be approved, added, taken or moved under it now
    /// @param authors the persons who wrote it: the submitter and those who revised it
    /// @param stage how far it has come
    /// @param rounds how many rounds were opened
    /// @param round the round that is open, if one is
    /// @param used what changes of authority took of the amount
    record Submitted(
            ProposalSubmitted submission,
            Money amount,
            List<String> authors,
            Stage stage,
            int rounds,
            Optional<Round> round,
            Money used)
            implements Proposal {

        public Submitted {
            authors = List.copyOf(authors);
        }

        /// Its identifier.
        public String proposal() {
            return submission.proposal();
        }

        /// The division and fiscal year, as tags name them.
        public String year() {
            return DivisionYears.name(submission.division(), submission.fiscalYear());
        }

        /// What may still be approved, added, taken or moved under it.
        public Money left() {
            return amount.minus(used);
        }

        private Submitted at(Stage next, Optional<Round> open) {
            return new Submitted(submission, amount, authors, next, rounds, open, used);
        }

        private Submitted apply(Event event) {
            return switch (event) {
                case ReviewRoundOpened e when stage == Stage.SUBMITTED && e.round() == rounds + 1 ->
                        new Submitted(
                                submission,
                                amount,
                                authors,
                                Stage.IN_REVIEW,
                                e.round(),
                                Optional.of(new Round(e, List.of(), false, false)),
                                used);
                case OpinionGiven e when isOpen(e.round()) ->
                        at(stage, round.map(open -> open.with(e)));
                case ParticipantsReminded e when isOpen(e.round()) ->
                        at(stage, round.map(Round::reminding));
                case ReviewEscalated e when isOpen(e.round()) ->
                        at(stage, round.map(Round::escalating));
                case ReviewRoundConcluded e when isOpen(e.round()) ->
                        at(stageAfter(e.outcome()), Optional.empty());
                case ProposalRevised e when stage == Stage.RETURNED ->
                        new Submitted(
                                submission,
                                e.amount(),
                                Stream.concat(authors.stream(), Stream.of(e.reviser()))
                                        .distinct()
                                        .toList(),
                                Stage.SUBMITTED,
                                rounds,
                                Optional.empty(),
                                used);
                case ProposalApplied e when stage == Stage.ADOPTED && !e.amount().exceeds(left()) ->
                        new Submitted(
                                submission,
                                amount,
                                authors,
                                stage,
                                rounds,
                                round,
                                used.plus(e.amount()));
                default -> throw new CorruptHistoryException(this + " cannot fold " + event);
            };
        }

        private boolean isOpen(int number) {
            return round.isPresent() && rounds == number;
        }

        private static Stage stageAfter(Outcome outcome) {
            return switch (outcome) {
                case ADOPTED -> Stage.ADOPTED;
                case RETURNED -> Stage.RETURNED;
                case REFUSED -> Stage.REFUSED;
            };
        }
    }

    /// A round that is open.
    ///
    /// @param opening how it was opened
    /// @param opinions the opinions given so far
    /// @param reminded whether those who are silent were reminded
    /// @param escalated whether what is missing went up to the heads
    record Round(
            ReviewRoundOpened opening,
            List<OpinionGiven> opinions,
            boolean reminded,
            boolean escalated) {

        public Round {
            opinions = List.copyOf(opinions);
        }

        /// The codes of the units that are silent.
        public List<String> missing() {
            return opening.participants().stream()
                    .filter(unit -> opinions.stream().noneMatch(o -> o.participant().equals(unit)))
                    .toList();
        }

        /// The codes of the units that object.
        public List<String> objecting() {
            return opinions.stream()
                    .filter(opinion -> opinion.verdict() == Verdict.OBJECT)
                    .map(OpinionGiven::participant)
                    .toList();
        }

        private Round with(OpinionGiven opinion) {
            return new Round(
                    opening,
                    Stream.concat(opinions.stream(), Stream.of(opinion)).toList(),
                    reminded,
                    escalated);
        }

        private Round reminding() {
            return new Round(opening, opinions, true, escalated);
        }

        private Round escalating() {
            return new Round(opening, opinions, reminded, true);
        }
    }

    private static Proposal evolve(Proposal proposal, Event event) {
        return switch (proposal) {
            case Unknown _ when event instanceof ProposalSubmitted e ->
                    new Submitted(
                            e,
                            e.amount(),
                            List.of(e.submitter()),
                            Stage.SUBMITTED,
                            0,
                            Optional.empty(),
                            Money.ZERO);
            case Submitted submitted -> submitted.apply(event);
            case Unknown _ -> throw new CorruptHistoryException(proposal + " cannot fold " + event);
        };
    }
}
