package org.mingzhang.verifier.rules;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The replay of joint reviews, and of the changes of authority that need one.
///
/// **Source**: `docs/domain.md`, "Joint review".
final class ReviewSteps {
    private static final String TABLE = "joint-review";
    private static final String DAYS = "working-days";
    private static final int ABOVE = 1;
    private static final int DAYS_OF_ROUND = 2;
    private static final int REMIND = 3;

    private ReviewSteps() {}

    static void submit(RecordedEvent event, Books books) {
        YearSteps.actor(event, "submitter", books);
        CalendarSteps.requirePhase(
                event.text("kind").equals("budget") ? Operation.PROPOSE : Operation.ADJUST,
                event,
                books);
        review(event, books)
                .submit(
                        purpose(event, event.text("kind"), event.text("unit")),
                        event.amount("amount"),
                        event.actor());
    }

    private static Review review(RecordedEvent event, Books books) {
        return books.procedures().review(event.text("proposal"));
    }

    private static String purpose(RecordedEvent event, String kind, String unit) {
        return String.join(
                " ", kind, event.text("division") + "/" + event.text("fiscalYear"), unit);
    }

    static void revise(RecordedEvent event, Books books) {
        YearSteps.actor(event, "reviser", books);
        review(event, books).revise(event.amount("amount"), event.actor());
    }

    static void open(RecordedEvent event, Books books) {
        YearSteps.actor(event, "opener", books);
        Review review = review(event, books);
        LocalDate today = books.today(event);
        String division = event.text("division");
        Optional<Tables.Version> table = books.tables().inForce(division, TABLE, today);
        Optional<Tables.Version> days = books.tables().inForce(division, DAYS, today);
        requireVersion(event, "tableVersion", table);
        requireVersion(event, "workingDaysVersion", days);
        List<String> row =
                row(table, review.kind())
                        .orElseThrow(
                                () -> new BrokenRule("review-not-published", "in " + division));
        LocalDate due = step(today, Integer.parseInt(row.get(DAYS_OF_ROUND)), 1, days);
        LocalDate remind = step(due, Integer.parseInt(row.get(REMIND)), -1, days);
        Instant dueAt = books.startOf(due.plusDays(1));
        requireTime(event, "dueAt", dueAt);
        requireTime(event, "remindAt", books.startOf(remind));
        review.open(
                event.number("round"), event.texts("participants"), books.startOf(remind), dueAt);
    }

    private static Optional<List<String>> row(Optional<Tables.Version> table, String kind) {
        return table.flatMap(version -> version.named(kind).stream().findFirst());
    }

    private static void requireVersion(
            RecordedEvent event, String member, Optional<Tables.Version> inForce) {
        long named = event.find(member).map(Long::parseLong).orElse(0L);
        long number = inForce.map(Tables.Version::number).orElse(0L);
        if (named != number) {
            throw new BrokenRule(
                    "rule-version-in-force",
                    "the decision names " + member + " " + named + ", in force is " + number);
        }
    }

    private static void requireTime(RecordedEvent event, String member, Instant expected) {
        if (!Instant.parse(event.text(member)).equals(expected)) {
            throw new BrokenRule("review-deadline", member + " is not " + expected);
        }
    }

    /// The last of so many working days after a day, or before it.
    private static LocalDate step(
            LocalDate from, int count, int direction, Optional<Tables.Version> days) {
        LocalDate day = from;
        for (int left = count; left > 0; ) {
            day = day.plusDays(direction);
            if (isWorkingDay(day, days)) {
                left--;
            }
        }
        return day;
    }

    private static boolean isWorkingDay(LocalDate day, Optional<Tables.Version> days) {
        return days.flatMap(version -> version.named(day.toString()).stream().findFirst())
                .map(row -> row.get(1).equals("yes"))
                .orElseGet(() -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    private static Instant at(RecordedEvent event) {
        return Instant.ofEpochMilli(event.decidedAtMillis());
    }

    static void hear(RecordedEvent event, Books books) {
        YearSteps.actor(event, "person", books);
        review(event, books)
                .hear(
                        event.number("round"),
                        event.text("participant"),
                        event.actor(),
                        event.actorRole().equals("business-head"),
                        event.text("verdict").equals("object"),
                        event.text("late").equals("true"),
                        at(event));
    }

    static void remind(RecordedEvent event, Books books) {
        review(event, books).remind(event.number("round"), event.texts("missing"), at(event));
    }

    static void escalate(RecordedEvent event, Books books) {
        review(event, books).escalate(event.number("round"), event.texts("missing"), at(event));
    }

    static void conclude(RecordedEvent event, Books books) {
        YearSteps.actor(event, "concluder", books);
        review(event, books)
                .conclude(
                        event.number("round"),
                        event.text("outcome"),
                        event.texts("missing"),
                        event.actor());
    }

    /// What stands right before the change that it is for.
    static void use(RecordedEvent event, Books books) {
        String kind = event.text("kind");
        review(event, books).use(purpose(event, kind, event.text("unit")), event.amount("amount"));
        books.procedures().cover(event.text("line"), kind, event.amount("amount"));
    }

    /// A line is changed: under a proposal that was used for just this, or below the published
    /// amount together with what else was changed without one in the year of its unit.
    ///
    /// @param side the prefix of the members of the line, one of two
    static void change(RecordedEvent event, Books books, String kind, String side) {
        String unit = event.text(side + "unit");
        long amount = event.amount("amount");
        long sum =
                books.procedures()
                        .change(
                                event.text(side + "line"),
                                kind,
                                purpose(event, kind, unit),
                                amount);
        if (amount == 0 || sum == 0 || event.actorRole().equals("importer")) {
            return;
        }
        row(books.tables().inForce(event.text("division"), TABLE, books.today(event)), kind)
                .map(row -> RecordedEvent.minorUnits(row.get(ABOVE), "rows"))
                .filter(above -> sum > above)
                .ifPresent(above -> {
                    throw new BrokenRule(
                            "review-required",
                            "changes of unit %s without a review come to %s, allowed are %s"
                                    .formatted(unit, Money.text(sum), Money.text(above)));
                });
    }
}
