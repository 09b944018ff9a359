package org.mingzhang.ledger.paper;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.PaperId;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What becomes of white papers.
public sealed interface PaperCommand extends Command {

    /// The paper, `<division>/<period>`.
    String paper();

    /// Publishes the white paper of an area and a period, or publishes it again after corrections.
    /// 发布白皮书
    ///
    /// @param paper the paper, `<division>/<period>`, the period a year or the part of it up to the
    ///   end of a month
    /// @param size how many entries of the log its figures are made of: all in front of this
    ///   position
    /// @param until the last effective day that counts, in the period and not after the day of the
    ///   decision
    /// @param digest hash of its figures as data, by the log's first suite
    @Introspected
    record PublishPaper(
            @NotNull @PaperId @Tagged("paper") String paper,
            @Positive long size,
            @NotNull LocalDate until,
            @NotNull @Sha256Hex String digest)
            implements PaperCommand {}
}
