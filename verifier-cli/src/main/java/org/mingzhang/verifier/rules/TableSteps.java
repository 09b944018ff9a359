package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/// The replay of published tables.
final class TableSteps {
    private TableSteps() {}

    static void propose(RecordedEvent event, Books books) {
        YearSteps.actor(event, "proposer", books);
        books.tables()
                .propose(
                        event.text("table"),
                        new Tables.Version(
                                event.number("version"),
                                day(event.text("validFrom")),
                                event.find("validUntil").map(TableSteps::day),
                                event.rows("rows")),
                        event.actor());
    }

    static void confirm(RecordedEvent event, Books books) {
        YearSteps.actor(event, "confirmer", books);
        books.tables().confirm(event.text("table"), event.number("version"), event.actor());
    }

    static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new BrokenRule("member-present", text + " is no day");
        }
    }
}
