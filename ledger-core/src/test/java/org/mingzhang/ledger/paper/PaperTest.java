package org.mingzhang.ledger.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mingzhang.ledger.testing.DeciderSpec.occasion;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.paper.PaperCommand.PublishPaper;
import org.mingzhang.ledger.paper.PaperEvent.PaperPublished;
import org.mingzhang.ledger.paper.PaperRefusal.PaperDayNotLast;
import org.mingzhang.ledger.paper.PaperRefusal.PaperNotNewer;
import org.mingzhang.ledger.paper.PaperRefusal.PaperPeriodNotBegun;
import org.mingzhang.ledger.testing.History;

/// The papers of Guangzhou, published in July 2026.
class PaperTest {

    private static final String HALF = "440100000/2026-06";
    private static final String YEAR = "440100000/2026";
    private static final String DIGEST = "ab".repeat(32);
    private static final LocalDate END_OF_JUNE = LocalDate.of(2026, 6, 30);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 5);

    private final History history = new History();

    private Decision publish(String paper, long size, LocalDate until) {
        Decision decision =
                PaperDecider.publish(
                        new PublishPaper(paper, size, until, DIGEST),
                        history,
                        occasion("budget-a", "budget", TODAY.toString()));
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return decision;
    }

    private static void isRefused(Decision decision, Refusal refusal) {
        assertThat(decision).isEqualTo(Decision.refuse(refusal));
    }

    @Test
    void aPaperIsPublishedWithItsDigest() {
        assertThat(publish(HALF, 100, END_OF_JUNE))
                .isEqualTo(
                        Decision.accept(
                                new PaperPublished(
                                        HALF,
                                        TODAY,
                                        "440100000",
                                        100,
                                        END_OF_JUNE,
                                        DIGEST,
                                        "budget-a")));
    }

    @Test
    void itIsPublishedAgainOnlyWithMoreEntries() {
        publish(HALF, 100, END_OF_JUNE);

        isRefused(publish(HALF, 100, END_OF_JUNE), new PaperNotNewer(100, 100));
        assertThat(publish(HALF, 101, END_OF_JUNE)).isInstanceOf(Decision.Accepted.class);
        isRefused(publish(HALF, 100, END_OF_JUNE), new PaperNotNewer(101, 100));
        assertThat(publish(YEAR, 100, TODAY)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void itCountsUpToTheEndOfItsPeriodOrUpToToday() {
        isRefused(publish(HALF, 100, TODAY), new PaperDayNotLast(END_OF_JUNE, TODAY));
        isRefused(publish(YEAR, 100, END_OF_JUNE), new PaperDayNotLast(TODAY, END_OF_JUNE));
    }

    @Test
    void aPeriodThatHasNotBegunHasNoPaper() {
        LocalDate begins = LocalDate.of(2026, 8, 1);
        isRefused(publish("440100000/2026-08", 100, TODAY), new PaperPeriodNotBegun(begins, TODAY));
    }
}
