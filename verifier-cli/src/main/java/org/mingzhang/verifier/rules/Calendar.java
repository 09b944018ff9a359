package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.verifier.rules.Operation.Phase;

/// The calendar of a division's year: its versions, the dates of the phases that hold for each
/// unit, and the months that are closed.
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

    /// The days of a phase, the first and the last included.
    record Days(LocalDate first, LocalDate last) {
        private boolean hold(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    /// A version of the dates.
    record Dates(long version, Map<Phase, Days> phases) {
        private boolean allow(Operation operation, LocalDate day) {
            return operation.phases().stream().anyMatch(phase -> days(phase).hold(day));
        }

        private Days days(Phase phase) {
            Days days = phases.get(phase);
            if (days == null) {
                throw new BrokenRule("member-present", "no dates of " + phase.member());
            }
            return days;
        }

        private Dates until(Phase phase, LocalDate last, long next) {
            Map<Phase, Days> extended = new EnumMap<>(phases);
            extended.put(phase, new Days(days(phase).first(), last));
            return new Dates(next, extended);
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
    void extend(long version, Optional<String> unit, Phase phase, LocalDate until) {
        Dates before =
                unit.flatMap(this::of)
                        .or(() -> division)
                        .orElseThrow(() -> new BrokenRule("calendar-not-published", "of " + year));
        next(version);
        if (!until.isAfter(before.days(phase).last())) {
            throw new BrokenRule("extension-not-later", "until " + until);
        }
        publish(unit, before.until(phase, until, version));
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

    /// An operation is allowed on a day, for a unit that has dates.
    void requirePhase(Operation operation, String unit, LocalDate today) {
        if (of(unit).filter(dates -> !dates.allow(operation, today)).isPresent()) {
            throw new BrokenRule(
                    "phase-locked",
                    today + " is no day of " + operation.phases() + " of " + year + ", " + unit);
        }
    }

    /// What takes effect does so in a month that is open.
    void requireMonth(LocalDate effective) {
        if (effective.getMonthValue() <= closedMonths) {
            throw new BrokenRule("month-is-closed", effective + " is in a closed month");
        }
    }
}
