package org.mingzhang.ledger.payment;

import static org.mingzhang.ledger.accounts.Account.AVAILABLE;
import static org.mingzhang.ledger.accounts.Account.COMMITTED;
import static org.mingzhang.ledger.accounts.Account.EXPENDED;
import static org.mingzhang.ledger.accounts.Account.PENDING_PAYMENT;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.Committing;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.accounts.Posted;
import org.mingzhang.ledger.accounts.Posting;
import org.mingzhang.ledger.budgetline.BudgetLineEvent.Side;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.expense.PaysClaim;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.importedyear.FromSource;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.ContractLineId;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.DemandId;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.InvoiceId;
import org.mingzhang.ledger.reference.PoolId;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to a payment.
public sealed interface PaymentEvent extends FiscalFact {

    /// A payment was applied for, and its amount is held. Debit 2500, credit 2100, or 2400 under a
    /// contract.
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
    /// @param contractLine the line of the contract, where there is one, `<contract>/<line>`
    /// @param contract the contract that held the amount, where it is under contract
    /// @param demand the payee, and a digest of unit, payee, amount and purpose; absent where the
    ///   payee is a person
    /// @param claim the expense claim that it pays
    /// @param exception the exception that it is made in, where it is made in one
    /// @param resubmits the application that this one replaces
    /// @param handler the person who applied
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentSubmitted(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @Tagged("project") Optional<@Code String> project,
            Money amount,
            Payee payee,
            Disclosable purpose,
            @FreeText String expectedResult,
            @Tagged("invoice") List<@InvoiceId String> invoices,
            @Tagged("contract-line") Optional<@ContractLineId String> contractLine,
            @Tagged("contract") Optional<@ContractNumber String> contract,
            @Tagged("demand") Optional<@DemandId String> demand,
            @Tagged("claim") Optional<@Identifier String> claim,
            @Tagged("exception") Optional<@Identifier String> exception,
            @Tagged("payment") Optional<@Identifier String> resubmits,
            @ActorName String handler,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Committing, PaysClaim {
        public PaymentSubmitted {
            attachments = List.copyOf(attachments);
            invoices = List.copyOf(invoices);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(
                    line,
                    pool,
                    PENDING_PAYMENT,
                    contract.isPresent() ? COMMITTED : AVAILABLE,
                    amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount.negated();
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
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentReviewed(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ActorName String reviewer,
            Optional<@FreeText String> remark,
            Optional<Integer> calendarVersion)
            implements PaymentEvent {}

    /// An approval was given to a payment that needs more of them. It stays reviewed.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param approver the person who approved, another than handler, reviewer and earlier
    ///   approvers
    /// @param role the role that the person approved in
    /// @param remark what the approver added
    /// @param authorityVersion the version of `authority-limits` that asks for more approvals
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record ApprovalGiven(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ActorName String approver,
            @ActorName String role,
            Optional<@FreeText String> remark,
            Optional<Integer> authorityVersion,
            Optional<Integer> calendarVersion)
            implements PaymentEvent {}

    /// A payment was approved, by everybody who must approve it.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param approver the person who approved, another than handler, reviewer and earlier
    ///   approvers
    /// @param remark what the approver added
    /// @param authorityVersion the version of `authority-limits` by which no approval is missing;
    ///   absent where none is in force
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentApproved(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ActorName String approver,
            Optional<@FreeText String> remark,
            Optional<Integer> authorityVersion,
            Optional<Integer> calendarVersion)
            implements PaymentEvent {}

    /// A payment was sent back to its handler, and its amount is free again. Debit 2100, or 2400
    /// under a contract, credit 2500.
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
    /// @param contract the contract that holds the amount again, where it does
    /// @param evidence the row of the bank's file that says so, where it does
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentReturned(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @Tagged("contract") Optional<@ContractNumber String> contract,
            @Tagged("evidence") Optional<Evidence> evidence,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Committing, FromSource {
        @Override
        public List<Posting> postings() {
            return Posting.move(
                    line,
                    pool,
                    contract.isPresent() ? COMMITTED : AVAILABLE,
                    PENDING_PAYMENT,
                    amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount;
        }
    }

    /// A payment was taken back by its handler, and its amount is free again. Debit 2100, or 2400
    /// under a contract, credit 2500.
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
    /// @param contract the contract that holds the amount again, where it does
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentWithdrawn(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @Tagged("contract") Optional<@ContractNumber String> contract,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Committing {
        @Override
        public List<Posting> postings() {
            return Posting.move(
                    line,
                    pool,
                    contract.isPresent() ? COMMITTED : AVAILABLE,
                    PENDING_PAYMENT,
                    amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount;
        }
    }

    /// A voucher told the bank to pay. Nothing is posted.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the amount, above zero
    /// @param voucher the number of the voucher
    /// @param cashier the person who issued it, another than the reviewer
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record VoucherIssued(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @ShortText String voucher,
            @ActorName String cashier,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements PaymentEvent {
        public VoucherIssued {
            attachments = List.copyOf(attachments);
        }
    }

    /// Supervision blocked a payment: it stays as it is, and so does its amount. Nothing is posted.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param stage the state at which it was stopped
    /// @param reason why
    /// @param caseReference the case that it belongs to
    /// @param inspector the person who blocked it
    record PaymentBlocked(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Payment.Stage stage,
            @FreeText String reason,
            @ShortText String caseReference,
            @ActorName String inspector)
            implements PaymentEvent {}

    /// Supervision let a payment go on from where it was. Nothing is posted.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param stage the state from which it goes on
    /// @param reason why
    /// @param caseReference the case that it belongs to
    /// @param inspector the person who unblocked it
    record PaymentUnblocked(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Payment.Stage stage,
            @FreeText String reason,
            @ShortText String caseReference,
            @ActorName String inspector)
            implements PaymentEvent {}

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
    /// @param evidence the row of the bank's file that says so, where one does
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentSettled(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @ShortText String voucher,
            List<@Sha256Hex String> attachments,
            @Tagged("evidence") Optional<Evidence> evidence,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Posted, FromSource {
        public PaymentSettled {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(line, pool, EXPENDED, PENDING_PAYMENT, amount);
        }
    }

    /// Money of a settled payment came back and is free to spend. Debit 2100, or 2400 under a
    /// contract, credit 2600.
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
    /// @param contract the contract that holds the amount again, where it does
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record RefundReceived(
            @Identifier @Tagged("payment") String payment,
            @Identifier @Tagged("line") String line,
            @PoolId @Tagged("pool") String pool,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @ShortText String voucher,
            @Tagged("contract") Optional<@ContractNumber String> contract,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Committing {
        public RefundReceived {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return Posting.move(
                    line, pool, contract.isPresent() ? COMMITTED : AVAILABLE, EXPENDED, amount);
        }

        @Override
        public Money committedBy(String contract) {
            return amount;
        }
    }

    /// A settled payment was booked on another line. The wrong line: debit 2100, credit 2600; the
    /// right one: debit 2600, credit 2100.
    ///
    /// @param payment the payment application
    /// @param wrong the line that it was booked on
    /// @param right the line that it belongs to
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the document that it rests on
    /// @param amount what was paid and has not come back
    /// @param reason why
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PaymentCorrected(
            @Identifier @Tagged("payment") String payment,
            Side wrong,
            Side right,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            Money amount,
            @FreeText String reason,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements PaymentEvent, Posted {
        public PaymentCorrected {
            attachments = List.copyOf(attachments);
        }

        @Override
        public List<Posting> postings() {
            return List.of(
                    new Posting(wrong.line(), wrong.pool(), AVAILABLE, amount),
                    new Posting(wrong.line(), wrong.pool(), EXPENDED, amount.negated()),
                    new Posting(right.line(), right.pool(), EXPENDED, amount),
                    new Posting(right.line(), right.pool(), AVAILABLE, amount.negated()));
        }
    }

    /// Money of a payment came back after its year was closed: a receipt of the treasury, which
    /// posts nothing and cannot be spent without a supplement.
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day of the receipt
    /// @param fiscalYear the fiscal year of the receipt
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param paidInYear the fiscal year of the payment, which is closed
    /// @param amount what came back, above zero
    /// @param reason why
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    /// @param calendarVersion the version of the calendar that it was decided by; absent where none
    ///   is published
    record PriorYearRefundReceived(
            @Identifier @Tagged("payment") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @Min(1900) @Max(2099) int paidInYear,
            Money amount,
            @FreeText String reason,
            @ShortText String voucher,
            List<@Sha256Hex String> attachments,
            Optional<Integer> calendarVersion)
            implements PaymentEvent {
        public PriorYearRefundReceived {
            attachments = List.copyOf(attachments);
        }
    }
}
