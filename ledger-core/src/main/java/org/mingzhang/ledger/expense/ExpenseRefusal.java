package org.mingzhang.ledger.expense;

import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.money.Money;

/// The rules of expense claims.
public sealed interface ExpenseRefusal extends Refusal {

    /// An item is within its published standard.
    ///
    /// @param assessment what it was held against
    record OverStandard(Assessment assessment) implements ExpenseRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(assessment.version()));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(assessment.limit());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(assessment.value());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(
                    "%s, %s, %s: %s"
                            .formatted(
                                    assessment.item(),
                                    assessment.table(),
                                    assessment.formula(),
                                    assessment.computation()));
        }
    }

    /// An item has a published standard.
    ///
    /// @param table the table in which no row was found
    /// @param key what was looked up
    /// @param version the version that lacks it; absent where none is in force
    record StandardNotPublished(String table, String key, Optional<Integer> version)
            implements ExpenseRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return version.map(number -> Integer.toString(number));
        }

        @Override
        public Optional<String> limit() {
            return Optional.of(table);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(key);
        }
    }

    /// A claim is filed once.
    ///
    /// @param claim the claim
    record ClaimExists(String claim) implements ExpenseRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(claim);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(claim);
        }
    }

    /// A command names a claim that was filed.
    ///
    /// @param claim the claim
    record ClaimUnknown(String claim) implements ExpenseRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(claim);
        }
    }

    /// Only who filed a claim amends it.
    ///
    /// @param claim the claim
    /// @param person the person who acts
    record NotTheFiler(String claim, String person) implements ExpenseRefusal {
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
            return Optional.of(claim);
        }
    }

    /// A claim that somebody asked to pay stays as it is.
    ///
    /// @param claim the claim
    /// @param payment the application
    record ClaimInPayment(String claim, String payment) implements ExpenseRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(claim);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// A claim is paid by the line that it was filed against.
    ///
    /// @param claim the claim
    /// @param line the line of the claim
    /// @param asked the line of the payment
    record ClaimOnOtherLine(String claim, String line, String asked) implements ExpenseRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(line);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(asked);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(claim);
        }
    }

    /// A payment of a claim is of at most its amount.
    ///
    /// @param claim the claim
    /// @param claimed the amount of the claim
    /// @param amount the amount of the payment
    record AmountExceedsClaim(String claim, Money claimed, Money amount) implements ExpenseRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(claimed.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(amount.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(claim);
        }
    }
}
