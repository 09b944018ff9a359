package org.mingzhang.ledger.multiyear;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.ShortText;

/// What becomes of projects that last longer than a year.
public sealed interface MultiYearCommand extends Command {

    /// The project.
    String project();

    /// Registers a project with its plan for each year. 跨年度项目
    ///
    /// @param project the project, as approvals of lines name it
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param name what people call it
    /// @param effectiveDate the day on which it takes effect, not after the day of the decision
    /// @param total what it is to cost
    /// @param plans the years, one after the other, which add up to the total
    /// @param document the number of the document that it rests on
    @Introspected
    record RegisterMultiYear(
            @NotNull @Code @Tagged("project") String project,
            @NotNull @DivisionCode String division,
            @NotNull @Code String unit,
            @NotNull @ShortText String name,
            @NotNull LocalDate effectiveDate,
            @NotNull @PositiveAmount Money total,
            @NotNull @Size(min = 1, max = 30) List<@Valid AnnualPlan> plans,
            @NotNull @ShortText String document)
            implements MultiYearCommand {
        public RegisterMultiYear {
            plans = List.copyOf(plans);
        }
    }

    /// Plans the years anew; the total and the years that are over stay. 调整年度计划
    ///
    /// @param project the project
    /// @param effectiveDate the day on which it takes effect, not after the day of the decision
    /// @param plans all years, one after the other, which add up to the total
    /// @param reason why
    /// @param document the number of the document that it rests on
    @Introspected
    record ReviseAnnualPlan(
            @NotNull @Code @Tagged("project") String project,
            @NotNull LocalDate effectiveDate,
            @NotNull @Size(min = 1, max = 30) List<@Valid AnnualPlan> plans,
            @NotNull @FreeText String reason,
            @NotNull @ShortText String document)
            implements MultiYearCommand {
        public ReviseAnnualPlan {
            plans = List.copyOf(plans);
        }
    }

    /// Compares, at the end of a year, what was spent so far with what was planned so far. 年度偏离
    ///
    /// @param project the project
    /// @param year the fiscal year that is over; years are concluded one after the other
    @Introspected
    record ConcludeProjectYear(
            @NotNull @Code @Tagged("project") String project, @Min(1900) @Max(2099) int year)
            implements MultiYearCommand {}
}
