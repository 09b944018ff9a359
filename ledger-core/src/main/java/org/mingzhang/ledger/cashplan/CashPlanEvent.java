package org.mingzhang.ledger.cashplan;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;

/// What happened to the cash plan of a line.
public sealed interface CashPlanEvent extends FiscalFact {

    /// A plan was submitted; it is not in force.
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param months what is to be paid in each month, January first; nothing in those left out
    /// @param submitter the person who submitted it
    record CashPlanSubmitted(
            @Identifier @Tagged("line") String line,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit,
            List<Money> months,
            @ActorName String submitter)
            implements CashPlanEvent {
        public CashPlanSubmitted {
            months = List.copyOf(months);
        }
    }

    /// Another plan was submitted for a line that has one; it is not in force.
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param months what is to be paid in each month, January first; nothing in those left out
    /// @param reason why
    /// @param submitter the person who submitted it
    record CashPlanAdjusted(
            @Identifier @Tagged("line") String line,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit,
            List<Money> months,
            @FreeText String reason,
            @ActorName String submitter)
            implements CashPlanEvent {
        public CashPlanAdjusted {
            months = List.copyOf(months);
        }
    }

    /// The plan that was submitted last came into force.
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param approver the person who approved it, another than the submitter
    record CashPlanApproved(
            @Identifier @Tagged("line") String line,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit,
            @ActorName String approver)
            implements CashPlanEvent {}

    /// A payment drew on the plan of its month. It stands behind its `payment.PaymentSubmitted`.
    ///
    /// @param line the budget line
    /// @param payment the payment application
    /// @param effectiveDate the day on which the payment takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param month the month, 1 to 12
    /// @param amount the amount of the payment
    record CashDrawn(
            @Identifier @Tagged("line") String line,
            @Identifier @Tagged("cash-draw") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit,
            @Min(1) @Max(12) int month,
            Money amount)
            implements CashPlanEvent {}

    /// A payment that came to nothing gave back what it had drawn. It stands behind the return or
    /// withdrawal.
    ///
    /// @param line the budget line
    /// @param payment the payment application
    /// @param effectiveDate the day on which that takes effect
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param month the month that it had drawn on, 1 to 12
    /// @param amount the amount of the payment
    record CashGivenBack(
            @Identifier @Tagged("line") String line,
            @Identifier @Tagged("cash-draw") String payment,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code String unit,
            @Min(1) @Max(12) int month,
            Money amount)
            implements CashPlanEvent {}
}
