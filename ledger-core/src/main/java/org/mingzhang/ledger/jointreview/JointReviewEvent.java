package org.mingzhang.ledger.jointreview;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to a proposal.
public sealed interface JointReviewEvent extends FiscalFact {

    /// A budget, or a change of one, was proposed.
    ///
    /// @param proposal the proposal
    /// @param kind what it asks for
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit; of a virement the one that gives
    /// @param amount the most that may be approved, added, taken or moved under it
    /// @param reason what it is for
    /// @param document the number of the document that it rests on
    /// @param submitter the person who proposed it
    /// @param attachments SHA-256 digests of attached files
    /// @param calendarVersion the version of the calendar that it was decided by
    record ProposalSubmitted(
            @Identifier @Tagged("proposal") String proposal,
            ProposalKind kind,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @ShortText String document,
            @ActorName String submitter,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements JointReviewEvent {
        public ProposalSubmitted {
            attachments = List.copyOf(attachments);
        }
    }

    /// A proposal that a round returned was changed.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the most that may be approved, added, taken or moved under it
    /// @param reason what was changed
    /// @param document the number of the document that it rests on
    /// @param reviser the person who changed it
    /// @param attachments SHA-256 digests of attached files
    record ProposalRevised(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @ShortText String document,
            @ActorName String reviser,
            List<@Sha256Hex String> attachments)
            implements JointReviewEvent {
        public ProposalRevised {
            attachments = List.copyOf(attachments);
        }
    }

    /// A proposal was put before those whom it concerns.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param round the number of the round
    /// @param participants the codes of the units whose opinions are asked for
    /// @param remindAt from when on those who are silent are reminded
    /// @param dueAt from when on an opinion is late: the end of the last working day
    /// @param dueOn that last working day, by which the clock finds it
    /// @param opener the person who opened it
    /// @param tableVersion the version of the table `joint-review`
    /// @param workingDaysVersion the version of the table `working-days`; absent where none is in
    ///   force, and Monday to Friday are working days
    record ReviewRoundOpened(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            int round,
            List<@Code String> participants,
            Instant remindAt,
            Instant dueAt,
            @Tagged("due") LocalDate dueOn,
            @ActorName String opener,
            int tableVersion,
            Optional<Integer> workingDaysVersion)
            implements JointReviewEvent {
        public ReviewRoundOpened {
            participants = List.copyOf(participants);
        }
    }

    /// A participant said what it thinks. Nothing takes an opinion back.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit that the proposal is about
    /// @param round the number of the round
    /// @param participant the code of the unit for which the person spoke
    /// @param person the person
    /// @param verdict whether it agrees
    /// @param opinion in words
    /// @param late whether it came after the deadline
    /// @param attachments SHA-256 digests of attached files
    record OpinionGiven(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            int round,
            @Code String participant,
            @ActorName String person,
            Verdict verdict,
            @FreeText String opinion,
            boolean late,
            List<@Sha256Hex String> attachments)
            implements JointReviewEvent {
        public OpinionGiven {
            attachments = List.copyOf(attachments);
        }
    }

    /// Participants were reminded that their opinions are missing.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param round the number of the round
    /// @param missing the codes of the units that are silent
    /// @param dueAt from when on an opinion is late
    record ParticipantsReminded(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            int round,
            List<@Code String> missing,
            Instant dueAt)
            implements JointReviewEvent {
        public ParticipantsReminded {
            missing = List.copyOf(missing);
        }
    }

    /// The deadline passed; what is missing is for the heads, and holds the round up no more.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param round the number of the round
    /// @param missing the codes of the units that are silent
    /// @param dueAt the deadline
    record ReviewEscalated(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            int round,
            List<@Code String> missing,
            Instant dueAt)
            implements JointReviewEvent {
        public ReviewEscalated {
            missing = List.copyOf(missing);
        }
    }

    /// A round ended.
    ///
    /// @param proposal the proposal
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year that it is about
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param round the number of the round
    /// @param outcome how it ended
    /// @param missing the codes of the units that were silent to the end
    /// @param reason why
    /// @param concluder the person who ended it
    record ReviewRoundConcluded(
            @Identifier @Tagged("proposal") String proposal,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            int round,
            Outcome outcome,
            List<@Code String> missing,
            @FreeText String reason,
            @ActorName String concluder)
            implements JointReviewEvent {
        public ReviewRoundConcluded {
            missing = List.copyOf(missing);
        }
    }

    /// A change of authority used a proposal; it stands right before that change.
    ///
    /// @param proposal the proposal
    /// @param line the budget line that is changed; of a virement the one that gives
    /// @param target of a virement the line that receives
    /// @param effectiveDate the day on which the change takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param kind what the change is
    /// @param amount its amount
    record ProposalApplied(
            @Identifier @Tagged("proposal") String proposal,
            @Identifier @Tagged("line") String line,
            @Tagged("line") Optional<@Identifier String> target,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            ProposalKind kind,
            Money amount)
            implements JointReviewEvent {}
}
