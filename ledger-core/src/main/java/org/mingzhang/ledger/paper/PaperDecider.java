package org.mingzhang.ledger.paper;

import java.time.LocalDate;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.paper.PaperCommand.PublishPaper;
import org.mingzhang.ledger.paper.PaperEvent.PaperPublished;
import org.mingzhang.ledger.paper.PaperRefusal.PaperDayNotLast;
import org.mingzhang.ledger.paper.PaperRefusal.PaperNotNewer;
import org.mingzhang.ledger.paper.PaperRefusal.PaperPeriodNotBegun;

/// Takes down which white papers were published.
public final class PaperDecider {

    private PaperDecider() {}

    /// Publishes a paper that is newer than the one published last.
    public static Decision publish(PublishPaper command, State state, Occasion occasion) {
        PaperPeriod period = PaperPeriod.of(command.paper());
        LocalDate today = occasion.today();
        if (today.isBefore(period.begins())) {
            return Decision.refuse(new PaperPeriodNotBegun(period.begins(), today));
        }
        LocalDate last = period.until(today);
        if (!command.until().equals(last)) {
            return Decision.refuse(new PaperDayNotLast(last, command.until()));
        }
        long published = state.of(PublishedPaper.PART.of(command.paper())).size();
        return command.size() <= published
                ? Decision.refuse(new PaperNotNewer(published, command.size()))
                : Decision.accept(
                        new PaperPublished(
                                command.paper(),
                                today,
                                period.division(),
                                command.size(),
                                command.until(),
                                command.digest(),
                                occasion.actor().id()));
    }
}
