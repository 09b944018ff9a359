package org.mingzhang.ledger.jointreview;

import java.time.Instant;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of joint review.
public sealed interface JointReviewRefusal extends Refusal {

    /// A proposal is submitted once.
    ///
    /// @param proposal the proposal
    record ProposalExists(String proposal) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(proposal);
        }
    }

    /// Nobody submitted the proposal.
    ///
    /// @param proposal the proposal
    record ProposalUnknown(String proposal) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(proposal);
        }
    }

    /// A step follows on those before it; nothing takes effect before it is adopted.
    ///
    /// @param proposal the proposal
    /// @param needed what is needed first, in words
    /// @param stage how far it has come, in words
    record ProposalStageForbids(String proposal, String needed, String stage)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(needed);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(stage);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// A round is opened where its days are published.
    ///
    /// @param table the division's table
    /// @param kind what the proposal asks for
    record ReviewNotPublished(String table, String kind) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(table);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(kind);
        }
    }

    /// Rounds are numbered, and one is open at a time.
    ///
    /// @param proposal the proposal
    /// @param expected the number of the round whose turn it is
    /// @param round the number of the command
    record ReviewRoundNotOpen(String proposal, int expected, int round)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(round));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// Those speak who were asked, and each for the unit that they act for.
    ///
    /// @param proposal the proposal
    /// @param participants the units that were asked
    /// @param unit the unit that the person acts for
    record ParticipantNotAsked(String proposal, String participants, String unit)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(participants);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(unit);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// A unit gives one opinion in a round, and nothing takes it back.
    ///
    /// @param proposal the proposal
    /// @param unit the unit
    record OpinionGivenBefore(String proposal, String unit) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(unit);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// After the deadline the head speaks for a unit that was silent.
    ///
    /// @param proposal the proposal
    /// @param head the role of the head
    /// @param role the role acted in
    record OpinionEscalated(String proposal, String head, String role)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(head);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// A round ends when every opinion is there, or when the matter went up to the heads.
    ///
    /// @param proposal the proposal
    /// @param missing the units that are silent
    /// @param dueAt the deadline
    record OpinionsMissing(String proposal, String missing, Instant dueAt)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(dueAt.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(missing);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// What a participant objects to is revised or refused, not adopted.
    ///
    /// @param proposal the proposal
    /// @param objecting the units that object
    record ObjectionStands(String proposal, String objecting) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(objecting);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// Silence adopts nothing: after the escalation a round can end without some opinions, but a
    /// proposal is adopted only when somebody who was asked has spoken.
    ///
    /// @param proposal the proposal
    /// @param silent the units that were asked, all of them silent
    record NoOpinionGiven(String proposal, String silent) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(silent);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// Reminder and escalation come once, at their time, while an opinion is missing.
    ///
    /// @param proposal the proposal
    /// @param time from when on
    record ReviewNotDue(String proposal, Instant time) implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(time.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(proposal);
        }
    }

    /// A change above the published amount takes effect under an adopted proposal.
    ///
    /// @param unit the unit whose year is changed
    /// @param kind what the change is
    /// @param above the published amount
    /// @param sum the change, with what was changed in that year without a review
    /// @param version the version of the table
    record ReviewRequired(String unit, String kind, Money above, Money sum, int version)
            implements JointReviewRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(above.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(sum.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(unit);
        }
    }

    /// A proposal serves what it asks for: its kind of change, division, year and unit.
    ///
    /// @param proposal the proposal
    /// @param proposed what it asks for
    /// @param other what the change is
    record ProposalForOther(String proposal, String proposed, String other)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(proposed);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(other);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }

    /// Changes together stay within the amount that was adopted.
    ///
    /// @param proposal the proposal
    /// @param left what is left of it
    /// @param amount the amount of the change
    record AmountExceedsProposal(String proposal, Money left, Money amount)
            implements JointReviewRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(left.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(proposal);
        }
    }
}
