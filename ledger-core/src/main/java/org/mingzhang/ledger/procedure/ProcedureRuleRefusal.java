package org.mingzhang.ledger.procedure;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of publishing procedures.
public sealed interface ProcedureRuleRefusal extends Refusal {

    /// The rules of a division and year are numbered one after the other.
    ///
    /// @param expected the next number
    /// @param version the number of the command
    record ProcedureVersionNotNext(int expected, int version) implements ProcedureRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// Only the rule proposed last can be confirmed, and only once.
    ///
    /// @param version the number of the command
    record ProcedureNotProposed(int version) implements ProcedureRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// A procedure is begun where its rule is published.
    ///
    /// @param year the division and year without one
    record ProcedureNotPublished(String year) implements ProcedureRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(year);
        }
    }
}
