package org.mingzhang.ledger.jointreview;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What people do with a proposal.
public sealed interface JointReviewCommand extends Command {

    /// The proposal.
    String proposal();

    /// Proposes a budget, or a change of one. 提交草案
    ///
    /// @param proposal the proposal
    /// @param kind what it asks for
    /// @param division the administrative division
    /// @param fiscalYear the fiscal year
    /// @param unit the code of the unit; of a virement the one that gives
    /// @param amount the most that may be approved, added, taken or moved under it
    /// @param reason what it is for
    /// @param document the number of the document that it rests on
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SubmitProposal(
            @NotNull @Identifier @Tagged("proposal") String proposal,
            @NotNull ProposalKind kind,
            @NotNull @DivisionCode String division,
            @Min(1900) @Max(2099) int fiscalYear,
            @NotNull @Code @Tagged("unit") String unit,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String document,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements JointReviewCommand {
        public SubmitProposal {
            attachments = List.copyOf(attachments);
        }
    }

    /// Changes a proposal that a round returned. 修改草案
    ///
    /// @param proposal the proposal
    /// @param amount the most that may be approved, added, taken or moved under it
    /// @param reason what was changed
    /// @param document the number of the document that it rests on
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record ReviseProposal(
            @NotNull @Identifier @Tagged("proposal") String proposal,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String document,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements JointReviewCommand {
        public ReviseProposal {
            attachments = List.copyOf(attachments);
        }
    }

    /// Puts a proposal before those whom it concerns; the deadline begins to run. 发起联审
    ///
    /// @param proposal the proposal
    /// @param round the number of the round: one more than the last
    /// @param participants the codes of the units whose opinions are asked for, each once
    @Introspected
    record OpenReviewRound(
            @NotNull @Identifier @Tagged("proposal") String proposal,
            @Positive int round,
            @NotNull @Size(min = 1, max = 16) List<@Code String> participants)
            implements JointReviewCommand {
        public OpenReviewRound {
            participants = List.copyOf(participants);
            if (participants.stream().distinct().count() < participants.size()) {
                throw new IllegalArgumentException(
                        "participants must name each unit once: " + participants);
            }
        }
    }

    /// Says what a participant thinks. 会签意见
    ///
    /// @param proposal the proposal
    /// @param round the number of the round
    /// @param participant the code of the unit for which the person speaks
    /// @param verdict whether it agrees
    /// @param opinion in words
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record GiveOpinion(
            @NotNull @Identifier @Tagged("proposal") String proposal,
            @Positive int round,
            @NotNull @Code String participant,
            @NotNull Verdict verdict,
            @NotNull @FreeText String opinion,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements JointReviewCommand, Signable {
        public GiveOpinion {
            attachments = List.copyOf(attachments);
        }

        @Override
        public Subject subject() {
            return new Subject("proposal", proposal);
        }
    }

    /// Ends a round. 联审结论
    ///
    /// @param proposal the proposal
    /// @param round the number of the round
    /// @param outcome how it ends
    /// @param reason why
    @Introspected
    record ConcludeReviewRound(
            @NotNull @Identifier @Tagged("proposal") String proposal,
            @Positive int round,
            @NotNull Outcome outcome,
            @NotNull @FreeText String reason)
            implements JointReviewCommand, Signable {
        @Override
        public Subject subject() {
            return new Subject("proposal", proposal);
        }
    }

    /// Reminds those who are silent. The ledger sends it by itself.
    ///
    /// @param proposal the proposal
    /// @param round the number of the round
    @Introspected
    record RemindParticipants(
            @NotNull @Identifier @Tagged("proposal") String proposal, @Positive int round)
            implements JointReviewCommand {}

    /// Takes the opinions that are missing at the deadline up to the heads. The ledger sends it by
    /// itself.
    ///
    /// @param proposal the proposal
    /// @param round the number of the round
    @Introspected
    record EscalateReview(
            @NotNull @Identifier @Tagged("proposal") String proposal, @Positive int round)
            implements JointReviewCommand {}
}
