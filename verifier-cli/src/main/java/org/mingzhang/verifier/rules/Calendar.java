package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The calendar of a division's year: its versions, the dates of execution that hold for each unit,
/// and the months that are closed.
final class Calendar {
    private final String year;
    private long last;
    private Optional<Proposal> proposed = Optional.empty();
    private Optional<Dates> division = Optional.empty();
    private final Map<String, Dates> units = new HashMap<>();
    private long closedMonths;

    Calendar(String year) {
        this.year = year;
    }

    /// A version of the dates.
    ///
    /// @param start the first day on which money is spent
    /// @param end the last
    record Dates(long version, LocalDate start, LocalDate end) {
        boolean hold(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end);
        }
    }

    private record Proposal(Optional<String> unit, Dates dates, String proposer) {}

    private void next(long version) {
        if (version != last + 1) {
            throw new BrokenRule("calendar-version-not-next", "version " + version + " of " + year);
        }
        last = version;
    }

    void propose(Optional<String> unit, Dates dates, String proposer) {
        next(dates.version());
        proposed = Optional.of(new Proposal(unit, dates, proposer));
    }

    void confirm(long version, String confirmer) {
        Proposal proposal =
                proposed.filter(one -> one.dates().version() == version)
                        .orElseThrow(() ->
                                new BrokenRule(
                                        "calendar-not-proposed",
                                        "version " + version + " of " + year));
        if (proposal.proposer().equals(confirmer)) {
            throw new BrokenRule("same-person-twice", "who proposed the calendar confirms it");
        }
        publish(proposal.unit(), proposal.dates());
    }

    /// A phase of dates in force ends later.
    ///
    /// @param execution whether it is the phase of execution
    void extend(long version, Optional<String> unit, boolean execution, LocalDate until) {
        Dates before =
                unit.flatMap(this::of)
                        .or(() -> division)
                        .orElseThrow(() -> new BrokenRule("calendar-not-published", "of " + year));
        next(version);
        if (execution && !until.isAfter(before.end())) {
            throw new BrokenRule("extension-not-later", "until " + until);
        }
        publish(unit, new Dates(version, before.start(), execution ? until : before.end()));
    }

    private void publish(Optional<String> unit, Dates dates) {
        unit.ifPresentOrElse(code -> units.put(code, dates), () -> division = Optional.of(dates));
        proposed = Optional.empty();
    }

    void closeMonth(long month) {
        if (month != closedMonths + 1) {
            throw new BrokenRule("month-not-next", "month " + month + " of " + year);
        }
        closedMonths = month;
    }

    /// The dates of a unit: its own, or those of the division.
    Optional<Dates> of(String unit) {
        return Optional.ofNullable(units.get(unit)).or(() -> division);
    }

    /// Money is spent on a day of execution, with effect in a month that is open.
    void requireOpen(String unit, LocalDate today, LocalDate effective) {
        if (of(unit).filter(dates -> !dates.hold(today)).isPresent()) {
            throw new BrokenRule("phase-locked", year + " is not executed on " + today);
        }
        if (effective.getMonthValue() <= closedMonths) {
            throw new BrokenRule("month-is-closed", effective + " is in a closed month");
        }
    }
}
