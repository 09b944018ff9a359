package org.mingzhang.ledger.exception;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What people do with an exception.
public sealed interface ExceptionCommand extends Command {

    /// The exception.
    String exception();

    /// Opens an exception on a budget line; its clock begins. 例外申请
    ///
    /// @param exception the exception
    /// @param line the budget line that is to pay
    /// @param kind why it cannot wait
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param amount the most that is to be paid
    /// @param reason what happened
    @Introspected
    record OpenException(
            @NotNull @Identifier @Tagged("exception") String exception,
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull ExceptionKind kind,
            @NotNull LocalDate effectiveDate,
            @NotNull @PositiveAmount Money amount,
            @NotNull @FreeText String reason)
            implements ExceptionCommand {}

    /// Attaches the decision that the exception rests on. 决策依据
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param document the number of the decision
    /// @param attachments SHA-256 digests of its files, which are stored before
    @Introspected
    record AttachDecisionBasis(
            @NotNull @Identifier @Tagged("exception") String exception,
            @NotNull LocalDate effectiveDate,
            @NotNull @ShortText String document,
            @NotNull @Size(min = 1, max = 16) List<@Sha256Hex String> attachments)
            implements ExceptionCommand {
        public AttachDecisionBasis {
            attachments = List.copyOf(attachments);
        }
    }

    /// Approves an exception at the level whose turn it is. 逐级审批
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param remark what the approver adds
    @Introspected
    record ApproveException(
            @NotNull @Identifier @Tagged("exception") String exception,
            @NotNull LocalDate effectiveDate,
            Optional<@FreeText String> remark)
            implements ExceptionCommand, Signable {
        @Override
        public Subject subject() {
            return new Subject("exception", exception);
        }
    }

    /// Ends an exception with a review of what was done in it, paid or not. 事后复核
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect
    /// @param review what the reviewer found
    /// @param attachments SHA-256 digests of attached files, at most 16
    @Introspected
    record CloseException(
            @NotNull @Identifier @Tagged("exception") String exception,
            @NotNull LocalDate effectiveDate,
            @NotNull @FreeText String review,
            @Size(max = 16) List<@Sha256Hex String> attachments)
            implements ExceptionCommand {
        public CloseException {
            attachments = List.copyOf(attachments);
        }
    }

    /// Takes note that the time of an exception has run out. The ledger sends it by itself.
    ///
    /// @param exception the exception
    @Introspected
    record RecordExceptionOverdue(@NotNull @Identifier @Tagged("exception") String exception)
            implements ExceptionCommand {}
}
