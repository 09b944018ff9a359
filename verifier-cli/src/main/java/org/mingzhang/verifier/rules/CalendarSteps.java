package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.verifier.rules.Calendar.Dates;
import org.mingzhang.verifier.rules.Calendar.Days;
import org.mingzhang.verifier.rules.Operation.Phase;

/// The replay of calendars, and of what decisions say and keep of them.
///
/// **Source**: `docs/domain.md`, "Calendar".
final class CalendarSteps {
    private CalendarSteps() {}

    static void propose(RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        Map<Phase, Days> phases = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            phases.put(phase, new Days(day(event, phase, "Start"), day(event, phase, "End")));
        }
        Dates dates = new Dates(event.number("version"), phases);
        books.procedures()
                .calendar(event.text("year"))
                .propose(event.find("forUnit"), dates, event.actor());
    }

    private static LocalDate day(RecordedEvent event, Phase phase, String end) {
        return TableSteps.day(event.text("dates." + phase.member() + end));
    }

    static void confirm(RecordedEvent event, Books books) {
        YearSteps.actor(event, "confirmer", books);
        books.procedures()
                .calendar(event.text("year"))
                .confirm(event.number("version"), event.actor());
    }

    static void extend(RecordedEvent event, Books books) {
        YearSteps.actor(event, "grantedBy", books);
        books.procedures()
                .calendar(event.text("year"))
                .extend(
                        event.number("version"),
                        event.find("forUnit"),
                        Phase.named(event.text("phase")),
                        TableSteps.day(event.text("until")));
    }

    static void closeMonth(RecordedEvent event, Books books) {
        YearSteps.actor(event, "closedBy", books);
        books.procedures().calendar(event.text("year")).closeMonth(event.number("month"));
    }

    private static Calendar calendarOf(RecordedEvent event, Books books) {
        return books.procedures().calendar(event.text("division") + "/" + event.text("fiscalYear"));
    }

    /// Of two lines the one that gives, or was wrong, says which unit's dates hold.
    private static String unit(RecordedEvent event) {
        return Stream.of("unit", "source.unit", "wrong.unit")
                .flatMap(member -> event.find(member).stream())
                .findFirst()
                .orElseThrow(() -> new BrokenRule("member-present", "unit is missing"));
    }

    /// A decision names the version of the calendar that it was taken by.
    static void requireVersion(RecordedEvent event, Books books) {
        Optional<Dates> inForce = calendarOf(event, books).of(unit(event));
        long named = event.find("calendarVersion").map(Long::parseLong).orElse(0L);
        long number = inForce.map(Dates::version).orElse(0L);
        if (named != number) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the decision names calendar " + named + ", in force is " + number);
        }
    }

    /// An operation of a person falls into its phase and takes effect in an open month. Importers
    /// bring history, which no calendar binds.
    static void requireOpen(Operation operation, RecordedEvent event, Books books) {
        LocalDate effective = books.checkNotInFuture(event);
        if (!event.actorRole().equals("importer")) {
            Calendar calendar = calendarOf(event, books);
            calendar.requirePhase(operation, unit(event), books.today(event));
            calendar.requireMonth(effective);
        }
    }

    /// One that has no effective date falls into its phase, whoever it is.
    static void requirePhase(Operation operation, RecordedEvent event, Books books) {
        calendarOf(event, books).requirePhase(operation, unit(event), books.today(event));
    }
}
