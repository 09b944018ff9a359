package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of making signatures compulsory.
public sealed interface SigningRuleRefusal extends Refusal {

    /// Rules are numbered without gaps.
    ///
    /// @param expected the next number
    /// @param version the number of the command
    record SigningRuleVersionNotNext(int expected, int version) implements SigningRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// Only the rule that was proposed last is confirmed, and once.
    ///
    /// @param version the number of the command
    record SigningRuleNotProposed(int version) implements SigningRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// A rule in force is not put off: nobody switches signatures off again.
    ///
    /// @param inForce the day of the rule in force
    /// @param requiredFrom the day of the command
    record SigningRulePutOff(LocalDate inForce, LocalDate requiredFrom)
            implements SigningRuleRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(inForce.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(requiredFrom.toString());
        }
    }
}
