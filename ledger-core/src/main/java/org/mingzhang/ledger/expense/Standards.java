package org.mingzhang.ledger.expense;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.expense.ExpenseRefusal.OverStandard;
import org.mingzhang.ledger.expense.ExpenseRefusal.StandardNotPublished;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.ruletable.Row;
import org.mingzhang.ledger.ruletable.RuleTable;
import org.mingzhang.ledger.ruletable.RuleTable.Version;
import org.mingzhang.ledger.ruletable.TableForm;

/// Holds items of claims against the tables of a division that were in force on their days.
///
/// @param division the division
/// @param state where its tables are
record Standards(String division, State state) {

    private static final int WHOLE = 100;

    /// What comes of holding an item against its standard.
    sealed interface Verdict {

        /// The item is within the standard.
        record Within(Assessment assessment) implements Verdict {}

        /// The item is over the standard, or there is none for it.
        record Broken(Refusal refusal) implements Verdict {}
    }

    /// A limit and how it came about.
    private record Limit(String text, String computation) {
        private static Limit of(String computation, Money limit) {
            return new Limit(limit.toString(), computation + " = " + limit);
        }
    }

    /// One verdict for each item that a standard limits, in order.
    List<Verdict> judge(Expenses expenses) {
        List<Verdict> verdicts = new ArrayList<>();
        addAll(verdicts, "lodgings", expenses.lodgings(), this::lodging);
        addAll(verdicts, "meals", expenses.meals(), this::meals);
        addAll(verdicts, "receptions", expenses.receptions(), this::reception);
        addAll(verdicts, "meetings", expenses.meetings(), this::meeting);
        addAll(verdicts, "trainings", expenses.trainings(), this::training);
        addAll(verdicts, "lectures", expenses.lectures(), this::lecture);
        return verdicts;
    }

    private static <T> void addAll(
            List<Verdict> verdicts,
            String name,
            List<T> items,
            BiFunction<String, T, Verdict> judge) {
        for (int i = 0; i < items.size(); i++) {
            verdicts.add(judge.apply(name + "/" + i, items.get(i)));
        }
    }

    private Verdict lodging(String item, Expenses.Lodging stay) {
        return judge(
                item,
                Formula.LODGING_BY_NIGHT,
                stay.arrival(),
                stay.place() + ", " + stay.grade(),
                stay.amount(),
                version ->
                        Lodgings.of(version, stay.place(), stay.grade())
                                .flatMap(rates -> byNight(stay, rates)));
    }

    private static Optional<Limit> byNight(Expenses.Lodging stay, Lodgings rates) {
        Map<Money, Integer> nights = new LinkedHashMap<>();
        for (int i = 0; i < stay.nights(); i++) {
            Optional<Money> rate = rates.on(stay.arrival().plusDays(i));
            if (rate.isEmpty()) {
                return Optional.empty();
            }
            nights.merge(rate.get(), 1, Integer::sum);
        }
        Money sum = Money.ZERO;
        for (Map.Entry<Money, Integer> rate : nights.entrySet()) {
            sum = sum.plus(times(rate.getKey(), rate.getValue()));
        }
        String computation =
                nights.entrySet().stream()
                        .map(rate -> rate.getValue() + " × " + rate.getKey())
                        .collect(Collectors.joining(" + "));
        return Optional.of(Limit.of(computation, sum));
    }

    private Verdict meals(String item, Expenses.Meals meals) {
        return judge(
                item,
                Formula.MEALS_BY_DAY,
                meals.from(),
                meals.place(),
                meals.amount(),
                version -> only(version, meals.place()).map(row -> perUnit(row, 1, meals.days())));
    }

    private Verdict meeting(String item, Expenses.Meeting meeting) {
        return judge(
                item,
                Formula.MEETING_QUOTA,
                meeting.from(),
                meeting.category(),
                meeting.amount(),
                version ->
                        only(version, meeting.category())
                                .map(row ->
                                        perUnit(row, 1, meeting.participants(), meeting.days())));
    }

    private Verdict lecture(String item, Expenses.Lecture lecture) {
        return judge(
                item,
                Formula.LECTURE_BY_HOUR,
                lecture.date(),
                lecture.title(),
                lecture.amount(),
                version ->
                        only(version, lecture.title())
                                .map(row -> perUnit(row, 1, lecture.hours())));
    }

