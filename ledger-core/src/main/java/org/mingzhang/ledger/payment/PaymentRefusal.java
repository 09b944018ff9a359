package org.mingzhang.ledger.payment;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.money.Money;

/// The rules of payments.
public sealed interface PaymentRefusal extends Refusal {

    /// A payment is submitted or recorded once.
    ///
    /// @param payment the payment
    record PaymentExists(String payment) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(payment);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// A command names a payment that exists.
    ///
    /// @param payment the payment
    record PaymentUnknown(String payment) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(payment);
        }
    }

    /// A step follows only from the states that it may follow from.
    ///
    /// @param payment the payment
    /// @param stage the state of the payment
    /// @param allowed the states that allow the step
    record PaymentStateForbids(String payment, Payment.Stage stage, Set<Payment.Stage> allowed)
            implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(
                    allowed.stream()
                            .sorted()
                            .map(Payment.Stage::word)
                            .collect(Collectors.joining(", ")));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(stage.word());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// Only its handler takes an application back.
    ///
    /// @param payment the payment
    /// @param person the person who acts
    record NotTheHandler(String payment, String person) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(person);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// Refunds of a payment do not exceed what was paid.
    ///
    /// @param payment the payment
    /// @param refundable what was paid and has not come back
    /// @param amount the amount of the command
    record RefundExceedsPaid(String payment, Money refundable, Money amount)
            implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(refundable.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// A row of a file of another system is recorded once.
    ///
    /// @param row the row
    record RowAlreadyRecorded(Evidence row) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(row.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(row.toString());
        }
    }

    /// An application is replaced by one other.
    ///
    /// @param payment the payment
    /// @param replacedBy the application that replaced it
    record PaymentAlreadyReplaced(String payment, String replacedBy) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(payment);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(replacedBy);
        }
    }
}
