package org.mingzhang.ledger.carryover;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of carrying over.
public sealed interface CarryOverRefusal extends Refusal {

    /// Funds are carried over to the line of the next year that agrees in division, unit, function,
    /// economic class, type of fund and project.
    ///
    /// @param source year and codes that the receiving line must have
    /// @param target those that it has
    record CarryOutsideKind(String source, String target) implements CarryOverRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(source);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(target);
        }
    }

    /// A carry-over carries something.
    ///
    /// @param line the line of the old year
    record NothingCarried(String line) implements CarryOverRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// What goes over with a line is held on it.
    ///
    /// @param plan the procurement plan
    /// @param line the line of the old year
    record PlanNotOnLine(String plan, String line) implements CarryOverRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(plan);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// What goes over with a line is held on it.
    ///
    /// @param contract the contract
    /// @param line the line of the old year
    record ContractNotOnLine(String contract, String line) implements CarryOverRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(contract);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }
}
