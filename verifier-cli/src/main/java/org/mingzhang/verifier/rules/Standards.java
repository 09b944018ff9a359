package org.mingzhang.verifier.rules;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The limits of the items of a claim, computed from the tables that were in force on their days.
///
/// **Source**: `docs/domain.md`, "Expense claims".
final class Standards {
    private static final int COMMON_YEAR = 2001;
    private static final int DAYS_OF_YEAR = 365;
    private static final long WHOLE = 100;

    private final RecordedEvent event;
    private final Tables tables;

    /// What the event must say that each item was held against, in order.
    private final List<Map<String, String>> expected = new ArrayList<>();

    /// The version of a table that was consulted last.
    private long consulted;

    private Standards(RecordedEvent event, Books books) {
        this.event = event;
        this.tables = books.tables();
    }

    /// Every item of a claim is within its limit, and the claim is of their sum.
    static void check(RecordedEvent event, Books books) {
        Standards standards = new Standards(event, books);
        long sum =
                event.find("expenses.other").map(text -> amount(text)).orElse(0L)
                        + standards.items("lodgings", "lodging", standards::lodging)
                        + standards.items("meals", "meals", standards::meals)
                        + standards.receptions()
                        + standards.items("meetings", "meeting", standards::meeting)
                        + standards.items("trainings", "training", standards::training)
                        + standards.items("lectures", "lecture", standards::lecture);
        if (sum != event.amount("amount")) {
            throw new BrokenRule(
                    "claim-as-itemised",
                    "the items sum up to " + Money.text(sum) + ", not " + event.text("amount"));
        }
        standards.checkAssessments();
    }

    /// The event names for each item the table, the version and the limit that it was held against.
    private void checkAssessments() {
        List<Map<String, String>> recorded = event.objects("assessments");
        for (int i = 0; i < Math.max(recorded.size(), expected.size()); i++) {
            Map<String, String> said = i < recorded.size() ? recorded.get(i) : Map.of();
            Map<String, String> actual = i < expected.size() ? expected.get(i) : Map.of();
            if (!Objects.equals(said.get("version"), actual.get("version"))) {
                throw new BrokenRule(
                        "rule-version-in-force",
                        "item " + i + " names " + said + ", in force was " + actual);
            }
            if (actual.entrySet().stream()
                    .anyMatch(one -> !one.getValue().equals(said.get(one.getKey())))) {
                throw new BrokenRule(
                        "assessed-as-published", "item " + i + " says " + said + ", not " + actual);
            }
        }
    }

    private void assess(String kind, int number, String table, String limit, String value) {
        expected.add(
                Map.of(
                        "item",
                        kind + "/" + number,
                        "limit",
                        limit,
                        "table",
                        event.text("division") + "/" + table,
                        "value",
                        value,
                        "version",
                        Long.toString(consulted)));
    }

    private long items(String kind, String table, ToLongFunction<Map<String, String>> limitOf) {
        long sum = 0;
        int number = 0;
        for (Map<String, String> item : event.objects("expenses." + kind)) {
            long asked = amount(text(item, "amount"));
            long limit = limitOf.applyAsLong(item);
            if (asked > limit) {
                throw new BrokenRule(
                        "over-standard",
                        Money.text(asked) + " for " + kind + ", limit " + Money.text(limit));
            }
            assess(kind, number++, table, Money.text(limit), Money.text(asked));
            sum += asked;
        }
        return sum;
    }

    private long lodging(Map<String, String> stay) {
        LocalDate arrival = TableSteps.day(text(stay, "arrival"));
        List<List<String>> rows =
                version("lodging", arrival).named(text(stay, "place")).stream()
                        .filter(row -> row.get(1).equals(text(stay, "grade")))
                        .sorted(Comparator.comparingInt(row -> length(row.get(2), row.get(3))))
                        .toList();
        long limit = 0;
        for (int night = 0; night < count(stay, "nights"); night++) {
            int day = dayOfYear(MonthDay.from(arrival.plusDays(night)));
            limit +=
                    rows.stream()
                            .filter(row -> holds(row.get(2), row.get(3), day))
                            .findFirst()
                            .map(row -> amount(row.get(4)))
                            .orElseThrow(() -> missing("lodging"));
        }
        return limit;
    }

