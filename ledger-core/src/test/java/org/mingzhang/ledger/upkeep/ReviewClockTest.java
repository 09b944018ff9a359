package org.mingzhang.ledger.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.TestLedger.command;
import static org.mingzhang.ledger.testing.TestLedger.year;
import static org.mingzhang.ledger.upkeep.LedgerInTime.data;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.store.StoredEntry;
import org.mingzhang.ledger.testing.TestLedger;
import tools.jackson.databind.node.ObjectNode;

/// The five days of a joint review, on a clock that the test sets.
class ReviewClockTest {

    private final LedgerInTime time = new LedgerInTime("ReviewClockTest");
    private final ReviewClock clock =
            new ReviewClock(
                    time.ledger().ledger(),
                    time.ownCommands(),
                    time.reader(),
                    TestLedger.ZONE,
                    time::now);

    @BeforeEach
    void fiveDaysArePublished() {
        ObjectNode table = command("ruletable.ProposeTable", "table-1");
        data(table)
                .put("table", "440100000/joint-review")
                .put("version", 1)
                .put("validFrom", year() + "-01-01")
                .put("document", "Table");
        data(table).putArray("columns").add("kind").add("above").add("days").add("remind");
        data(table)
                .putArray("rows")
                .addObject()
                .putArray("cells")
                .add("*")
                .add("1000.00")
                .add("5")
                .add("1");
        time.send("budget-1", "budget", table);
        ObjectNode confirmation = command("ruletable.ConfirmTable", "table-2");
        data(confirmation).put("table", "440100000/joint-review").put("version", 1);
        time.send("budget-2", "budget", confirmation);
    }

    @AfterEach
    void close() {
        clock.close();
        time.close();
    }

    private void openRound(String proposal) {
        ObjectNode submission = command("jointreview.SubmitProposal", "submit-" + proposal);
        data(submission)
                .put("proposal", proposal)
                .put("kind", "supplement")
                .put("division", "440100000")
                .put("fiscalYear", year())
                .put("unit", "219011")
                .put("amount", "5000.00")
                .put("reason", "A second reading room")
                .put("document", "Proposal");
        time.send("budget-1", "budget", submission);
        ObjectNode opening = command("jointreview.OpenReviewRound", "open-" + proposal);
        data(opening)
                .put("proposal", proposal)
                .put("round", 1)
                .putArray("participants")
                .add("440100-edu");
        time.send("budget-1", "budget", opening);
    }

    private List<String> eventsOf(String proposal) {
        return time.reader().positions("proposal:" + proposal, Long.MAX_VALUE, 10).stream()
                .flatMap(position -> time.reader().entry(position).stream())
                .map(StoredEntry::type)
                .toList();
    }

    private Duration untilJustAfter(String member) {
        long position = time.reader().positions("proposal:b1", Long.MAX_VALUE, 10).get(1);
        String data =
                Entry.parse(time.reader().entry(position).orElseThrow().bytes().toBytes())
                        .data()
                        .path(member)
                        .asString();
        return Duration.between(Instant.now(), Instant.parse(data)).plusSeconds(1);
    }

    @Test
    void remindsOnceThoseWhoAreSilent() {
        openRound("b1");
        assertThat(clock.look()).isEmpty();

        time.moveTo(untilJustAfter("remindAt"));

        assertThat(clock.look()).containsExactly("b1");
        assertThat(clock.look()).isEmpty();
        assertThat(eventsOf("b1"))
                .containsExactly(
                        "jointreview.ProposalSubmitted",
                        "jointreview.ReviewRoundOpened",
                        "jointreview.ParticipantsReminded");
    }

    @Test
    void takesTheMatterToTheHeadsOnceAtTheDeadline() {
        openRound("b1");

        time.moveTo(untilJustAfter("dueAt"));

        assertThat(clock.look()).containsExactly("b1");
        assertThat(clock.look()).isEmpty();
        assertThat(eventsOf("b1")).endsWith("jointreview.ReviewEscalated");
    }

    @Test
    void leavesARoundInWhichEverybodySpokeAlone() {
        openRound("b1");
        ObjectNode opinion = command("jointreview.GiveOpinion", "opinion-1");
        data(opinion)
                .put("proposal", "b1")
                .put("round", 1)
                .put("participant", "440100-edu")
                .put("verdict", "agree")
                .put("opinion", "As planned");
        time.send("reviewer-1", "reviewer", opinion);

        time.moveTo(Duration.ofDays(9));

        assertThat(clock.look()).isEmpty();
    }
}
