package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to the roles of persons.
public sealed interface RoleEvent extends Event {

    /// Whose role it is about.
    String person();

    /// The identifier of the grant, one among those of the person.
    String grant();

    /// A role was proposed for a person; it does not hold.
    ///
    /// @param person who is to have it
    /// @param grant the identifier of the grant
    /// @param role which role
    /// @param forUnit the unit that the person acts for
    /// @param divisions the division that the role holds for; absent for all
    /// @param units the unit that the role holds for; absent for all
    /// @param from the first day on which it holds
    /// @param until the last day; absent for no end
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the proposing person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer who proposed it
    record RoleGrantProposed(
            @ActorName @Tagged("person") String person,
            @Identifier String grant,
            @ActorName @Tagged("role") String role,
            @ActorName String forUnit,
            Optional<@DivisionCode String> divisions,
            Optional<@Code String> units,
            LocalDate from,
            Optional<LocalDate> until,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements RoleEvent {}

    /// A person has a role.
    ///
    /// @param person who has it
    /// @param grant the identifier of the grant
    /// @param role which role
    /// @param forUnit the unit that the person acts for
    /// @param divisions the division that the role holds for; absent for all
    /// @param units the unit that the role holds for; absent for all
    /// @param from the first day on which it holds
    /// @param until the last day; absent for no end
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the confirming person acted for
    /// @param confirmer who confirmed it, another than the person and the proposer
    record RoleGranted(
            @ActorName @Tagged("person") String person,
            @Identifier String grant,
            @ActorName @Tagged("role") String role,
            @ActorName String forUnit,
            Optional<@DivisionCode String> divisions,
            Optional<@Code String> units,
            LocalDate from,
            Optional<LocalDate> until,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String confirmer)
            implements RoleEvent {}

    /// A grant holds no more, or a proposal was taken back.
    ///
    /// @param person who had it
    /// @param grant the identifier of the grant
    /// @param role which role
    /// @param reason why
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the revoking person acted for
    /// @param revoker who revoked it
    record RoleRevoked(
            @ActorName @Tagged("person") String person,
            @Identifier String grant,
            @ActorName @Tagged("role") String role,
            @FreeText String reason,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String revoker)
            implements RoleEvent {}
}
