package org.mingzhang.ledger.exception;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.procedure.Level;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to an exception.
public sealed interface ExceptionEvent extends FiscalFact {

    /// An exception was opened.
    ///
    /// @param exception the exception
    /// @param line the budget line that is to pay
    /// @param kind why it cannot wait
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param amount the most that is to be paid
    /// @param reason what happened
    /// @param opener the person who opened it
    /// @param levels who approves it, one after the other
    /// @param dueAt until when it is to be paid
    /// @param dueOn the day of that, by which the clock finds it
    /// @param ruleVersion the version of the rule of procedures
    record ExceptionOpened(
            @Identifier @Tagged("exception") String exception,
            @Identifier @Tagged("line") String line,
            ExceptionKind kind,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money amount,
            @FreeText String reason,
            @ActorName String opener,
            List<Level> levels,
            Instant dueAt,
            @Tagged("due") LocalDate dueOn,
            int ruleVersion)
            implements ExceptionEvent {
        public ExceptionOpened {
            levels = List.copyOf(levels);
        }
    }

    /// The decision that an exception rests on was attached.
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param document the number of the decision
    /// @param attachments SHA-256 digests of its files
    record DecisionBasisAttached(
            @Identifier @Tagged("exception") String exception,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String document,
            List<@Sha256Hex String> attachments)
            implements ExceptionEvent {
        public DecisionBasisAttached {
            attachments = List.copyOf(attachments);
        }
    }

    /// A level approved an exception.
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param level the level
    /// @param approver the person who approved
    /// @param remark what the approver added
    record ExceptionApproved(
            @Identifier @Tagged("exception") String exception,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Level level,
            @ActorName String approver,
            Optional<@FreeText String> remark)
            implements ExceptionEvent {}

    /// The time of an exception ran out before it was paid.
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which the ledger found it so
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param dueAt until when it was to be paid
    record ExceptionOverdue(
            @Identifier @Tagged("exception") String exception,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Instant dueAt)
            implements ExceptionEvent {}

    /// An exception ended with a review.
    ///
    /// @param exception the exception
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param paid what was paid and has not come back
    /// @param reviewer the person who reviewed
    /// @param review what the reviewer found
    /// @param attachments SHA-256 digests of attached files
    record ExceptionClosed(
            @Identifier @Tagged("exception") String exception,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money paid,
            @ActorName String reviewer,
            @FreeText String review,
            List<@Sha256Hex String> attachments)
            implements ExceptionEvent {
        public ExceptionClosed {
            attachments = List.copyOf(attachments);
        }
    }
}