    private Verdict training(String item, Expenses.Training training) {
        return judge(
                item,
                Formula.TRAINING_QUOTA,
                training.from(),
                training.category(),
                training.amount(),
                version -> only(version, training.category()).map(row -> quota(row, training)));
    }

    private static Limit quota(Row row, Expenses.Training training) {
        int fullDays = row.count(2);
        int percent = row.count(3);
        int full = Math.min(training.days(), fullDays);
        int after = training.days() - full;
        Money quota = row.amount(1);
        long people = training.participants();
        long hundredths =
                Math.addExact(
                        Math.multiplyExact(people, (long) full * WHOLE),
                        Math.multiplyExact(people, (long) after * percent));
        Money limit = new Money(Math.multiplyExact(quota.minorUnits(), hundredths) / WHOLE);
        String computation = people + " × " + full + " × " + quota;
        return Limit.of(
                after == 0
                        ? computation
                        : computation
                                + " + "
                                + people
                                + " × "
                                + after
                                + " × "
                                + quota
                                + " × "
                                + percent
                                + "%",
                limit);
    }

    private Verdict reception(String item, Expenses.Reception reception) {
        Optional<Version> version =
                RuleTable.inForce(TableForm.RECEPTION, division, reception.date(), state);
        Optional<Row> row =
                version.stream()
                        .flatMap(table -> table.rows().all().stream())
                        .filter(one -> one.count(0) >= reception.guests())
                        .min(Comparator.comparingInt(one -> one.count(0)));
        if (row.isEmpty()) {
            return new Verdict.Broken(
                    new StandardNotPublished(
                            TableForm.RECEPTION.in(division),
                            reception.guests() + "",
                            version.map(Version::number)));
        }
        int perCompanion = row.get().count(2);
        int allowed = perCompanion == 0 ? row.get().count(1) : reception.guests() / perCompanion;
        Limit limit =
                new Limit(
                        Integer.toString(allowed),
                        perCompanion == 0
                                ? "≤ " + row.get().count(0) + ": " + allowed
                                : reception.guests() + " / " + perCompanion + " = " + allowed);
        return verdict(
                item,
                Formula.COMPANIONS_BY_GUESTS,
                version.get(),
                limit,
                Integer.toString(reception.companions()),
                reception.companions() > allowed,
                false);
    }

    private Verdict judge(
            String item,
            Formula formula,
            LocalDate day,
            String key,
            Money amount,
            Function<Version, Optional<Limit>> compute) {
        Optional<Version> version = RuleTable.inForce(formula.table(), division, day, state);
        Optional<Limit> limit = version.flatMap(compute);
        if (limit.isEmpty()) {
            return new Verdict.Broken(
                    new StandardNotPublished(
                            formula.table().in(division), key, version.map(Version::number)));
        }
        Money most = Money.parse(limit.get().text());
        return verdict(
                item,
                formula,
                version.get(),
                limit.get(),
                amount.toString(),
                amount.exceeds(most),
                isNear(amount, most, formula, day));
    }

    private static Verdict verdict(
            String item,
            Formula formula,
            Version version,
            Limit limit,
            String value,
            boolean over,
            boolean near) {
        Assessment assessment =
                new Assessment(
                        item,
                        version.table(),
                        version.number(),
                        formula.id(),
                        limit.computation(),
                        limit.text(),
                        value,
                        near);
        return over
                ? new Verdict.Broken(new OverStandard(assessment))
                : new Verdict.Within(assessment);
    }

    private boolean isNear(Money amount, Money limit, Formula formula, LocalDate day) {
        return RuleTable.inForce(TableForm.WARNING_BAND, division, day, state).stream()
                .flatMap(version -> version.rows().named(formula.table().id()).stream())
                .anyMatch(row ->
                        Math.multiplyExact(amount.minorUnits(), WHOLE)
                                >= Math.multiplyExact(limit.minorUnits(), row.count(1)));
    }

    private static Optional<Row> only(Version version, String name) {
        return version.rows().named(name).stream().findFirst();
    }

    private static Limit perUnit(Row row, int column, int... counts) {
        Money each = row.amount(column);
        Money sum = each;
        StringBuilder computation = new StringBuilder();
        for (int count : counts) {
            sum = times(sum, count);
            computation.append(count).append(" × ");
        }
        return Limit.of(computation + each.toString(), sum);
    }

    private static Money times(Money each, int count) {
        return new Money(Math.multiplyExact(each.minorUnits(), count));
    }
}
