package org.mingzhang.ledger.payment;

import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.EXPENDED;
import static org.mingzhang.ledger.accounts.Account.PENDING_PAYMENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;

/// What happened to a payment.
public sealed interface PaymentEvent extends FiscalFact {

    /// A payment was applied for, and its amount is held. Debit 2500, credit 2100.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param project the project, where there is one
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param expectedResult what the payment is to bring about
    /// @param invoices the invoices paid, `<payee>/<number>`
    /// @param contractLine the line of the contract, where there is one
    /// @param resubmits the application that this one replaces
    /// @param handler the person who applied
    /// @param attachments SHA-256 digests of attached files, at most 16
    record PaymentSubmitted(
            @Tagged("payment") String payment,
            @Tagged("line") String line,
            @Tagged("pool") String pool,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            @Tagged("project") Optional<String> project,
            Money amount,
            Payee payee,
            Disclosable purpose,
            String expectedResult,
            @Tagged("invoice") List<String> invoices,
            Optional<String> contractLine,
            @Tagged("payment") Optional<String> resubmits,
            String handler,
            List<String> attachments)
            implements PaymentEvent, Posted {
        public PaymentSubmitted {
            attachments = List.copyOf(attachments);
            invoices = List.copyOf(invoices);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, PENDING_PAYMENT, AVAILABLE, amount);
        }
    }

    /// A payment passed review.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param reviewer the person who reviewed, another than the handler
    /// @param remark what the reviewer added
    record PaymentReviewed(
            @Tagged("payment") String payment,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            String reviewer,
            Optional<String> remark)
            implements PaymentEvent {}

    /// A payment was approved.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param approver the person who approved, another than handler and reviewer
    /// @param remark what the approver added
    record PaymentApproved(
            @Tagged("payment") String payment,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            String approver,
            Optional<String> remark)
            implements PaymentEvent {}

    /// A payment was sent back to its handler, and its amount is free again. Debit 2100, credit
    /// 2500.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the amount, above zero
    /// @param reason why
    record PaymentReturned(
            @Tagged("payment") String payment,
            @Tagged("line") String line,
            @Tagged("pool") String pool,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            Money amount,
            String reason)
            implements PaymentEvent, Posted {
        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, PENDING_PAYMENT, amount);
        }
    }

    /// A payment was taken back by its handler, and its amount is free again. Debit 2100, credit
    /// 2500.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the amount, above zero
    /// @param reason why
    record PaymentWithdrawn(
            @Tagged("payment") String payment,
            @Tagged("line") String line,
            @Tagged("pool") String pool,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            Money amount,
            String reason)
            implements PaymentEvent, Posted {
        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, PENDING_PAYMENT, amount);
        }
    }

    /// A payment was made. Debit 2600, credit 2500.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the amount, above zero
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    record PaymentSettled(
            @Tagged("payment") String payment,
            @Tagged("line") String line,
            @Tagged("pool") String pool,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            Money amount,
            String voucher,
            List<String> attachments)
            implements PaymentEvent, Posted {
        public PaymentSettled {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, EXPENDED, PENDING_PAYMENT, amount);
        }
    }

    /// Money of a settled payment came back and is free to spend. Debit 2100, credit 2600.
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param pool the control pool of the line, `<year>/<id>`
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount what came back, above zero
    /// @param reason why
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    record RefundReceived(
            @Tagged("payment") String payment,
            @Tagged("line") String line,
            @Tagged("pool") String pool,
            LocalDate effectiveDate,
            int fiscalYear,
            String division,
            @Tagged("unit") String unit,
            Money amount,
            String reason,
            String voucher,
            List<String> attachments)
            implements PaymentEvent, Posted {
        public RefundReceived {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, AVAILABLE, EXPENDED, amount);
        }
    }
}
