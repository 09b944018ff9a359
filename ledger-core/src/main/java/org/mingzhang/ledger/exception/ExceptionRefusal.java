package org.mingzhang.ledger.exception;

import java.time.Instant;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of exceptions.
public sealed interface ExceptionRefusal extends Refusal {

    /// An exception is opened once.
    ///
    /// @param exception the exception
    record ExceptionExists(String exception) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(exception);
        }
    }

    /// Nobody opened the exception.
    ///
    /// @param exception the exception
    record ExceptionUnknown(String exception) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(exception);
        }
    }

    /// A step follows on those before it; none is skipped, and none comes after the end.
    ///
    /// @param exception the exception
    /// @param stage how far it has come, in words
    /// @param needed what is needed first, in words
    record ExceptionStageForbids(String exception, String stage, String needed)
            implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(needed);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(stage);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(exception);
        }
    }

    /// The levels approve one after the other.
    ///
    /// @param exception the exception
    /// @param level the role whose turn it is
    /// @param role the role acted in
    record NotTheLevel(String exception, String level, String role) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(level);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(role);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(exception);
        }
    }

    /// No money moves before the decision is attached and every level has approved.
    ///
    /// @param exception the exception
    /// @param missing what is missing, in words
    record ExceptionNotApproved(String exception, String missing) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(missing);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(exception);
        }
    }

    /// A payment stays on the line of its exception.
    ///
    /// @param exception the exception
    /// @param line its line
    /// @param other the line of the payment
    record ExceptionOnOtherLine(String exception, String line, String other)
            implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(other);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(exception);
        }
    }

    /// A payment takes at most what its exception allows.
    ///
    /// @param exception the exception
    /// @param allowed its amount
    /// @param amount the amount of the payment
    record AmountExceedsException(String exception, Money allowed, Money amount)
            implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(allowed.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(exception);
        }
    }

    /// An exception is paid by one payment.
    ///
    /// @param exception the exception
    /// @param payment the payment that stands
    record ExceptionHasPayment(String exception, String payment) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(exception);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// An exception is overdue when its time has run out, it is not paid, and nobody noted it yet.
    ///
    /// @param exception the exception
    /// @param dueAt until when it is to be paid
    record ExceptionNotOverdue(String exception, Instant dueAt) implements ExceptionRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(dueAt.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(exception);
        }
    }
}
