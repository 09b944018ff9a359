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

    /// An invoice is paid once.
    ///
    /// @param invoice the invoice, `<payee>/<number>`
    /// @param first the application that stands
    record DuplicateInvoice(String invoice, String first) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(invoice);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(first);
        }
    }

    /// A line of a contract is paid once.
    ///
    /// @param contractLine the line of the contract
    /// @param first the application that stands
    record DuplicateContractLine(String contractLine, String first) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(contractLine);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(first);
        }
    }

    /// A unit pays a payee the same amount for the same purpose once.
    ///
    /// @param demand unit, payee and amount
    /// @param first the application that stands
    record DuplicateDemand(String demand, String first) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(demand);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(first);
        }
    }

    /// A correction stays within division, fiscal year, unit and type of fund.
    ///
    /// @param wrong those of the line that it was booked on
    /// @param right those of the line of the command
    record CorrectionOutsideKind(String wrong, String right) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(wrong);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(right);
        }
    }

    /// A correction books on another line.
    ///
    /// @param line the line
    record CorrectionWithinLine(String line) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(line);
        }
    }

    /// A payment under a contract stays on the line of the contract.
    ///
    /// @param payment the payment
    /// @param contract the contract
    record PaymentUnderContract(String payment, String contract) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(contract);
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

    /// A refund of a year that is open goes back to its line.
    ///
    /// @param payment the payment
    /// @param line its line
    record YearNotClosed(String payment, String line) implements PaymentRefusal {
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
            return Optional.of(payment);
        }
    }

    /// What supervision blocked does not go on.
    ///
    /// @param payment the payment
    /// @param caseReference the case that it is blocked for
    record PaymentIsBlocked(String payment, String caseReference) implements PaymentRefusal {
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
            return Optional.of(caseReference);
        }
    }

    /// What is not blocked, or for another case, is not unblocked.
    ///
    /// @param payment the payment
    /// @param blockedFor the case that it is blocked for; absent while it is free
    /// @param caseReference the case of the command
    record PaymentNotBlocked(String payment, Optional<String> blockedFor, String caseReference)
            implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return blockedFor;
        }

        @Override
        public Optional<String> value() {
            return Optional.of(caseReference);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// Who reports the outcome of a voucher names its number.
    ///
    /// @param payment the payment
    /// @param issued the number of its voucher
    /// @param voucher the number of the command
    record VoucherDiffers(String payment, String issued, String voucher) implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(issued);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(voucher);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(payment);
        }
    }

    /// The bank pays, or does not pay, the amount of the payment.
    ///
    /// @param payment the payment
    /// @param expected the amount of the payment
    /// @param amount the amount of the bank
    record BankAmountDiffers(String payment, Money expected, Money amount)
            implements PaymentRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(expected.toString());
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

    /// Payments of some economic classes pay an expense claim.
    ///
    /// @param economic the economic class of the line
    /// @param version the version of the table of such classes
    record ClaimMissing(String economic, int version) implements PaymentRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(version));
        }

        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(economic);
        }
    }

    /// A claim is paid once.
    ///
    /// @param claim the claim
    /// @param first the application that stands
    record DuplicateClaim(String claim, String first) implements PaymentRefusal {
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
            return Optional.of(first);
        }
    }
}
