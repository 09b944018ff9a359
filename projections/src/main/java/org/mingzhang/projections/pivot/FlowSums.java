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

    /// A row and a column, by their numbers.
    private static final int COLUMN_BITS = 32;

    /// What a row and a column add up to.
    private static final class Sum {
        private long payments;
        private long disbursed;
        private long refunded;

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
        Numbering cols =
                axes.size() > 1 ? numbering(1, columnKeys) : (_, _, _) -> columnKeys.number("");
        Map<Long, Sum> sums = new HashMap<>();
        known.read((line, payee, day, amount) -> {
            if (counted[line]) {
                long cell =
                        ((long) rows.of(line, payee, day) << COLUMN_BITS)
                                | cols.of(line, payee, day);
                add(sums.computeIfAbsent(cell, _ -> new Sum()), amount);
            }
        });
        return sums.entrySet().stream()
                .map(sum ->
                        new PivotCell(
                                rowKeys.keys.get((int) (sum.getKey() >> COLUMN_BITS)),
                                columnKeys.keys.get(sum.getKey().intValue()),
                                sum.getValue().of(measure),
                                0))
                .sorted(Comparator.comparing(PivotCell::row).thenComparing(PivotCell::column))
                .toList();
    }

    private static void add(Sum sum, long amount) {
        if (amount >= 0) {
            sum.payments++;
            sum.disbursed = Math.addExact(sum.disbursed, amount);
        } else {
            sum.refunded = Math.subtractExact(sum.refunded, amount);
        }
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
