package org.mingzhang.ledger.calendar;

import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.calendar.CalendarCommand.CloseMonth;
import org.mingzhang.ledger.calendar.CalendarCommand.ConfirmPhaseDates;
import org.mingzhang.ledger.calendar.CalendarCommand.GrantExtension;
import org.mingzhang.ledger.calendar.CalendarCommand.ProposePhaseDates;
import org.mingzhang.ledger.calendar.CalendarEvent.ExtensionGranted;
import org.mingzhang.ledger.calendar.CalendarEvent.MonthClosed;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesProposed;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesSet;
import org.mingzhang.ledger.calendar.CalendarRefusal.CalendarNotProposed;
import org.mingzhang.ledger.calendar.CalendarRefusal.CalendarVersionNotNext;
import org.mingzhang.ledger.calendar.CalendarRefusal.ExtensionNotLater;
import org.mingzhang.ledger.calendar.CalendarRefusal.MonthNotNext;
import org.mingzhang.ledger.calendar.CalendarRefusal.PhasesOutOfOrder;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.reference.DivisionYears;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides the calendar of a year: one person proposes the dates, another confirms them.
public final class CalendarDecider {

    private CalendarDecider() {}

    /// Numbers the calendar after the last one. A proposal that nobody confirmed is superseded.
    public static Decision propose(ProposePhaseDates command, State state, Occasion occasion) {
        int expected = state.of(FiscalCalendar.PART.of(command.year())).lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(new CalendarVersionNotNext(expected, command.version()));
        }
        Optional<Phase> misplaced = command.dates().misplaced();
        if (misplaced.isPresent()) {
            return Decision.refuse(new PhasesOutOfOrder(misplaced.get()));
        }
        return Decision.accept(
                new PhaseDatesProposed(
                        command.year(),
                        command.version(),
                        command.unit(),
                        command.dates(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Puts the proposed dates in force.
    public static Decision confirm(ConfirmPhaseDates command, State state, Occasion occasion) {
        FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(command.year()));
        Optional<FiscalCalendar.Proposal> proposed =
                calendar.proposed().filter(proposal -> command.version() == calendar.lastVersion());
        return proposed.map(proposal ->
                        TwoPersons.confirm(
                                proposal.proposer(),
                                occasion,
                                confirmer ->
                                        new PhaseDatesSet(
                                                command.year(),
                                                command.version(),
                                                occasion.today(),
                                                DivisionYears.fiscalYear(command.year()),
                                                DivisionYears.division(command.year()),
                                                occasion.actor().unit(),
                                                confirmer)))
                .orElseGet(() -> Decision.refuse(new CalendarNotProposed(command.version())));
    }

    /// Lets a phase of a published calendar end later; also one that is over.
    public static Decision extend(GrantExtension command, State state, Occasion occasion) {
        FiscalCalendar calendar = state.of(FiscalCalendar.PART.of(command.year()));
        int expected = calendar.lastVersion() + 1;
        if (command.version() != expected) {
            return Decision.refuse(new CalendarVersionNotNext(expected, command.version()));
        }
        Optional<PhaseDates> dates =
                command.unit()
                        .flatMap(calendar::of)
                        .or(calendar::division)
                        .map(FiscalCalendar.Published::dates);
        Optional<LocalDate> end = dates.map(published -> published.end(command.phase()));
        if (end.filter(command.until()::isAfter).isEmpty()) {
            return Decision.refuse(new ExtensionNotLater(end, command.until()));
        }
        Optional<Phase> misplaced =
                dates.flatMap(
                        published -> published.until(command.phase(), command.until()).misplaced());
        if (misplaced.isPresent()) {
            return Decision.refuse(new PhasesOutOfOrder(misplaced.get()));
        }
        return Decision.accept(
                new ExtensionGranted(
                        command.year(),
                        command.version(),
                        command.unit(),
                        command.phase(),
                        command.until(),
                        occasion.today(),
                        DivisionYears.fiscalYear(command.year()),
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        command.document(),
                        occasion.actor().id()));
    }

    /// Closes the next month once it is over.
    public static Decision closeMonth(CloseMonth command, State state, Occasion occasion) {
        int expected = state.of(FiscalCalendar.PART.of(command.year())).closedMonths() + 1;
        int fiscalYear = DivisionYears.fiscalYear(command.year());
        boolean over =
                occasion.today()
                        .isAfter(
                                LocalDate.of(fiscalYear, command.month(), 1)
                                        .plusMonths(1)
                                        .minusDays(1));
        if (command.month() != expected || !over) {
            return Decision.refuse(new MonthNotNext(expected, command.month()));
        }
        return Decision.accept(
                new MonthClosed(
                        command.year(),
                        command.month(),
                        occasion.today(),
                        fiscalYear,
                        DivisionYears.division(command.year()),
                        occasion.actor().unit(),
                        occasion.actor().id()));
    }
}
