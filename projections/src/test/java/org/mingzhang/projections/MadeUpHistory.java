package org.mingzhang.projections;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.projections.testing.Facts;

/// Histories for benchmarks, in pieces as they are appended; the same each time.
final class MadeUpHistory {

    private static final int CHUNK = 500;

    private MadeUpHistory() {}

    private static List<Facts.Line> lines(int count) {
        List<Facts.Line> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(
                    new Facts.Line(
                            "2026-219%03d-%05d".formatted(i % 200, i),
                            "2026/219%03d.%d".formatted(i % 200, i % 7),
                            "219%03d".formatted(i % 200),
                            "20%05d".formatted(i % 97),
                            "30%03d".formatted(i % 31)));
        }
        return lines;
    }

    private static List<Event> budget(List<Facts.Line> lines) {
        List<Event> events = new ArrayList<>();
        for (Facts.Line line : lines) {
            events.add(line.approved("90000000.00", Facts.day(1, 1)));
            events.add(line.released("90000000.00", Facts.day(1, 1)));
        }
        return events;
    }

    /// Every entry a settled payment of one of the lines, in order of date.
    static List<List<Event>> imported(int count, int lineCount) {
        RandomGenerator random = new SplittableRandom(1);
        List<Facts.Line> lines = lines(lineCount);
        List<Event> events = budget(lines);
        for (int i = 0; events.size() < count; i++) {
            LocalDate date = Facts.day(1, 1).plusDays(360L * events.size() / count);
            events.add(
                    lines.get(random.nextInt(lineCount))
                            .payment("OLD-" + i, new Money(1 + random.nextInt(100_000)).toString())
                            .recorded(date, i + 1));
        }
        return chunks(events);
    }

    /// Payments submitted, reviewed, approved and settled, thousands of them at a time.
    static List<List<Event>> live(int count, int lineCount) {
        RandomGenerator random = new SplittableRandom(1);
        List<Facts.Line> lines = lines(lineCount);
        List<Event> events = budget(lines);
        // A payment waits for its next step while some thousand others make theirs.
        int waiting = 4_000;
        List<Facts.Payment> payments = new ArrayList<>();
        for (int i = 0; events.size() < count; i++) {
            LocalDate date = Facts.day(1, 2).plusDays(350L * events.size() / count);
            payments.add(
                    lines.get(random.nextInt(lineCount))
                            .payment(
                                    "PAY-" + i, new Money(1 + random.nextInt(100_000)).toString()));
            events.add(payments.get(i).submitted(date));
            if (i >= waiting) {
                events.add(payments.get(i - waiting).reviewed(date));
            }
            if (i >= 2 * waiting) {
                events.add(payments.get(i - 2 * waiting).approved(date));
            }
            if (i >= 3 * waiting) {
                events.add(payments.get(i - 3 * waiting).settled(date));
            }
        }
        return chunks(events);
    }

    private static List<List<Event>> chunks(List<Event> events) {
        List<List<Event>> chunks = new ArrayList<>();
        for (int from = 0; from < events.size(); from += CHUNK) {
            chunks.add(events.subList(from, Math.min(events.size(), from + CHUNK)));
        }
        return chunks;
    }
}
