package org.mingzhang.ledger.budgetline;

import java.util.Optional;
import org.mingzhang.ledger.accounts.Account;
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

    /// Nothing is posted to a line whose year is closed.
    ///
    /// @param line the budget line
    /// @param fiscalYear the fiscal year
    record YearIsClosed(String line, int fiscalYear) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(fiscalYear));
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

    /// Opening balances are taken over once, by a line that holds nothing and to which nothing was
    /// posted but its approval.
    ///
    /// @param line the budget line
    record LineNotEmpty(String line) implements BudgetLineRefusal {
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

    /// Opening balances balance: sources of authority equal its uses.
    ///
    /// @param sources what was approved and carried in
    /// @param uses what is unreleased, available, frozen and expended
    record OpeningUnbalanced(Money sources, Money uses) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(sources.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(uses.toString());
        }
    }

    /// No more is freed than is frozen.
    ///
    /// @param line the budget line
    /// @param frozen account 2200 of the line
    /// @param amount the amount of the command
    record AmountExceedsFrozen(String line, Money frozen, Money amount)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(frozen.toString());
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

    /// A pool is settled between two of its lines.
    ///
    /// @param sourcePool the pool of the line that gives
    /// @param targetPool the pool of the line that receives
    record SettlementOutsidePool(String sourcePool, String targetPool)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(sourcePool);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(targetPool);
        }
    }

    /// A settlement gives a line no more than it spent beyond what it had.
    ///
    /// @param line the budget line
    /// @param shortfall what account 2100 of the line is below zero
    /// @param amount the amount of the command
    record AmountExceedsShortfall(String line, Money shortfall, Money amount)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(shortfall.toString());
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

    /// A line joins a pool other than its own.
    ///
    /// @param line the budget line
    /// @param pool the pool
    record LineInPool(String line, String pool) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(pool);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// What a line spent beyond its own is settled in its pool before the year ends for it.
    ///
    /// @param line the budget line
    /// @param available account 2100 of the line, below zero
    record LineOverspent(String line, Money available) implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Money.ZERO.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(available.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// A surplus lapses where there is one.
    ///
    /// @param line the budget line
    record NothingLeft(String line) implements BudgetLineRefusal {
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

    /// A year is closed when nothing is unreleased, available, frozen, held or pending any more.
    ///
    /// @param line the budget line
    /// @param account the first account that is not
    /// @param balance its balance
    record LineNotSettled(String line, Account account, Money balance)
            implements BudgetLineRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Money.ZERO.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(account.code() + " " + balance);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }
}
