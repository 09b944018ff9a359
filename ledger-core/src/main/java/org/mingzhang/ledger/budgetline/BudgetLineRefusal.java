package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of budget lines.
public sealed interface BudgetLineRefusal extends Refusal {

    /// A command names a line that was approved.
    ///
    /// @param line the budget line
    record BudgetLineUnknown(String line) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// A line is approved once.
    ///
    /// @param line the budget line
    record BudgetLineExists(String line) implements BudgetLineRefusal {
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

    /// Where the rule in force asks for it, the approval names its pool.
    ///
    /// @param version the number of the rule
    /// @param line the budget line
    record PoolNotDeclared(int version, String line) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// An approval names its pool only where the rule in force asks for it.
    ///
    /// @param declaredPool the pool of the command
    record PoolNotDeclarable(String declaredPool) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(declaredPool);
        }
    }

    /// What a line gives does not exceed what is unreleased on it.
    ///
    /// @param line the budget line
    /// @param unreleased account 2000 of the line
    /// @param amount the amount of the command
    record AmountExceedsUnreleased(String line, Money unreleased, Money amount)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(unreleased.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// What a line gives away does not exceed what is available on it.
    ///
    /// @param line the budget line
    /// @param available account 2100 of the line
    /// @param amount the amount of the command
    record AmountExceedsLineAvailable(String line, Money available, Money amount)
            implements BudgetLineRefusal {
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
            return Optional.of(line);
        }
    }

    /// A reduction does not exceed what was approved for the line.
    ///
    /// @param line the budget line
    /// @param approved account 1000 of the line
    /// @param amount the amount of the command
    record AmountExceedsApproved(String line, Money approved, Money amount)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(approved.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// A virement joins two lines.
    ///
    /// @param line the budget line
    record VirementWithinLine(String line) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// A virement stays within one division, fiscal year and type of fund.
    ///
    /// @param source division, year and type of fund of the line that gives
    /// @param target those of the line that receives
    record VirementOutsideKind(String source, String target) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(source);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(target);
        }
    }
}
