package org.mingzhang.ledger.calendar;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.accounts.FiscalFact;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionCode;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What happened to the calendar of a division's year.
public sealed interface CalendarEvent extends FiscalFact {

    /// Dates were proposed; they are not in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar in its division and year
    /// @param forUnit the unit that has dates of its own; absent for the division
    /// @param dates the phases
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param proposer the person who proposed it
    record PhaseDatesProposed(
            @DivisionYear @Tagged("year") String year,
            int version,
            Optional<@Code String> forUnit,
            PhaseDates dates,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String proposer)
            implements CalendarEvent {}

    /// Proposed dates came into force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar in its division and year
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param confirmer the person who confirmed it, another than the proposer
    record PhaseDatesSet(
            @DivisionYear @Tagged("year") String year,
            int version,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String confirmer)
            implements CalendarEvent {}

    /// A phase ends later than it was to.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar in its division and year
    /// @param forUnit the unit that got more time; absent for the division
    /// @param phase the phase
    /// @param until its new last day
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param document the number of the document that it rests on
    /// @param grantedBy the person who granted it
    record ExtensionGranted(
            @DivisionYear @Tagged("year") String year,
            int version,
            Optional<@Code String> forUnit,
            Phase phase,
            LocalDate until,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ShortText String document,
            @ActorName String grantedBy)
            implements CalendarEvent {}

    /// A month was closed: nothing takes effect in it any more.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param month the month
    /// @param effectiveDate the day of the decision
    /// @param fiscalYear the fiscal year
    /// @param division the administrative division
    /// @param unit the unit that the person acted for
    /// @param closedBy the person who closed it
    record MonthClosed(
            @DivisionYear @Tagged("year") String year,
            @Min(1) @Max(12) int month,
            LocalDate effectiveDate,
            @Min(1900) @Max(2099) int fiscalYear,
            @DivisionCode String division,
            @ActorName String unit,
            @ActorName String closedBy)
            implements CalendarEvent {}
}
