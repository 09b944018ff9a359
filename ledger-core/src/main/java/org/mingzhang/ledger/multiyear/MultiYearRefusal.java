package org.mingzhang.ledger.multiyear;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of projects that last longer than a year.
public sealed interface MultiYearRefusal extends Refusal {

    /// A project is registered once.
    ///
    /// @param project the project
    record ProjectExists(String project) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(project);
        }
    }

    /// Nobody registered the project.
    ///
    /// @param project the project
    record ProjectUnknown(String project) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(project);
        }
    }

    /// The annual plans of a project add up to its total.
    ///
    /// @param project the project
    /// @param total the total
    /// @param sum what they add up to
    record PlansDoNotAddUp(String project, Money total, Money sum) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(total.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(sum.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(project);
        }
    }

    /// The years of a plan follow each other.
    ///
    /// @param project the project
    /// @param expected the next year
    /// @param year the year of the plan
    record PlanYearsApart(String project, int expected, int year) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(year));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(project);
        }
    }

    /// A year that is concluded keeps its plan.
    ///
    /// @param project the project
    /// @param year the year
    /// @param planned its plan
    record ConcludedYearReplanned(String project, int year, Money planned)
            implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(planned.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(year));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(project);
        }
    }

    /// The years of a project are concluded one after the other, each once it is over.
    ///
    /// @param project the project
    /// @param expected the next year
    /// @param year the year of the command
    record ProjectYearNotNext(String project, int expected, int year) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(year));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(project);
        }
    }

    /// A year is concluded when it is over.
    ///
    /// @param project the project
    /// @param year the year of the command
    record ProjectYearNotOver(String project, int year) implements MultiYearRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(year));
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(project);
        }
    }
}