    private static boolean holds(String from, String to, int day) {
        int first = dayOfYear(MonthDay.parse("--" + from));
        int last = dayOfYear(MonthDay.parse("--" + to));
        return first <= last ? first <= day && day <= last : first <= day || day <= last;
    }

    private static int length(String from, String to) {
        int days = dayOfYear(MonthDay.parse("--" + to)) - dayOfYear(MonthDay.parse("--" + from));
        return days < 0 ? days + DAYS_OF_YEAR : days;
    }

    private static int dayOfYear(MonthDay day) {
        return day.atYear(COMMON_YEAR).getDayOfYear();
    }

    private long meals(Map<String, String> meals) {
        return perUnit("meals", "from", "place", meals) * count(meals, "days");
    }

    private long meeting(Map<String, String> meeting) {
        return perUnit("meeting", "from", "category", meeting)
                * count(meeting, "participants")
                * count(meeting, "days");
    }

    private long lecture(Map<String, String> lecture) {
        return perUnit("lecture", "date", "title", lecture) * count(lecture, "hours");
    }

    private long training(Map<String, String> training) {
        List<String> row = row("training", "from", "category", training);
        long days = count(training, "days");
        long full = Math.min(days, Long.parseLong(row.get(2)));
        long percent = full * WHOLE + (days - full) * Long.parseLong(row.get(3));
        return amount(row.get(1)) * count(training, "participants") * percent / WHOLE;
    }

    private long receptions() {
        long sum = 0;
        int number = 0;
        for (Map<String, String> reception : event.objects("expenses.receptions")) {
            long guests = count(reception, "guests");
            List<String> row =
                    version("reception", TableSteps.day(text(reception, "date"))).rows().stream()
                            .filter(one -> Long.parseLong(one.get(0)) >= guests)
                            .min(Comparator.comparingLong(one -> Long.parseLong(one.get(0))))
                            .orElseThrow(() -> missing("reception"));
            long per = Long.parseLong(row.get(2));
            long allowed = per == 0 ? Long.parseLong(row.get(1)) : guests / per;
            if (count(reception, "companions") > allowed) {
                throw new BrokenRule("over-standard", "more than " + allowed + " companions");
            }
            assess(
                    "receptions",
                    number++,
                    "reception",
                    Long.toString(allowed),
                    text(reception, "companions"));
            sum += amount(text(reception, "amount"));
        }
        return sum;
    }

    private long perUnit(String table, String day, String key, Map<String, String> item) {
        return amount(row(table, day, key, item).get(1));
    }

    private List<String> row(String table, String day, String key, Map<String, String> item) {
        return version(table, TableSteps.day(text(item, day))).named(text(item, key)).stream()
                .findFirst()
                .orElseThrow(() -> missing(table));
    }

    private Tables.Version version(String table, LocalDate day) {
        Tables.Version inForce =
                tables.inForce(event.text("division"), table, day)
                        .orElseThrow(() -> missing(table));
        consulted = inForce.number();
        return inForce;
    }

    private static BrokenRule missing(String table) {
        return new BrokenRule("standard-not-published", "no row of " + table + " is in force");
    }

    private static String text(Map<String, String> item, String member) {
        return Optional.ofNullable(item.get(member))
                .orElseThrow(() -> new BrokenRule("member-present", member + " is missing"));
    }

    private static long count(Map<String, String> item, String member) {
        try {
            return Long.parseLong(text(item, member));
        } catch (NumberFormatException e) {
            throw new BrokenRule("member-present", member + " is no number");
        }
    }

    private static long amount(String text) {
        return RecordedEvent.minorUnits(text, "amount");
    }
}
