package org.mingzhang.ledger.identity;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.FreeText;

/// What happened when persons proved that they are themselves.
public sealed interface AccessEvent extends Event {

    /// A person showed passphrase and second factor.
    ///
    /// @param person who
    /// @param effectiveDate the day of the decision
    record SignInSucceeded(@ActorName @Tagged("person") String person, LocalDate effectiveDate)
            implements AccessEvent {}

    /// Somebody who acts as a person could not show both.
    ///
    /// @param person as whom they act
    /// @param outcome what was wrong; never `succeeded`
    /// @param failures how many there were in a row, this one included
    /// @param level of the warning: 0 for none, 3 for the last
    /// @param effectiveDate the day of the decision
    record SignInRefused(
            @ActorName @Tagged("person") String person,
            AccessCommand.Outcome outcome,
            @Positive int failures,
            @Min(0) @Max(3) int level,
            LocalDate effectiveDate)
            implements AccessEvent {}

    /// A person may not try again, until somebody unblocks them.
    ///
    /// @param person who
    /// @param failures how many there were in a row
    /// @param effectiveDate the day of the decision
    record AccessBlocked(
            @ActorName @Tagged("person") String person,
            @Positive int failures,
            LocalDate effectiveDate)
            implements AccessEvent {}

    /// A person may try again.
    ///
    /// @param person who
    /// @param reason why
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the unblocking person acted for
    /// @param unblocker who unblocked them
    record AccessUnblocked(
            @ActorName @Tagged("person") String person,
            @FreeText String reason,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String unblocker)
            implements AccessEvent {}
}
