package org.mingzhang.ledger.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of the calendar.
public sealed interface CalendarRefusal extends Refusal {

    /// Past the end of its phase, and before its beginning, an operation is refused.
    ///
    /// @param version the calendar
    /// @param phases the phases in which it may be done, with their dates
    /// @param decidedAt the time of the decision
    /// @param calendar the year, and the unit where it has dates of its own
    record PhaseLocked(int version, String phases, Instant decidedAt, String calendar)
            implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(phases);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(decidedAt.toString());
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(calendar);
        }

        @Override
        public Optional<String> ruleVersion() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// Nothing takes effect in a closed month.
    ///
    /// @param firstOpen the first day of the first month that is open
    /// @param effectiveDate the date of the command
    record MonthIsClosed(LocalDate firstOpen, LocalDate effectiveDate) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(firstOpen.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(effectiveDate.toString());
        }
    }

    /// Months are closed one after the other, each when it is over.
    ///
    /// @param expected the next month that can be closed, from its end on
    /// @param month the month of the command
    record MonthNotNext(int expected, int month) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(month));
        }
    }

    /// The calendars of a division and year are numbered one after the other.
    ///
    /// @param expected the next number
    /// @param version the number of the command
    record CalendarVersionNotNext(int expected, int version) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(Integer.toString(expected));
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// Only the dates proposed last can be confirmed, and only once.
    ///
    /// @param version the number of the command
    record CalendarNotProposed(int version) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(Integer.toString(version));
        }
    }

    /// Phases follow each other; only execution and final accounts overlap.
    ///
    /// @param phase the phase that begins or ends too early
    record PhasesOutOfOrder(Phase phase) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.empty();
        }

        @Override
        public Optional<String> value() {
            return Optional.of(FiscalCalendar.word(phase));
        }
    }

    /// An extension lengthens a published phase.
    ///
    /// @param end the last day that the phase has now; absent where no calendar is published
    /// @param until the date of the command
    record ExtensionNotLater(Optional<LocalDate> end, LocalDate until) implements CalendarRefusal {
        @Override
        public Optional<String> limit() {
            return end.map(LocalDate::toString);
        }

        @Override
        public Optional<String> value() {
            return Optional.of(until.toString());
        }
    }
}
