package org.mingzhang.ledger.calendar;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mingzhang.ledger.calendar.CalendarEvent.ExtensionGranted;
import org.mingzhang.ledger.calendar.CalendarEvent.MonthClosed;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesProposed;
import org.mingzhang.ledger.calendar.CalendarEvent.PhaseDatesSet;
import org.mingzhang.ledger.calendar.CalendarRefusal.MonthIsClosed;
import org.mingzhang.ledger.calendar.CalendarRefusal.PhaseLocked;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.reference.EffectiveDate;

/// The calendar of a division's fiscal year: its phases, those of units with dates of their own,
/// and the months that are closed.
///
/// @param lastVersion the number of the last calendar proposed or extended; 0 before the first
/// @param proposed the dates proposed last, while nobody has confirmed them
/// @param division the dates of the division
/// @param units the dates of units that have their own
/// @param closedMonths how many months are closed
public record FiscalCalendar(
        int lastVersion,
        Optional<Proposal> proposed,
        Optional<Published> division,
        Map<String, Published> units,
        int closedMonths) {

    /// Folded by division and year. Few entries have the tag, so that decisions find it in memory.
    public static final Part<FiscalCalendar> PART =
            new Part<>(
                    "year",
                    Set.of(CalendarEvent.class),
                    new FiscalCalendar(0, Optional.empty(), Optional.empty(), Map.of(), 0),
                    FiscalCalendar::evolve);

    public FiscalCalendar {
        units = Map.copyOf(units);
    }

    /// Dates that wait for a second person.
    ///
    /// @param unit the unit that they are for; absent for the division
    /// @param dates the dates
    /// @param proposer who proposed them
    public record Proposal(Optional<String> unit, PhaseDates dates, String proposer) {}

    /// Dates in force.
    ///
    /// @param version the number of the calendar
    /// @param dates the dates
    public record Published(int version, PhaseDates dates) {}

    /// The dates that hold for a unit: its own, or else those of the division.
    public Optional<Published> of(String unit) {
        return Optional.ofNullable(units.get(unit)).or(() -> division);
    }

    /// The version that a decision about a unit is taken by; absent where no calendar is published.
    public Optional<Integer> version(String unit) {
        return of(unit).map(Published::version);
    }

    /// The rule of time that an operation breaks: its phase, its date, a closed month.
    ///
    /// An importer brings history, which is not bound to the calendar of its year.
    ///
    /// @param year the division's fiscal year, as tags name it
    /// @param fiscalYear the fiscal year
    public Optional<Refusal> refusal(
            Operation operation,
            String year,
            int fiscalYear,
            String unit,
            LocalDate effectiveDate,
            Occasion occasion) {
        boolean history = occasion.actor().role().equals("importer");
        return EffectiveDate.refusal(effectiveDate, fiscalYear, occasion)
                .or(() -> history ? Optional.empty() : locked(operation, year, unit, occasion))
                .or(() -> history ? Optional.empty() : inClosedMonth(effectiveDate));
    }

    /// The rule that an operation breaks by its time alone, whatever its effective date.
    public Optional<Refusal> locked(
            Operation operation, String year, String unit, Occasion occasion) {
        return of(unit).filter(published ->
                        operation.phases().stream()
                                .noneMatch(phase ->
                                        published
                                                .dates()
                                                .isOpen(
                                                        phase,
                                                        occasion.decidedAt(),
                                                        occasion.zone())))
                .map(published ->
                        new PhaseLocked(
                                published.version(),
                                operation.phases().stream()
                                        .map(phase -> words(published.dates(), phase))
                                        .collect(Collectors.joining(", ")),
                                occasion.decidedAt(),
                                units.containsKey(unit) ? year + " " + unit : year));
    }

    private Optional<Refusal> inClosedMonth(LocalDate date) {
        return date.getMonthValue() > closedMonths
                ? Optional.empty()
                : Optional.of(
                        new MonthIsClosed(
                                LocalDate.of(date.getYear(), 1, 1).plusMonths(closedMonths), date));
    }

    private static String words(PhaseDates dates, Phase phase) {
        return word(phase) + " " + dates.start(phase) + "/" + dates.end(phase);
    }

    static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private FiscalCalendar evolve(Event event) {
        return switch (event) {
            case PhaseDatesProposed e when e.version() == lastVersion + 1 ->
                    new FiscalCalendar(
                            e.version(),
                            Optional.of(new Proposal(e.forUnit(), e.dates(), e.proposer())),
                            division,
                            units,
                            closedMonths);
            case PhaseDatesSet e when e.version() == lastVersion && proposed.isPresent() ->
                    publish(
                            lastVersion,
                            proposed.get().unit(),
                            new Published(lastVersion, proposed.get().dates()));
            case ExtensionGranted e when e.version() == lastVersion + 1 ->
                    e.forUnit()
                            .flatMap(this::of)
                            .or(() -> division)
                            .map(published ->
                                    publish(
                                            e.version(),
                                            e.forUnit(),
                                            new Published(
                                                    e.version(),
                                                    published.dates().until(e.phase(), e.until()))))
                            .orElseThrow(() -> cannotFold(event));
            case MonthClosed e when e.month() == closedMonths + 1 ->
                    new FiscalCalendar(lastVersion, proposed, division, units, e.month());
            default -> throw cannotFold(event);
        };
    }

    private FiscalCalendar publish(int version, Optional<String> unit, Published dates) {
        Map<String, Published> all = new HashMap<>(units);
        unit.ifPresent(code -> all.put(code, dates));
        return new FiscalCalendar(
                version,
                Optional.empty(),
                unit.isPresent() ? division : Optional.of(dates),
                all,
                closedMonths);
    }

    private CorruptHistoryException cannotFold(Event event) {
        return new CorruptHistoryException(this + " cannot fold " + event);
    }
}
