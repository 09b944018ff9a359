package org.mingzhang.ledger.personal;

import java.time.LocalDate;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What happened to personal texts that lie beside the log.
public sealed interface ErasureEvent extends Event {

    /// Somebody proposed to erase a text; it is still there.
    ///
    /// @param commitment what the entry carries in its place
    /// @param ground the legal ground
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the proposing person acted for
    /// @param proposer who proposed it
    record ErasureProposed(
            @Sha256Hex @Tagged("commitment") String commitment,
            @FreeText String ground,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String proposer)
            implements ErasureEvent {}

    /// The text and its salt are to be nowhere any more: whoever still has them deletes them.
    ///
    /// @param commitment what the entry carries in its place
    /// @param ground the legal ground
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the confirming person acted for
    /// @param confirmer who confirmed it, another than the proposer
    record PersonalDataErased(
            @Sha256Hex @Tagged("commitment") String commitment,
            @FreeText String ground,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String confirmer)
            implements ErasureEvent {}
}
