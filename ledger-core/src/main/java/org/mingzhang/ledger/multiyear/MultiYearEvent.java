package org.mingzhang.ledger.multiyear;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.List;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to projects that last longer than a year.
public sealed interface MultiYearEvent extends FiscalFact {

    /// A project was registered with its annual plans.
    ///
    /// @param project the project
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear its first year
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param name what people call it
    /// @param total what it is to cost
    /// @param plans the years, which add up to the total
    /// @param document the number of the document that it rests on
    record MultiYearRegistered(
            @Code @Tagged("project") String project,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            @ShortText String name,
            Money total,
            List<AnnualPlan> plans,
            @ShortText String document)
            implements MultiYearEvent {
        public MultiYearRegistered {
            plans = List.copyOf(plans);
        }
    }

    /// The years of a project were planned anew.
    ///
    /// @param project the project
    /// @param effectiveDate the day on which it takes effect
    /// @param fiscalYear the first year that is not over
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param plans the years, which add up to the total
    /// @param reason why
    /// @param document the number of the document that it rests on
    record AnnualPlanRevised(
            @Code @Tagged("project") String project,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            List<AnnualPlan> plans,
            @FreeText String reason,
            @ShortText String document)
            implements MultiYearEvent {
        public AnnualPlanRevised {
            plans = List.copyOf(plans);
        }
    }

    /// What a project spent up to the end of a year was compared with its plans.
    ///
    /// @param project the project
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the year that is over
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param spent what its lines spent in that year
    /// @param spentSoFar what they spent up to its end
    /// @param plannedSoFar what its plans say up to its end
    /// @param toleranceBasisPoints how far apart they may be, in hundredths of a percent of the
    ///   plan
    record YearDeviationComputed(
            @Code @Tagged("project") String project,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money spent,
            Money spentSoFar,
            Money plannedSoFar,
            int toleranceBasisPoints)
            implements MultiYearEvent {}

    /// They were too far apart: a special audit is open. 专项审计
    ///
    /// @param project the project
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the year that is over
    /// @param division the administrative division
    /// @param unit the code of the unit
    /// @param deviation how far apart, without a sign
    /// @param allowed how far apart they may be
    record SpecialAuditTriggered(
            @Code @Tagged("project") String project,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @Code @Tagged("unit") String unit,
            Money deviation,
            Money allowed)
            implements MultiYearEvent {}
}
