package org.mingzhang.ledger.paper;

import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.PaperId;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What happened to white papers.
public sealed interface PaperEvent extends Event {

    /// A white paper was published: from here on nobody changes its figures unseen.
    ///
    /// @param paper the paper, `<division>/<period>`
    /// @param effectiveDate the day of the decision
    /// @param division the division that it is about
    /// @param size how many entries of the log its figures are made of
    /// @param until the last effective day that counts
    /// @param digest hash of its figures as data, by the log's first suite
    /// @param publisher the person who published it
    record PaperPublished(
            @PaperId @Tagged("paper") String paper,
            LocalDate effectiveDate,
            @DivisionCode String division,
            @Positive long size,
            LocalDate until,
            @Sha256Hex String digest,
            @ActorName String publisher)
            implements PaperEvent {}
}
