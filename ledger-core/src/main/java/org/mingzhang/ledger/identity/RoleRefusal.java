package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of giving roles to persons.
public sealed interface RoleRefusal extends Refusal {

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    /// A role that is granted is one of those there are, and one that persons hold.
    ///
    /// @param role the role of the command
    record RoleUnknown(String role) implements RoleRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }

    /// A grant's identifier is used once for a person.
    ///
    /// @param grant the identifier
    record RoleGrantExists(String grant) implements RoleRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(grant);
        }
    }

    /// Only what was proposed, and not taken back, is confirmed.
    ///
    /// @param grant the identifier
    record RoleGrantNotProposed(String grant) implements RoleRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(grant);
        }
    }

    /// Only a grant that is proposed or given is revoked.
    ///
    /// @param grant the identifier
    record RoleGrantNotInForce(String grant) implements RoleRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(grant);
        }
    }

    /// A role ends on the day it begins, or later, and not before today.
    ///
    /// @param earliest the earliest last day
    /// @param until the last day of the command
    record RoleEndsTooEarly(LocalDate earliest, LocalDate until) implements RoleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(earliest.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(until.toString());
        }
    }

    /// A role that sees and commands what one unit has is granted for a unit.
    ///
    /// @param role the role of the command
    record RoleNeedsUnits(String role) implements RoleRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }

    /// Some roles cannot meet in one person.
    ///
    /// @param held the role that the person has
    /// @param role the role of the command
    record RolesIncompatible(String held, String role) implements RoleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(held);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }

    /// All roles of a person hold for the same divisions and units.
    ///
    /// @param held the divisions and units of the roles that the person has
    /// @param asked those of the command
    record RoleHeldElsewhere(String held, String asked) implements RoleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(held);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(asked);
        }
    }

    /// Nobody evaluates the unit that they act for.
    ///
    /// @param units the units that are evaluated
    /// @param unit the unit acted for
    record EvaluatorOfOwnUnit(String units, String unit) implements RoleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(units);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(unit);
        }
    }

    /// A person acts in a role that the ledger has granted them, for the unit of the grant.
    ///
    /// @param granted the roles that hold today, in words; `none` if there is none
    /// @param role the role acted in
    record RoleNotGranted(String granted, String role) implements RoleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(granted);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }
}
