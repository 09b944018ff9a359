package org.mingzhang.api.portal.frame;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.money.Money;

/// An amount over the days of its years, drawn by the server: a balance jumps, it does not slope.
///
/// @param path of an SVG, 1000 wide and 200 high
/// @param zero how far down zero lies
/// @param highest the highest amount in words
/// @param lowest the lowest amount in words
/// @param marks days along the axis, in words, from the first to the last
public record StepChart(String path, int zero, String highest, String lowest, List<String> marks) {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 200;
    private static final int MARKS = 4;
    private static final int LAST_MONTH = 12;

    public StepChart {
        marks = List.copyOf(marks);
    }

    /// An amount from a day on.
    ///
    /// @param day from when
    /// @param change by how much it changed on that day
    public record Change(LocalDate day, Money change) {}

    /// The chart of changes from zero; empty where there are none.
    ///
    /// @param until the day up to which the last amount is known to hold
    public static Optional<StepChart> of(
            List<Change> changes, LocalDate until, Amounts amounts, Dates dates) {
        if (changes.isEmpty()) {
            return Optional.empty();
        }
        List<Change> sorted = changes.stream().sorted(Comparator.comparing(Change::day)).toList();
        LocalDate first = sorted.getFirst().day().withDayOfYear(1);
        LocalDate last = sorted.getLast().day();
        LocalDate end = Year.of(last.getYear()).atMonth(LAST_MONTH).atEndOfMonth();
        List<Money> balances = new ArrayList<>();
        Money balance = Money.ZERO;
        for (Change change : sorted) {
            balance = balance.plus(change.change());
            balances.add(balance);
        }
        long high = minorUnits(balances).max(Long::compare).orElse(0L);
        long low = minorUnits(balances).min(Long::compare).orElse(0L);
        Scale scale = new Scale(first, end, low, Math.max(high, low + 1));
        StringBuilder path = new StringBuilder("M0 " + scale.y(0));
        for (int i = 0; i < sorted.size(); i++) {
            path.append('H')
                    .append(scale.x(sorted.get(i).day()))
                    .append('V')
                    .append(scale.y(balances.get(i).minorUnits()));
        }
        path.append('H').append(scale.x(until.isAfter(last) ? until : last));
        return Optional.of(
                new StepChart(
                        path.toString(),
                        scale.y(0),
                        amounts.figure(new Money(high)),
                        amounts.figure(new Money(low)),
                        marks(first, end, dates)));
    }

    /// Zero is always in the picture.
    private static Stream<Long> minorUnits(List<Money> balances) {
        return Stream.concat(Stream.of(0L), balances.stream().map(Money::minorUnits));
    }

    private static List<String> marks(LocalDate first, LocalDate end, Dates dates) {
        long days = ChronoUnit.DAYS.between(first, end) + 1;
        return Stream.iterate(0, i -> i < MARKS, i -> i + 1)
                .map(i -> first.plusDays(days * i / MARKS))
                .map(YearMonth::from)
                .map(dates::inWords)
                .toList();
    }

    private record Scale(LocalDate first, LocalDate end, long low, long high) {

        int x(LocalDate day) {
            long all = ChronoUnit.DAYS.between(first, end) + 1;
            return (int) Math.min(WIDTH, WIDTH * ChronoUnit.DAYS.between(first, day) / all);
        }

        int y(long minorUnits) {
            return (int) (HEIGHT - HEIGHT * ((double) minorUnits - low) / ((double) high - low));
        }
    }
}
