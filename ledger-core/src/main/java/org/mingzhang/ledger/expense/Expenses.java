package org.mingzhang.ledger.expense;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.reference.PositiveAmount;
import org.mingzhang.ledger.reference.ShortText;

/// What a claim is for, item by item. Places, grades, classes and titles are named as in the
/// published tables.
///
/// @param lodgings stays in hotels, at most 20
/// @param meals days of travel with a meal allowance, at most 20
/// @param receptions receptions of guests, at most 5
/// @param meetings meetings, at most 5
/// @param trainings trainings, at most 5
/// @param lectures lectures in trainings, at most 20
/// @param other what no standard limits, for instance train tickets
@Introspected
public record Expenses(
        @Size(max = 20) List<@Valid Lodging> lodgings,
        @Size(max = 20) List<@Valid Meals> meals,
        @Size(max = 5) List<@Valid Reception> receptions,
        @Size(max = 5) List<@Valid Meeting> meetings,
        @Size(max = 5) List<@Valid Training> trainings,
        @Size(max = 20) List<@Valid Lecture> lectures,
        Optional<@PositiveAmount Money> other) {

    public Expenses {
        lodgings = List.copyOf(lodgings);
        meals = List.copyOf(meals);
        receptions = List.copyOf(receptions);
        meetings = List.copyOf(meetings);
        trainings = List.copyOf(trainings);
        lectures = List.copyOf(lectures);
        if (other.isEmpty()
                && lodgings.isEmpty()
                && meals.isEmpty()
                && receptions.isEmpty()
                && meetings.isEmpty()
                && trainings.isEmpty()
                && lectures.isEmpty()) {
            throw new IllegalArgumentException("a claim has at least one item");
        }
    }

    /// A stay. 住宿费
    ///
    /// @param place where
    /// @param grade of the traveller
    /// @param arrival the day of the first night
    /// @param nights how many nights
    /// @param amount what it cost
    @Introspected
    public record Lodging(
            @NotNull @ShortText String place,
            @NotNull @ShortText String grade,
            @NotNull LocalDate arrival,
            @Min(1) @Max(366) int nights,
            @NotNull @PositiveAmount Money amount) {}

    /// Days of travel. 伙食补助费
    ///
    /// @param place where
    /// @param from the first day
    /// @param days how many days
    /// @param amount the allowance asked for
    @Introspected
    public record Meals(
            @NotNull @ShortText String place,
            @NotNull LocalDate from,
            @Min(1) @Max(366) int days,
            @NotNull @PositiveAmount Money amount) {}

    /// A reception of guests. 公务接待
    ///
    /// @param date the day
    /// @param guests how many guests
    /// @param companions how many people of the house
    /// @param amount what it cost
    @Introspected
    public record Reception(
            @NotNull LocalDate date,
            @Min(1) @Max(10_000) int guests,
            @Min(0) @Max(10_000) int companions,
            @NotNull @PositiveAmount Money amount) {}

    /// A meeting. 会议费
    ///
    /// @param category the class of the meeting
    /// @param from the first day
    /// @param days how many days
    /// @param participants how many people
    /// @param amount what it cost
    @Introspected
    public record Meeting(
            @NotNull @ShortText String category,
            @NotNull LocalDate from,
            @Min(1) @Max(366) int days,
            @Min(1) @Max(100_000) int participants,
            @NotNull @PositiveAmount Money amount) {}

    /// A training. 培训费
    ///
    /// @param category the class of the training
    /// @param from the first day
    /// @param days how many days
    /// @param participants how many people
    /// @param amount what it cost, without the fees of lecturers
    @Introspected
    public record Training(
            @NotNull @ShortText String category,
            @NotNull LocalDate from,
            @Min(1) @Max(366) int days,
            @Min(1) @Max(100_000) int participants,
            @NotNull @PositiveAmount Money amount) {}

    /// A lecturer's fee. 讲课费
    ///
    /// @param title of the lecturer
    /// @param date the day
    /// @param hours how many hours of teaching
    /// @param amount the fee
    @Introspected
    public record Lecture(
            @NotNull @ShortText String title,
            @NotNull LocalDate date,
            @Min(1) @Max(24) int hours,
            @NotNull @PositiveAmount Money amount) {}

    /// The sum of all items. There are at most 76, whose sum a long holds.
    Money total() {
        return new Money(totalMinorUnits());
    }

    /// Whether the sum is more than an amount can be.
    boolean isBeyondRange() {
        return totalMinorUnits() > Money.MAX.minorUnits();
    }

    private long totalMinorUnits() {
        return Stream.of(
                        lodgings.stream().map(Lodging::amount),
                        meals.stream().map(Meals::amount),
                        receptions.stream().map(Reception::amount),
                        meetings.stream().map(Meeting::amount),
                        trainings.stream().map(Training::amount),
                        lectures.stream().map(Lecture::amount),
                        other.stream())
                .flatMap(amounts -> amounts)
                .mapToLong(Money::minorUnits)
                .sum();
    }
}
