package org.mingzhang.projections;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.testing.TestDatabase;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.ReplayLimits;
import org.mingzhang.projections.testing.Facts;
import org.mingzhang.projections.testing.ReadSideFixture;

/// Measures how fast the read models are built again: entries per second from the first entry to
/// the switch, indexes included, PostgreSQL on the same machine with fsync on.
///
/// The CPU time of this process and of the server is printed beside it, so that a run on a machine
/// that others use says what it would do alone. `docs/read-models.md` has the command.
///
/// Two logs: imported history (every entry a settled payment of one of 4,209 lines, in order of
/// date) and live payments (submitted, reviewed, approved, settled, of 10,000 lines).
final class RebuildBenchmark {

    private static final int CHUNK = 2_000;
    private static final int RUNS = 3;

    private RebuildBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        int entries = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 300_000;
        measure("imported history", imported(entries, 4_209));
        measure("live payments", live(entries, 10_000));
        System.exit(0);
    }

    private static void measure(String name, Iterable<List<Event>> log)
            throws InterruptedException {
        ReadSideFixture fixture = ReadSideFixture.create(RebuildBenchmark.class);
        fixture.log().forgetting();
        for (List<Event> events : log) {
            fixture.log().pass(Duration.ofSeconds(1)).append(events);
        }
        try (ReadSide readSide =
                fixture.readSide(fixture.database().projector(), ReplayLimits.defaults())) {
            for (int run = 1; run <= RUNS; run++) {
                CpuTime before = CpuTime.now(fixture.database());
                Rebuild.Outcome outcome = readSide.rebuild().run((_, _, _) -> {});
                // While its sessions end, their time is on its way to the time of their parent.
                await().during(Duration.ofMillis(300))
                        .until(() -> projectorSessions(fixture.database()) == 0);
                CpuTime used = CpuTime.now(fixture.database()).minus(before);
                System.out.printf(
                        "%s, run %d: %,d entries in %,d ms = %,d entries/s;"
                                + " CPU per entry: %.1f us here, %.1f us in PostgreSQL%n",
                        name,
                        run,
                        outcome.size(),
                        outcome.elapsed().toMillis(),
                        outcome.size() * 1000 / outcome.elapsed().toMillis(),
                        used.process().toNanos() / 1000.0 / outcome.size(),
                        used.server().toNanos() / 1000.0 / outcome.size());
            }
        }
        fixture.database().close();
    }

    private static long projectorSessions(TestDatabase database) {
        return database.queryLong(
                "select count(*) from pg_stat_activity where usename = 'ledger_projector'");
    }

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

    private static Iterable<List<Event>> imported(int count, int lineCount) {
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

    private static Iterable<List<Event>> live(int count, int lineCount) {
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

    private static Iterable<List<Event>> chunks(List<Event> events) {
        List<List<Event>> chunks = new ArrayList<>();
        for (int from = 0; from < events.size(); from += CHUNK) {
            chunks.add(events.subList(from, Math.min(events.size(), from + CHUNK)));
        }
        return chunks;
    }
}
