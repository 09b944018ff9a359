package org.mingzhang.ledger.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.ShortText;

/// What gives roles to persons and takes them back: giving takes two persons, taking back takes
/// one.
public sealed interface RoleCommand extends Command {

    /// Whose role it is about.
    String person();

    /// Proposes a role for a person. 授予角色
    ///
    /// @param person who is to have it
    /// @param grant the identifier of the grant, one among those of the person
    /// @param role which role
    /// @param forUnit the unit that the person acts for
    /// @param divisions the division, with all below it, that the role holds for; absent for all
    /// @param units the unit, with all below it, that the role holds for; absent for all, and for
    ///   what belongs to a division as a whole
    /// @param from the first day on which it holds
    /// @param until the last day; absent for no end
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposeRoleGrant(
            @NotNull @ActorName @Tagged("person") String person,
            @NotNull @Identifier String grant,
            @NotNull @ActorName String role,
            @NotNull @ActorName String forUnit,
            Optional<@DivisionCode String> divisions,
            Optional<@Code String> units,
            @NotNull LocalDate from,
            Optional<LocalDate> until,
            @NotNull @ShortText String document)
            implements RoleCommand {}

    /// Gives the person the role that another person proposed.
    ///
    /// @param person who is to have it
    /// @param grant the identifier of the grant
    @Introspected
    record ConfirmRoleGrant(
            @NotNull @ActorName @Tagged("person") String person, @NotNull @Identifier String grant)
            implements RoleCommand {}

    /// Takes a role back, or a proposal.
    ///
    /// @param person who has it
    /// @param grant the identifier of the grant
    /// @param reason why
    @Introspected
    record RevokeRole(
            @NotNull @ActorName @Tagged("person") String person,
            @NotNull @Identifier String grant,
            @NotNull @FreeText String reason)
            implements RoleCommand {}
}
