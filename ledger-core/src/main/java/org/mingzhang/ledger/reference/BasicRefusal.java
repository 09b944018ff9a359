package org.mingzhang.ledger.reference;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of dates and persons that hold for every feature.
public sealed interface BasicRefusal extends Refusal {

    /// An effective date lies in the fiscal year of its line.
    ///
    /// @param fiscalYear the fiscal year
    /// @param effectiveDate the date of the command
    record EffectiveDateOutsideYear(int fiscalYear, LocalDate effectiveDate)
            implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(fiscalYear));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(effectiveDate.toString());
        }
    }

    /// An effective date is not after the day of the decision.
    ///
    /// @param today the day of the decision in the log's zone
    /// @param effectiveDate the date of the command
    record EffectiveDateInFuture(LocalDate today, LocalDate effectiveDate) implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(today.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(effectiveDate.toString());
        }
    }

    /// A command is sent in a role that has the duty for it.
    ///
    /// @param role the role acted in
    /// @param allowed the roles that have the duty, in words; `nobody` if only the ledger itself
    ///   sends such commands
    record RoleNotPermitted(String role, String allowed) implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(allowed);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }
    }

    /// A person acts on the divisions of their scope.
    ///
    /// @param scope the beginning of the codes of the divisions that the person may act on
    /// @param division the division that the command acts on
    record DivisionOutsideScope(String scope, String division) implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(scope);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(division);
        }
    }

    /// A person whose scope is some units acts on these units, and on nothing that belongs to a
    /// division as a whole.
    ///
    /// @param units the beginning of the codes of the units that the person may act on
    /// @param unit the unit that the command acts on; the division, where it acts on that
    record UnitOutsideScope(String units, String unit) implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(units);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(unit);
        }
    }

    /// Two steps of one matter are taken by two persons.
    ///
    /// @param person the person who acts
    /// @param earlierStep what the same person did before, for instance `reviewer`
    record SamePersonTwice(String person, String earlierStep) implements BasicRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of("≠ " + earlierStep);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(person);
        }
    }
}
