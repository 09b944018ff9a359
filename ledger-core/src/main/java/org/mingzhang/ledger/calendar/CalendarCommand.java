package org.mingzhang.ledger.calendar;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.Code;
import org.mingzhang.ledger.reference.DivisionYear;
import org.mingzhang.ledger.reference.ShortText;

/// What sets the calendar of a division's year.
public sealed interface CalendarCommand extends Command {

    /// The fiscal year of the division, `<division>/<year>`.
    String year();

    /// Proposes when the four phases of a year are, for the division or for one unit of it. 阶段日历
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar in its division and year: one more than the last
    /// @param unit the unit that has dates of its own; absent for the division
    /// @param dates the phases
    /// @param document the number of the document that it rests on
    @Introspected
    record ProposePhaseDates(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            Optional<@Code String> unit,
            @NotNull @Valid PhaseDates dates,
            @NotNull @ShortText String document)
            implements CalendarCommand {}

    /// Puts the proposed dates in force.
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar that was proposed last
    @Introspected
    record ConfirmPhaseDates(
            @NotNull @DivisionYear @Tagged("year") String year, @Positive int version)
            implements CalendarCommand {}

    /// Lets a phase end later, for the division or for one unit of it. 延期
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param version the number of the calendar in its division and year: one more than the last
    /// @param unit the unit that gets more time; absent for the division
    /// @param phase the phase
    /// @param until its new last day
    /// @param document the number of the document that it rests on
    @Introspected
    record GrantExtension(
            @NotNull @DivisionYear @Tagged("year") String year,
            @Positive int version,
            Optional<@Code String> unit,
            @NotNull Phase phase,
            @NotNull LocalDate until,
            @NotNull @ShortText String document)
            implements CalendarCommand {}

    /// Closes a month: nothing takes effect in it any more. 月结
    ///
    /// @param year the fiscal year of the division, `<division>/<year>`
    /// @param month the month, the next one that is open
    @Introspected
    record CloseMonth(
            @NotNull @DivisionYear @Tagged("year") String year, @Min(1) @Max(12) int month)
            implements CalendarCommand {}
}
