package org.mingzhang.ledger.upkeep;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.mingzhang.ledger.axon.Ledger;
import org.mingzhang.ledger.codec.binding.OwnCommands;
import org.mingzhang.ledger.jointreview.JointReviewCommand.EscalateReview;
import org.mingzhang.ledger.jointreview.JointReviewCommand.RemindParticipants;
import org.mingzhang.ledger.store.LogReader;
import tools.jackson.databind.JsonNode;

/// Reminds the participants of a joint review who are silent, and takes what is missing at the
/// deadline up to the heads; each once in a round.
public final class ReviewClock extends DeadlineClock {

    /// Further ahead than a reminder comes before a deadline.
    private static final int DAYS_AHEAD = 31;

    /// A clock that looks when it is asked to.
    ///
    /// @param zone of bare dates in the log
    /// @param clock that says whether a time has come; the ledger's own decides
    public ReviewClock(
            Ledger ledger,
            OwnCommands commands,
            LogReader reader,
            ZoneId zone,
            InstantSource clock) {
        super("ledger-reviews", ledger, commands, reader, zone, clock);
    }

    @Override
    List<String> look(Instant now) {
        return due(now, DAYS_AHEAD, "jointreview.ReviewRoundOpened")
                .filter(round -> !time(round, "remindAt").isAfter(now))
                .filter(this::isOpen)
                .filter(round -> isSent(round, now))
                .map(round -> text(round, "proposal"))
                .toList();
    }

    private static Instant time(JsonNode round, String member) {
        return Instant.parse(text(round, member));
    }

    private boolean isSent(JsonNode round, Instant now) {
        String proposal = text(round, "proposal");
        int number = round.path("round").intValue();
        String subject = proposal + "\n" + number;
        if (time(round, "dueAt").isAfter(now)) {
            return isNew(round, "jointreview.ParticipantsReminded")
                    && send("remind", subject, new RemindParticipants(proposal, number));
        }
        return isNew(round, "jointreview.ReviewEscalated")
                && send("escalate", subject, new EscalateReview(proposal, number));
    }

    /// Not concluded, and somebody silent.
    private boolean isOpen(JsonNode round) {
        return isNew(round, "jointreview.ReviewRoundConcluded")
                && inRound(round, "jointreview.OpinionGiven") < round.path("participants").size();
    }

    private boolean isNew(JsonNode round, String type) {
        return inRound(round, type) == 0;
    }

    private long inRound(JsonNode round, String type) {
        return data("proposal:" + text(round, "proposal"), type)
                .filter(entry -> entry.path("round").equals(round.path("round")))
                .count();
    }
}
