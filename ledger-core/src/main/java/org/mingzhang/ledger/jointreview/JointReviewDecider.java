package org.mingzhang.ledger.jointreview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.mingzhang.ledger.calendar.FiscalCalendar;
import org.mingzhang.ledger.calendar.Operation;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ConcludeReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.EscalateReview;
import org.mingzhang.ledger.jointreview.JointReviewCommand.GiveOpinion;
import org.mingzhang.ledger.jointreview.JointReviewCommand.OpenReviewRound;
import org.mingzhang.ledger.jointreview.JointReviewCommand.RemindParticipants;
import org.mingzhang.ledger.jointreview.JointReviewCommand.ReviseProposal;
import org.mingzhang.ledger.jointreview.JointReviewCommand.SubmitProposal;
import org.mingzhang.ledger.jointreview.JointReviewEvent.OpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ParticipantsReminded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalRevised;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ProposalSubmitted;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewEscalated;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundConcluded;
import org.mingzhang.ledger.jointreview.JointReviewEvent.ReviewRoundOpened;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.NoOpinionGiven;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ObjectionStands;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionEscalated;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionGivenBefore;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.OpinionsMissing;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ParticipantNotAsked;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalExists;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalStageForbids;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ProposalUnknown;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewNotDue;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewNotPublished;
import org.mingzhang.ledger.jointreview.JointReviewRefusal.ReviewRoundNotOpen;
import org.mingzhang.ledger.jointreview.Proposal.Round;
import org.mingzhang.ledger.jointreview.Proposal.Stage;
import org.mingzhang.ledger.jointreview.Proposal.Submitted;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.TableForm;

/// Decides the steps of a joint review. Who wrote the proposal gives no opinion on it, and who ends
/// a round neither wrote the proposal nor gave an opinion.
public final class JointReviewDecider {

    private static final int DAYS = 2;
    private static final int REMIND = 3;

    /// Who answers for a unit that was silent until the deadline.
    private static final String HEAD = "business-head";

    private JointReviewDecider() {}

