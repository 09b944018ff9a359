package org.mingzhang.ledger.pace;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of alerts about the pace of execution.
public sealed interface PaceRefusal extends Refusal {

    /// A unit gets one alert in a quarter.
    ///
    /// @param alert the alert that there is
    record PaceAlertExists(String alert) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(alert);
        }
    }

    /// Nobody was asked so.
    ///
    /// @param alert the alert
    record PaceAlertUnknown(String alert) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(alert);
        }
    }

    /// An alert is answered once.
    ///
    /// @param alert the alert
    /// @param answerer who answered it
    record PaceAnswerStands(String alert, String answerer) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(alert);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(answerer);
        }
    }

    /// An alert needs two months, one after the other.
    ///
    /// @param expected the month that follows the first
    /// @param month the second month that was given
    record PaceMonthsApart(int expected, int month) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(month));
        }
    }

    /// A month is judged when it is over.
    ///
    /// @param year the fiscal year
    /// @param month the month
    record PaceMonthNotOver(int year, int month) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of("%d-%02d".formatted(year, month));
        }
    }

    /// In a month the unit was not behind.
    ///
    /// @param month the month
    /// @param needed 70 % of what is expected
    /// @param paid what was paid
    record PaceNotBehind(int month, Money needed, Money paid) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(needed.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(paid.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(Integer.toString(month));
        }
    }

    /// Who says that the plan was changed names a line of the unit with a cash plan.
    ///
    /// @param unit the unit
    /// @param line the line that was named, or nothing
    record PacePlanUnknown(String unit, String line) implements PaceRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(unit);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }
}
