package org.mingzhang.ledger.paper;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.paper.PaperEvent.PaperPublished;

/// A white paper as it was published last.
///
/// @param size how many entries of the log its figures are made of; 0 before the first
public record PublishedPaper(long size) {

    /// Folded by paper.
    public static final Part<PublishedPaper> PART =
            new Part<>(
                    "paper",
                    Set.of(PaperPublished.class),
                    new PublishedPaper(0),
                    PublishedPaper::evolve);

    private PublishedPaper evolve(Event event) {
        if (event instanceof PaperPublished published && published.size() > size) {
            return new PublishedPaper(published.size());
        }
        throw new CorruptHistoryException(this + " cannot fold " + event);
    }
}
