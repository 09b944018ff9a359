package org.mingzhang.projections.pivot;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Flows added up by axes.
///
/// @param axes rows, and columns if there are two
/// @param lines the keys of the lines that count
/// @param known the flows
record FlowSums(List<Axis> axes, Map<String, List<String>> lines, FlowLog.Known known) {

    /// What a row and a column add up to.
    private static final class Sum {
        private long payments;
        private long disbursed;
        private long refunded;

        private void add(long amount) {
            if (amount >= 0) {
                payments++;
                disbursed = Math.addExact(disbursed, amount);
            } else {
                refunded = Math.subtractExact(refunded, amount);
            }
        }

        private long of(PivotMeasure measure) {
            return switch (measure) {
                case PAYMENTS -> payments;
                case DISBURSED -> disbursed;
                case REFUNDED -> refunded;
                default -> disbursed - refunded;
            };
        }
    }

    /// Keys and their numbers.
    private static final class Keys {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> keys = new ArrayList<>();

        private int number(String key) {
            return numbers.computeIfAbsent(
                    key,
                    _ -> {
                        keys.add(key);
                        return keys.size() - 1;
                    });
        }
    }

    /// The number of the key of each flow on one axis.
    private interface Numbering {
        int of(int line, int payee, int day);
    }

    /// The cells of a measure, sorted by key.
    List<PivotCell> cells(PivotMeasure measure) {
        FlowColumns columns = known.columns();
        boolean[] counted = new boolean[columns.names().size()];
        lines.keySet().stream()
                .mapToInt(columns::numberOf)
                .filter(number -> number >= 0)
                .forEach(number -> counted[number] = true);
        Keys rowKeys = new Keys();
        Keys columnKeys = new Keys();
        Numbering rows = numbering(0, rowKeys);
        Numbering cols = axes.size() > 1 ? numbering(1, columnKeys) : one(columnKeys);
        CellNumbers numbers = new CellNumbers();
        List<Sum> sums = new ArrayList<>();
        known.read((line, payee, day, amount) -> {
            if (counted[line]) {
                int number = numbers.of(rows.of(line, payee, day), cols.of(line, payee, day));
                if (number == sums.size()) {
                    sums.add(new Sum());
                }
                sums.get(number).add(amount);
            }
        });
        List<PivotCell> cells = new ArrayList<>(sums.size());
        for (int number = 0; number < sums.size(); number++) {
            cells.add(
                    new PivotCell(
                            rowKeys.keys.get(numbers.row(number)),
                            columnKeys.keys.get(numbers.column(number)),
                            sums.get(number).of(measure),
                            0));
        }
        return cells.stream()
                .sorted(Comparator.comparing(PivotCell::row).thenComparing(PivotCell::column))
                .toList();
    }

    private static Numbering one(Keys keys) {
        int number = keys.number("");
        return (_, _, _) -> number;
    }

    private Numbering numbering(int place, Keys keys) {
        Axis axis = axes.get(place);
        List<String> names = known.columns().names();
        if (axis == Axis.SUPPLIER) {
            int[] numbers = unknown(names.size());
            return (_, payee, _) -> {
                if (numbers[payee] < 0) {
                    numbers[payee] = keys.number(names.get(payee));
                }
                return numbers[payee];
            };
        }
        if (axis.isWithinYear()) {
            Map<Integer, Integer> days = new HashMap<>();
            return (_, _, day) ->
                    days.computeIfAbsent(
                            day, _ -> keys.number(period(axis, LocalDate.ofEpochDay(day))));
        }
        int[] numbers = unknown(names.size());
        lines.forEach((line, ofLine) -> {
            int number = known.columns().numberOf(line);
            if (number >= 0) {
                numbers[number] = keys.number(ofLine.get(place));
            }
        });
        return (line, _, _) -> numbers[line];
    }

    private static int[] unknown(int count) {
        int[] numbers = new int[count];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    private static String period(Axis axis, LocalDate day) {
        return axis == Axis.MONTH
                ? YearMonth.from(day).toString()
                : day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
    }
}
