package org.mingzhang.ledger.payment;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.mingzhang.ledger.accounts.Payee;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.importedyear.Evidence;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Discloses;
import org.mingzhang.ledger.reference.ContractNumber;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.InvoiceNumber;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What handler, reviewer, approver and cashier do with a payment.
public sealed interface PaymentCommand extends Command {

    /// Applies for a payment out of a budget line. 支付申请
    ///
    /// @param payment the payment application
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param amount the amount, above zero
    /// @param payee who is paid
    /// @param purpose what for; a commitment where the payee is a person
    /// @param expectedResult what the payment is to bring about
    /// @param invoices the numbers of the invoices paid, at most 5
    /// @param contract the contract that holds the amount, where it is under contract
    /// @param contractLine the line of the contract, where there is one
    /// @param claim the expense claim that it pays, where it pays one
    /// @param exception the approved exception that it is made in, where it is made in one
    /// @param resubmits the returned or withdrawn application that this one replaces
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SubmitPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @PositiveAmount Money amount,
            @NotNull @Valid Payee payee,
            @NotNull Disclosable purpose,
            @NotNull @FreeText String expectedResult,
            @Size(max = 5) List<@InvoiceNumber String> invoices,
            @Tagged("contract") Optional<@ContractNumber String> contract,
            Optional<@Identifier String> contractLine,
            @Tagged("claim") Optional<@Identifier String> claim,
            @Tagged("exception") Optional<@Identifier String> exception,
            @Tagged("payment") Optional<@Identifier String> resubmits,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand, Signable, Discloses<SubmitPayment> {
        public SubmitPayment {
            invoices = List.copyOf(invoices);
            attachments = List.copyOf(attachments);
        }

        @Override
        public Subject subject() {
            return new Subject("payment", payment);
        }

        @Override
        public SubmitPayment committing(UnaryOperator<Disclosable> commit) {
            return payee.isPerson()
                    ? new SubmitPayment(
                            payment,
                            line,
                            effectiveDate,
                            amount,
                            payee.committing(commit),
                            commit.apply(purpose),
                            expectedResult,
                            invoices,
                            contract,
                            contractLine,
                            claim,
                            exception,
                            resubmits,
                            attachments)
                    : this;
        }
    }

    /// Confirms a submitted payment as reviewer. 审核
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param remark what the reviewer adds
    @Introspected
    record ReviewPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            Optional<@FreeText String> remark)
            implements PaymentCommand, SignedStep {}

    /// Approves a reviewed payment, as approver or as one of those whom the table of authority
    /// limits adds. 审批
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param remark what the approver adds
    @Introspected
    record ApprovePayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            Optional<@FreeText String> remark)
            implements PaymentCommand, SignedStep {}

    /// Sends a payment back to its handler. 退回
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param reason why
    @Introspected
    record ReturnPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @FreeText String reason)
            implements PaymentCommand, SignedStep {}

    /// Takes an own application back before it is approved. 撤回
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param reason why
    @Introspected
    record WithdrawPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @FreeText String reason)
            implements PaymentCommand, SignedStep {}

    /// Tells the bank to pay an approved payment. 开具支付凭证
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record IssueVoucher(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String voucher,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand {
        public IssueVoucher {
            attachments = List.copyOf(attachments);
        }
    }

    /// Reports what a row of the bank's file says: the voucher was paid. 银行回单（已付）
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which the bank paid, in the fiscal year of the line
    /// @param voucher the number of the voucher
    /// @param amount what the bank paid: the amount of the payment
    /// @param evidence the file and the row in it
    @Introspected
    record RecordBankPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String voucher,
            @NotNull @PositiveAmount Money amount,
            @NotNull @Valid @Tagged("evidence") Evidence evidence)
            implements PaymentCommand {}

    /// Reports what a row of the bank's file says: the voucher was not paid. 银行退票
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which the bank refused, in the fiscal year of the line
    /// @param voucher the number of the voucher
    /// @param amount what the bank did not pay: the amount of the payment
    /// @param reason why, as the bank says
    /// @param evidence the file and the row in it
    @Introspected
    record RecordBankRejection(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String voucher,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason,
            @NotNull @Valid @Tagged("evidence") Evidence evidence)
            implements PaymentCommand {}

    /// Stops a payment that is not settled, while supervision looks into it. 阻断
    ///
    /// @param payment the payment application
    /// @param reason why
    /// @param caseReference the case that it belongs to
    @Introspected
    record BlockPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String caseReference)
            implements PaymentCommand {}

    /// Lets a blocked payment go on from where it was. 解除阻断
    ///
    /// @param payment the payment application
    /// @param reason why
    /// @param caseReference the case that it was blocked for
    @Introspected
    record UnblockPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String caseReference)
            implements PaymentCommand {}

    /// Reports that an approved payment was made. 支付
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record SettlePayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String voucher,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand {
        public SettlePayment {
            attachments = List.copyOf(attachments);
        }
    }

    /// Reports that money of a settled payment came back, all of it or a part. 退款
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param amount the amount, above zero
    /// @param reason why
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record RecordRefund(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String voucher,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand {
        public RecordRefund {
            attachments = List.copyOf(attachments);
        }
    }

    /// Books a settled payment, as far as it has not come back, on the line that it belongs to. 更正
    ///
    /// @param payment the payment application
    /// @param line the line that it belongs to
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the document that it rests on
    /// @param reason why
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record CorrectPayment(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @FreeText String reason,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand {
        public CorrectPayment {
            attachments = List.copyOf(attachments);
        }
    }

    /// Reports that money of a payment came back after its year was closed. 上年退款
    ///
    /// @param payment the payment application
    /// @param effectiveDate the day of the receipt, in a year after that of the payment
    /// @param amount the amount, above zero
    /// @param reason why
    /// @param voucher the number of the voucher
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record RecordPriorYearRefund(
            @NotNull @Identifier @Tagged("payment") String payment,
            @NotNull LocalDate effectiveDate,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String voucher,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements PaymentCommand {
        public RecordPriorYearRefund {
            attachments = List.copyOf(attachments);
        }
    }

    /// A step that its actor can sign, having seen the submission.
    interface SignedStep extends Signable {

        /// The payment application.
        String payment();

        @Override
        default Subject subject() {
            return new Subject("payment", payment());
        }

        @Override
        default boolean followsSubmission() {
            return true;
        }
    }
}
