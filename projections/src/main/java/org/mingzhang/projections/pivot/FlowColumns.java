package org.mingzhang.projections.pivot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was settled and what came back, in the order of the log, each value in an array of its own:
/// some thirty bytes for each flow, so that a million are looked through in milliseconds.
///
/// Used under the lock of [FlowLog].
final class FlowColumns {

    private static final int BEGIN = 1_024;

    private long[] positions = new long[BEGIN];
    private long[] amounts = new long[BEGIN];
    private int[] days = new int[BEGIN];
    private int[] lines = new int[BEGIN];
    private int[] payees = new int[BEGIN];
    private int count;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /// A flow as the register has it.
    ///
    /// @param position its entry
    /// @param day on which it took effect
    /// @param amount in minor units, below zero for what came back
    /// @param line the line of the payment
    /// @param payee who was paid; empty for a person
    record Flow(long position, LocalDate day, long amount, String line, String payee) {}

    void add(Flow flow) {
        if (count == positions.length) {
            positions = Arrays.copyOf(positions, 2 * count);
            amounts = Arrays.copyOf(amounts, 2 * count);
            days = Arrays.copyOf(days, 2 * count);
            lines = Arrays.copyOf(lines, 2 * count);
            payees = Arrays.copyOf(payees, 2 * count);
        }
        positions[count] = flow.position();
        amounts[count] = flow.amount();
        days[count] = Math.toIntExact(flow.day().toEpochDay());
        lines[count] = number(flow.line());
        payees[count] = number(flow.payee());
        count++;
    }

    private int number(String name) {
        return numbers.computeIfAbsent(
                name,
                _ -> {
                    names.add(name);
                    return names.size() - 1;
                });
    }

    /// Whoever gets the flows of a question, one after the other.
    @FunctionalInterface
    interface Reader {
        /// A flow.
        ///
        /// @param line the number of its line
        /// @param payee the number of its payee
        /// @param day its day of the epoch
        /// @param amount in minor units, below zero for what came back
        void read(int line, int payee, int day, long amount);
    }

    /// Hands out the flows of entries below a size that took effect by a day.
    void read(long size, LocalDate until, Reader reader) {
        int end = Arrays.binarySearch(positions, 0, count, size);
        end = end < 0 ? -end - 1 : end;
        long lastDay = until.toEpochDay();
        for (int i = 0; i < end; i++) {
            if (days[i] <= lastDay) {
                reader.read(lines[i], payees[i], days[i], amounts[i]);
            }
        }
    }

    /// Lines and payees by their numbers.
    List<String> names() {
        return Collections.unmodifiableList(names);
    }

    /// The number of a line or payee; -1 for none that any flow has.
    int numberOf(String name) {
        return numbers.getOrDefault(name, -1);
    }
}