    /// Takes a proposal: a budget while the year is formulated, a change while it is executed.
    public static Decision submit(SubmitProposal command, State state, Occasion occasion) {
        if (state.of(Proposal.PART.of(command.proposal())) instanceof Submitted) {
            return Decision.refuse(new ProposalExists(command.proposal()));
        }
        String year = DivisionYears.name(command.division(), command.fiscalYear());
        FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(year));
        Operation operation =
                command.kind() == ProposalKind.BUDGET ? Operation.PROPOSE : Operation.ADJUST;
        return calendar.locked(operation, year, command.unit(), occasion)
                .map(Decision::refuse)
                .orElseGet(() ->
                        Decision.accept(
                                new ProposalSubmitted(
                                        command.proposal(),
                                        command.kind(),
                                        occasion.today(),
                                        command.fiscalYear(),
                                        command.division(),
                                        command.unit(),
                                        command.amount(),
                                        command.reason(),
                                        command.document(),
                                        occasion.actor().id(),
                                        command.attachments(),
                                        calendar.version(command.unit()))));
    }

    /// Takes another version of a proposal that a round returned.
    public static Decision revise(ReviseProposal command, State state, Occasion occasion) {
        return step(
                command.proposal(),
                Stage.RETURNED,
                state,
                proposal ->
                        Decision.accept(
                                new ProposalRevised(
                                        proposal.proposal(),
                                        occasion.today(),
                                        proposal.submission().fiscalYear(),
                                        proposal.submission().division(),
                                        proposal.submission().unit(),
                                        command.amount(),
                                        command.reason(),
                                        command.document(),
                                        occasion.actor().id(),
                                        command.attachments())));
    }

    /// Asks those whom the proposal concerns, until the end of the published number of working
    /// days.
    public static Decision open(OpenReviewRound command, State state, Occasion occasion) {
        return step(
                command.proposal(),
                Stage.SUBMITTED,
                state,
                proposal -> {
                    if (command.round() != proposal.rounds() + 1) {
                        return Decision.refuse(
                                new ReviewRoundNotOpen(
                                        proposal.proposal(),
                                        proposal.rounds() + 1,
                                        command.round()));
                    }
                    String division = proposal.submission().division();
                    ProposalKind kind = proposal.submission().kind();
                    return RuleTable.inForce(
                                    TableForm.JOINT_REVIEW, division, occasion.today(), state)
                            .flatMap(table ->
                                    table.rows().named(kind.id()).stream()
                                            .findFirst()
                                            .map(row ->
                                                    opened(
                                                            command,
                                                            proposal,
                                                            row,
                                                            table.number(),
                                                            state,
                                                            occasion)))
                            .orElseGet(() ->
                                    Decision.refuse(
                                            new ReviewNotPublished(
                                                    TableForm.JOINT_REVIEW.in(division),
                                                    kind.id())));
                });
    }

    private static Decision opened(
            OpenReviewRound command,
            Submitted proposal,
            Row row,
            int version,
            State state,
            Occasion occasion) {
        String division = proposal.submission().division();
        WorkingDays days = WorkingDays.of(division, occasion.today(), state);
        LocalDate dueOn = days.after(occasion.today(), row.count(DAYS));
        return Decision.accept(
                new ReviewRoundOpened(
                        proposal.proposal(),
                        occasion.today(),
                        proposal.submission().fiscalYear(),
                        division,
                        proposal.submission().unit(),
                        command.round(),
                        command.participants(),
                        days.before(dueOn, row.count(REMIND))
                                .atStartOfDay(occasion.zone())
                                .toInstant(),
                        dueOn.plusDays(1).atStartOfDay(occasion.zone()).toInstant(),
                        dueOn,
                        occasion.actor().id(),
                        version,
                        days.table().map(RuleTable.Version::number)));
    }

    /// Keeps an opinion. Late is no reason not to, but then the head speaks.
    public static Decision giveOpinion(GiveOpinion command, State state, Occasion occasion) {
        return inRound(
                command.proposal(),
                command.round(),
                state,
                (proposal, round) ->
                        mayNotSpeak(command, proposal, round, occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                new OpinionGiven(
                                                        proposal.proposal(),
                                                        occasion.today(),
                                                        proposal.submission().fiscalYear(),
                                                        proposal.submission().division(),
                                                        proposal.submission().unit(),
                                                        command.round(),
                                                        command.participant(),
                                                        occasion.actor().id(),
                                                        command.verdict(),
                                                        command.opinion(),
                                                        isDue(round, occasion),
                                                        command.attachments()))));
    }

    private static Optional<Refusal> mayNotSpeak(
            GiveOpinion command, Submitted proposal, Round round, Occasion occasion) {
        String unit = command.participant();
        if (!round.opening().participants().contains(unit)
                || !unit.equals(occasion.actor().unit())) {
            return Optional.of(
                    new ParticipantNotAsked(
                            proposal.proposal(),
                            String.join(", ", round.opening().participants()),
                            occasion.actor().unit()));
        }
        if (!round.missing().contains(unit)) {
            return Optional.of(new OpinionGivenBefore(proposal.proposal(), unit));
        }
        if (round.escalated() && !occasion.actor().role().equals(HEAD)) {
            return Optional.of(
                    new OpinionEscalated(proposal.proposal(), HEAD, occasion.actor().role()));
        }
        return wrote(proposal, occasion);
    }

    private static Optional<Refusal> wrote(Submitted proposal, Occasion occasion) {
        String person = occasion.actor().id();
        return proposal.authors().contains(person)
                ? Optional.of(new SamePersonTwice(person, "proposer"))
                : Optional.empty();
    }

    /// Ends a round when every opinion is there, or when what is missing has gone up to the heads.
    /// What nobody spoke about, or somebody objects to, is not adopted.
    public static Decision conclude(ConcludeReviewRound command, State state, Occasion occasion) {
        return inRound(
                command.proposal(),
                command.round(),
                state,
                (proposal, round) ->
                        mayNotEnd(command, proposal, round, occasion)
                                .map(Decision::refuse)
                                .orElseGet(() ->
                                        Decision.accept(
                                                new ReviewRoundConcluded(
                                                        proposal.proposal(),
                                                        occasion.today(),
                                                        proposal.submission().fiscalYear(),
                                                        proposal.submission().division(),
                                                        proposal.submission().unit(),
                                                        command.round(),
                                                        command.outcome(),
                                                        round.missing(),
                                                        command.reason(),
                                                        occasion.actor().id()))));
    }

    private static Optional<Refusal> mayNotEnd(
            ConcludeReviewRound command, Submitted proposal, Round round, Occasion occasion) {
        String person = occasion.actor().id();
        if (round.opinions().stream().map(OpinionGiven::person).anyMatch(person::equals)) {
            return Optional.of(new SamePersonTwice(person, "participant"));
        }
        if (!round.missing().isEmpty() && !round.escalated()) {
            return Optional.of(
                    new OpinionsMissing(
                            proposal.proposal(),
                            String.join(", ", round.missing()),
                            round.opening().dueAt()));
        }
        if (command.outcome() == Outcome.ADOPTED && round.opinions().isEmpty()) {
            return Optional.of(
                    new NoOpinionGiven(proposal.proposal(), String.join(", ", round.missing())));
        }
        if (command.outcome() == Outcome.ADOPTED && !round.objecting().isEmpty()) {
            return Optional.of(
                    new ObjectionStands(proposal.proposal(), String.join(", ", round.objecting())));
        }
        return wrote(proposal, occasion);
    }

    /// Reminds once, from the published number of working days before the deadline on.
    public static Decision remind(RemindParticipants command, State state, Occasion occasion) {
        return inRound(
                command.proposal(),
                command.round(),
                state,
                (proposal, round) ->
                        round.reminded()
                                        || round.missing().isEmpty()
                                        || isDue(round, occasion)
                                        || occasion.decidedAt().isBefore(round.opening().remindAt())
                                ? notDue(proposal, round.opening().remindAt())
                                : Decision.accept(
                                        new ParticipantsReminded(
                                                proposal.proposal(),
                                                occasion.today(),
                                                proposal.submission().fiscalYear(),
                                                proposal.submission().division(),
                                                proposal.submission().unit(),
                                                command.round(),
                                                round.missing(),
                                                round.opening().dueAt())));
    }

    /// Takes what is missing at the deadline up to the heads, once.
    public static Decision escalate(EscalateReview command, State state, Occasion occasion) {
        return inRound(
                command.proposal(),
                command.round(),
                state,
                (proposal, round) ->
                        round.escalated() || round.missing().isEmpty() || !isDue(round, occasion)
                                ? notDue(proposal, round.opening().dueAt())
                                : Decision.accept(
                                        new ReviewEscalated(
                                                proposal.proposal(),
                                                occasion.today(),
                                                proposal.submission().fiscalYear(),
                                                proposal.submission().division(),
                                                proposal.submission().unit(),
                                                command.round(),
                                                round.missing(),
                                                round.opening().dueAt())));
    }

    private static boolean isDue(Round round, Occasion occasion) {
        return !occasion.decidedAt().isBefore(round.opening().dueAt());
    }

    private static Decision notDue(Submitted proposal, Instant time) {
        return Decision.refuse(new ReviewNotDue(proposal.proposal(), time));
    }

    private static Decision inRound(
            String id, int number, State state, BiFunction<Submitted, Round, Decision> decide) {
        return step(
                id,
                Stage.IN_REVIEW,
                state,
                proposal ->
                        proposal.rounds() == number
                                ? decide.apply(proposal, proposal.round().orElseThrow())
                                : Decision.refuse(
                                        new ReviewRoundNotOpen(id, proposal.rounds(), number)));
    }

    private static Decision step(
            String id, Stage needed, State state, Function<Submitted, Decision> decide) {
        if (!(state.of(Proposal.PART.of(id)) instanceof Submitted proposal)) {
            return Decision.refuse(new ProposalUnknown(id));
        }
        return proposal.stage() == needed
                ? decide.apply(proposal)
                : Decision.refuse(
                        new ProposalStageForbids(id, needed.word(), proposal.stage().word()));
    }
}
