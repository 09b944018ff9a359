package org.mingzhang.ledger.cashplan;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of cash plans.
public sealed interface CashPlanRefusal extends Refusal {

    /// Plans are submitted where the procedures of the year use them.
    ///
    /// @param year the division and fiscal year
    record CashPlansUnused(String year) implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(year);
        }
    }

    /// A line has one plan, which is adjusted.
    ///
    /// @param line the budget line
    record CashPlanExists(String line) implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// A payment needs the plan of its line, where the procedures require one; so does an
    /// adjustment.
    ///
    /// @param line the budget line
    record CashPlanMissing(String line) implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// Only a plan that was submitted can be approved, and only once.
    ///
    /// @param line the budget line
    record CashPlanNotSubmitted(String line) implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// The months of a plan together do not exceed what the line can still pay.
    ///
    /// @param line the budget line
    /// @param available accounts 2100 and 2400 of the line
    /// @param planned what the plan leaves to be paid
    record CashPlanExceedsAvailable(String line, Money available, Money planned)
            implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(available.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(planned.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line);
        }
    }

    /// A plan does not fall below what was drawn on a month.
    ///
    /// @param month the month
    /// @param drawn what was drawn
    /// @param planned what the plan says
    record CashPlanBelowDrawn(int month, Money drawn, Money planned) implements CashPlanRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(drawn.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(planned.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(Integer.toString(month));
        }
    }

    /// The payments of a month do not exceed its plan.
    ///
    /// @param line the budget line
    /// @param month the month
    /// @param left what its plan has left
    /// @param amount the amount of the payment
    /// @param version the version of the rule of procedures
    record CashPlanExceeded(String line, int month, Money left, Money amount, int version)
            implements CashPlanRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(left.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(line + " " + month);
        }
    }
}
