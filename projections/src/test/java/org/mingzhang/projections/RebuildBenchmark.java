package org.mingzhang.projections;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.projections.balances.BalanceQueries;
import org.mingzhang.projections.execution.ExecutionQueries;
import org.mingzhang.projections.lines.LineQueries;
import org.mingzhang.projections.payments.PaymentQueries;
import org.mingzhang.projections.replay.Generations;
import org.mingzhang.projections.replay.Rebuild;
import org.mingzhang.projections.replay.ReplayLimits;
import org.mingzhang.projections.testing.ReadSideFixture;
import org.mingzhang.projections.testing.StoredLog;

/// Measures the read side: how far the rows are behind while a log grows as fast as it can, and how
/// many entries a second a rebuild folds from the first entry to the switch, indexes included.
/// `docs/benchmarks.md` says how to run it and how to read it.
final class RebuildBenchmark {

    private static final String USAGE =
            """
            Usage: ./mingzhang bench rebuild [OPTIONS]

            Fills two logs with made-up history (imported payments; live payments) while the read
            models follow, and rebuilds all read models of each, and those of balances, payments
            and execution alone, on one embedded PostgreSQL. docs/benchmarks.md explains the
            figures.

              --entries N   entries of each log (300000)
              --runs N      rebuilds of each log (3)
            """;

    private static final Set<String> OPTIONS = Set.of("--entries", "--runs");

    /// Those of the server that comes with the ledger.
    private static final Map<String, String> SERVER =
            Map.of("shared_buffers", "256MB", "min_wal_size", "512MB", "max_wal_size", "2GB");

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private RebuildBenchmark() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.print(USAGE);
            return;
        }
        Map<String, Integer> options = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!OPTIONS.contains(arguments[i])
                    || i + 1 == arguments.length
                    || !arguments[i + 1].matches("[1-9][0-9]{0,7}")) {
                System.err.print(USAGE);
                System.exit(2);
            }
            options.put(arguments[i], Integer.parseInt(arguments[i + 1]));
        }
        PostgresFixture.configure(SERVER);
        int entries = options.getOrDefault("--entries", 300_000);
        int runs = options.getOrDefault("--runs", 3);
        measure("imported history", MadeUpHistory.imported(entries, 4_209), runs);
        measure("live payments", MadeUpHistory.live(entries, 10_000), runs);
        System.exit(0);
    }

    private static void measure(String name, List<List<Event>> history, int runs)
            throws InterruptedException {
        ReadSideFixture fixture = ReadSideFixture.create(RebuildBenchmark.class);
        fixture.log().forgetting();
        try (ReadSide readSide =
                fixture.readSide(fixture.database().projector(), ReplayLimits.defaults())) {
            readSide.start();
            follow(name, fixture, readSide, history);
        }
        try (ReadSide readSide =
                fixture.readSide(fixture.database().projector(), ReplayLimits.defaults())) {
            for (int run = 1; run <= runs; run++) {
                rebuild(name + ", all, rebuild " + run, fixture, readSide.rebuild());
            }
        }
        for (int run = 1; run <= runs; run++) {
            rebuild(name + ", the first, rebuild " + run, fixture, firstModels(fixture));
        }
        fixture.database().close();
    }

    /// @param position the last entry of an append
    /// @param nanos when it was durable
    private record Appended(long position, long nanos) {}

    private static void follow(
            String name, ReadSideFixture fixture, ReadSide readSide, List<List<Event>> history)
            throws InterruptedException {
        LinkedBlockingQueue<Appended> appends = new LinkedBlockingQueue<>();
        long began = System.nanoTime();
        Thread appender =
                Thread.ofPlatform()
                        .start(() -> {
                            for (List<Event> events : history) {
                                fixture.log().pass(Duration.ofSeconds(1)).append(events);
                                appends.add(
                                        new Appended(fixture.log().size() - 1, System.nanoTime()));
                                readSide.runner().wake();
                            }
                        });
        double[] lagMillis = new double[history.size()];
        for (int i = 0; i < lagMillis.length; i++) {
            Appended append = appends.take();
            if (!readSide.runner().awaitPosition(append.position, PATIENCE)) {
                throw new IllegalStateException("the read models do not follow");
            }
            lagMillis[i] = (System.nanoTime() - append.nanos) / 1e6;
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        appender.join();
        Arrays.sort(lagMillis);
        System.out.printf(
                Locale.ROOT,
                "%s, appended by %d and followed: %,.0f entries/s; rows behind the log by %.0f ms"
                        + " (median), %.0f ms (99 %%), %.0f ms (most)%n",
                name,
                history.getFirst().size(),
                fixture.log().size() / seconds,
                lagMillis[lagMillis.length / 2],
                lagMillis[lagMillis.length * 99 / 100],
                lagMillis[lagMillis.length - 1]);
    }

    /// Balances, the register of payments and execution, which everything began with.
    private static Rebuild firstModels(ReadSideFixture fixture) {
        return new Rebuild(
                fixture.database().projector(),
                StoredLog.ID,
                new Generations(
                        List.of(
                                LineQueries.MODEL,
                                ExecutionQueries.MODEL,
                                BalanceQueries.MODEL,
                                PaymentQueries.MODEL),
                        "ledger_reader"),
                StoredLog.CODEC,
                ReplayLimits.defaults());
    }

    private static void rebuild(String name, ReadSideFixture fixture, Rebuild rebuild)
            throws InterruptedException {
        fixture.database().execute("checkpoint");
        CpuTime before = CpuTime.now(fixture.database());
        Rebuild.Outcome outcome = rebuild.run((_, _, _) -> {});
        // While its sessions end, their time is on its way to the time of their parent.
        await().during(Duration.ofMillis(300))
                .atMost(PATIENCE)
                .until(() -> projectorSessions(fixture) == 0);
        CpuTime used = CpuTime.now(fixture.database()).minus(before);
        System.out.printf(
                Locale.ROOT,
                "%s: %,d entries in %,d ms = %,d entries/s; processor time per entry: %.1f us in"
                        + " the JVM, %.1f us in PostgreSQL%n",
                name,
                outcome.size(),
                outcome.elapsed().toMillis(),
                outcome.size() * TimeUnit.SECONDS.toMillis(1) / outcome.elapsed().toMillis(),
                used.process().toNanos() / 1e3 / outcome.size(),
                used.server().toNanos() / 1e3 / outcome.size());
    }

    private static long projectorSessions(ReadSideFixture fixture) {
        return fixture.database()
                .queryLong(
                        "select count(*) from pg_stat_activity where usename = 'ledger_projector'");
    }
}
