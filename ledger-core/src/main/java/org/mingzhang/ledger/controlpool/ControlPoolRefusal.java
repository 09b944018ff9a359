package org.mingzhang.ledger.controlpool;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of control pools.
public sealed interface ControlPoolRefusal extends Refusal {

    /// What a pool gives does not exceed what is available in it.
    ///
    /// @param pool the pool
    /// @param available account 2100, summed over its lines
    /// @param amount the amount of the command
    record AmountExceedsAvailable(String pool, Money available, Money amount)
            implements ControlPoolRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(available.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(pool);
        }
    }

    /// The balances of a line and the sums of its pool stay within what an amount can be.
    ///
    /// @param pool the pool
    /// @param amount the amount of the command
    record AmountExceedsRange(String pool, Money amount) implements ControlPoolRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Money.MAX.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(pool);
        }
    }

    /// The rules of a division and year are numbered one after the other.
    ///
    /// @param expected the next number
    /// @param version the number of the command
    record PoolRuleVersionNotNext(int expected, int version) implements ControlPoolRefusal {
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
    record PoolRuleNotProposed(int version) implements ControlPoolRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }
}
