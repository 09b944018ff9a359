package org.mingzhang.ledger.cashplan;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;

/// What people do with the cash plan of a line.
public sealed interface CashPlanCommand extends Command {

    /// The budget line.
    String line();

    /// Submits the first plan of a line. 用款计划
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param months what is to be paid in each month, January first; nothing in those left out
    @Introspected
    record SubmitCashPlan(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @Size(min = 1, max = 12) List<@NotNull Money> months)
            implements CashPlanCommand {
        public SubmitCashPlan {
            months = List.copyOf(months);
        }
    }

    /// Submits another plan for a line that has one. The one in force holds until it is approved.
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    /// @param months what is to be paid in each month, January first, what is paid already
    ///   included; nothing in those left out
    /// @param reason why
    @Introspected
    record AdjustCashPlan(
            @NotNull @Identifier @Tagged("line") String line,
            @NotNull LocalDate effectiveDate,
            @NotNull @Size(min = 1, max = 12) List<@NotNull Money> months,
            @NotNull @FreeText String reason)
            implements CashPlanCommand {
        public AdjustCashPlan {
            months = List.copyOf(months);
        }
    }

    /// Puts the plan that was submitted last in force.
    ///
    /// @param line the budget line
    /// @param effectiveDate the day on which it takes effect, in the fiscal year of the line
    @Introspected
    record ApproveCashPlan(
            @NotNull @Identifier @Tagged("line") String line, @NotNull LocalDate effectiveDate)
            implements CashPlanCommand {}
}
