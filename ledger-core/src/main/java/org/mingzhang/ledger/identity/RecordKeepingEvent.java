package org.mingzhang.ledger.identity;

import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Sha256Hex;

/// What the installation put on record about reading and signing in.
public sealed interface RecordKeepingEvent extends Event {

    /// The record of who read what is sealed up to a line.
    ///
    /// @param record which record: `readings`
    /// @param first the number of the first line that is sealed
    /// @param last the number of the last one
    /// @param count how many lines there are; numbers can be left out
    /// @param digest hash of the lines, each with its line break, by the log's first suite
    /// @param effectiveDate the day of the decision
    record ReadingsSealed(
            @Code @Tagged("record") String record,
            @Positive long first,
            @Positive long last,
            @Positive int count,
            @Sha256Hex String digest,
            LocalDate effectiveDate)
            implements RecordKeepingEvent {}

    /// Something with which a person signs in was made, changed or taken back.
    ///
    /// @param person whose it is
    /// @param change what became of it
    /// @param by who did it
    /// @param reason why, where somebody else did it
    /// @param effectiveDate the day of the decision
    record CredentialChanged(
            @ActorName @Tagged("person") String person,
            RecordKeepingCommand.Change change,
            @ActorName String by,
            Optional<@FreeText String> reason,
            LocalDate effectiveDate)
            implements RecordKeepingEvent {}
}
