package org.mingzhang.verifier.rules;

import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.verifier.rules.Calendar.Dates;

/// The replay of calendars, and of what decisions say and keep of them.
///
/// **Source**: `docs/domain.md`, "Calendar".
final class CalendarSteps {
    private CalendarSteps() {}

    static void propose(RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        Dates dates =
                new Dates(
                        event.number("version"),
                        TableSteps.day(event.text("dates.executionStart")),
                        TableSteps.day(event.text("dates.executionEnd")));
        books.procedures()
                .calendar(event.text("year"))
                .propose(event.find("forUnit"), dates, event.actor());
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
                        event.text("phase").equals("execution"),
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

    /// A step of a payment that spends is taken while the year is executed.
    static void requireOpen(RecordedEvent event, Books books) {
        if (!event.actorRole().equals("importer")) {
            calendarOf(event, books)
                    .requireOpen(unit(event), books.today(event), books.checkNotInFuture(event));
        }
    }
}
