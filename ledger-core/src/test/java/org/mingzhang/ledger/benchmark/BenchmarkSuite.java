package org.mingzhang.ledger.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.testing.TestLedger;
import org.slf4j.LoggerFactory;

/// Measures the ledger and what it is compared with, and prints one table. Started by `./mingzhang
/// bench`.
public final class BenchmarkSuite {

    /// After the compiler has seen the work, a change of lines needs less.
    private static final double SHORT_WARM_SECONDS = 2;

    /// Processor time that there is in a second.
    private static final double MICROS_OF_MACHINE =
            1e6 * Runtime.getRuntime().availableProcessors();

    private final BenchmarkOptions options;
    private final ServerUnderTest server;
    private final BenchmarkReport report = new BenchmarkReport();
    private final HeapWatch heap = HeapWatch.start();

    private BenchmarkSuite(BenchmarkOptions options, ServerUnderTest server) {
        this.options = options;
        this.server = server;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 1 && arguments[0].equals("--help")) {
            System.out.print(BenchmarkOptions.USAGE);
            return;
        }
        BenchmarkOptions options;
        try {
            options = BenchmarkOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(BenchmarkOptions.USAGE);
            System.exit(2);
            return;
        }
        ((Logger) LoggerFactory.getLogger("org.mingzhang")).setLevel(Level.WARN);
        new BenchmarkSuite(options, ServerUnderTest.start()).run();
        // The embedded PostgreSQL ends with this process.
        System.exit(0);
    }

    private void run() throws Exception {
        System.out.println(Surroundings.describe(server, options));
        if (options.peers()) {
            compare();
        } else {
            measureAlone();
        }
        if (options.entries() > 0) {
            grow();
        }
        report.conclusions();
        System.out.printf(Locale.ROOT, "%nload %.1f at the end%n", Surroundings.load());
    }

    private void measureAlone() throws InterruptedException {
        try (TestLedger ledger = TestLedger.create("decisions")) {
            DecisionBenchmark decisions = new DecisionBenchmark(ledger, server, options);
            decisions.openLines();
            Figures many = decisions.run(options.lines(), options.warmSeconds(), options.seconds());
            Figures hot = decisions.run(1, SHORT_WARM_SECONDS, options.seconds());
            report.heading();
            report.row(over("ledger", options.lines()), many, many);
            report.row(over("ledger", 1), hot, many);
            compareWithWide(ledger, decisions, many);
            report.conclude(
                    "ledger, one line / many lines",
                    "%.0f %%",
                    100 * ratio(hot, many),
                    "at least 80 %");
        }
    }

    /// Decisions that span line, pool, payee, calendar, authority and standards, beside the plain
    /// payment that is measured before and after them.
    private void compareWithWide(TestLedger ledger, DecisionBenchmark decisions, Figures before)
            throws InterruptedException {
        report.progress("decisions that span everything");
        WideBenchmark wide = new WideBenchmark(ledger, server, options);
        wide.open();
        Figures claims = wide.file(options.warmSeconds(), options.seconds());
        // Each pays a claim that was filed just now: there must be more of them than it takes.
        Figures payments = wide.pay(options.warmSeconds() / 2, options.seconds() / 4);
        Figures after = decisions.run(options.lines(), SHORT_WARM_SECONDS, options.seconds());
        Figures plain = Figures.mean(List.of(before, after));
        report.row(over("expense claim", options.lines()), claims, plain);
        report.row(over("payment of it by its head", options.lines()), payments, plain);
        report.row(over("plain payment, again", options.lines()), after, plain);
        concludeWide("an expense claim / a plain payment", claims, plain);
        concludeWide("payment of a claim / a plain payment", payments, plain);
    }

    private void concludeWide(String what, Figures wide, Figures plain) {
        report.conclude(what + ", time", "%.2f x", ratio(plain, wide), "at most 2 x");
        report.conclude(
                what + ", processor time", "%.2f x", wide.bothMicros() / plain.bothMicros(), "-");
    }

    private void compare() throws Exception {
        try (TestLedger ledger = TestLedger.create("decisions")) {
            DecisionBenchmark decisions = new DecisionBenchmark(ledger, server, options);
            report.progress("the ledger over many lines and over one");
            decisions.openLines();
            Figures first =
                    decisions.run(options.lines(), options.warmSeconds(), options.seconds());
            Figures hot = decisions.run(1, SHORT_WARM_SECONDS, options.seconds());
            HeapFigures heapInUse = decisions.heapUnderLoad(heap);
            decisions.settle();
            report.progress("Axon 4");
            Axon4Comparison uncached = Axon4Comparison.run(server, options, false);
            report.progress("Axon 4 with a cache");
            Axon4Comparison cached = Axon4Comparison.run(server, options, true);
            report.progress("COPY");
            Figures copy = new RawCopy(server, ledger.database()).run();
            report.progress("binding and hashing alone");
            Figures bound = decisions.bindAndHash(options.warmSeconds(), options.seconds());
            report.progress("the ledger over many lines, again");
            // Once more at the end: the machine may have been faster or slower in between.
            Figures last = decisions.run(options.lines(), SHORT_WARM_SECONDS, options.seconds());
            Figures many = Figures.mean(List.of(first, last));
            report.heading();
            report.row(over("ledger, first", options.lines()), first, many);
            report.row(over("ledger, last", options.lines()), last, many);
            report.row(over("Axon 4 JDBC", options.lines()), uncached.many(), many);
            report.row(over("Axon 4 JDBC, cache", options.lines()), cached.many(), many);
            report.row("COPY of the same rows, batches of 128", copy, many);
            report.row("binding and hashing alone", bound, many);
            compareWithPgBench(many);
            report.row(over("ledger", 1), hot, hot);
            report.row(over("Axon 4 JDBC", 1), uncached.hot(), hot);
            report.row(over("Axon 4 JDBC, cache", 1), cached.hot(), hot);
            compareWithWide(ledger, decisions, last);
            report.conclude(
                    "ledger / Axon 4 JDBC", "%.2f x", ratio(many, uncached.many()), "at least 8 x");
            report.conclude(
                    "ledger / Axon 4 JDBC with a cache",
                    "%.2f x",
                    ratio(many, cached.many()),
                    "at least 2.5 x");
            report.conclude(
                    "processor time of Axon 4 JDBC / ledger",
                    "%.2f x",
                    uncached.many().bothMicros() / many.bothMicros(),
                    "-");
            report.conclude(
                    "processor time of Axon 4 JDBC with a cache / ledger",
                    "%.2f x",
                    cached.many().bothMicros() / many.bothMicros(),
                    "-");
            report.conclude("ledger / COPY", "%.0f %%", 100 * ratio(many, copy), "at least 35 %");
            report.conclude(
                    "ledger, one line / many lines",
                    "%.0f %%",
                    100 * ratio(hot, many),
                    "at least 80 %");
            double floor = MICROS_OF_MACHINE / (bound.processMicros() + copy.bothMicros());
            report.conclude(
                    "all processors, binding, hashing, COPY / Axon 4 JDBC",
                    "%.2f x",
                    floor / uncached.many().perSecond(),
                    "8 x can be had below it");
            report.conclude(
                    "the same / Axon 4 JDBC with a cache",
                    "%.2f x",
                    floor / cached.many().perSecond(),
                    "2.5 x can be had below it");
            report.conclude("ledger, p99", "%.1f ms", many.p99Millis(), "under 50 ms");
            report.conclude(
                    "JSON of an Axon event / data of ours",
                    "%.0f %%",
                    100.0 * uncached.payloadBytes() / decisions.dataBytes(),
                    "100 %");
            concludeHeap("after the runs above", heapInUse);
        }
    }

    private void compareWithPgBench(Figures many) throws Exception {
        Optional<PgBench> pgBench = PgBench.find();
        report.progress("pgbench");
        if (pgBench.isPresent()) {
            report.row("pgbench -N, transactions", pgBench.get().run(server, options), many);
        } else {
            report.missing("pgbench -N", "not installed (Debian: postgresql-contrib)");
        }
    }

    private void grow() throws InterruptedException {
        report.progress("a large log and a small one");
        GrowthBenchmark growth = GrowthBenchmark.run(server, options, heap);
        Figures small = Figures.mean(growth.small());
        report.row(entries("ledger", options.smallEntries()), small, small);
        report.row(entries("ledger", options.entries()), Figures.mean(growth.large()), small);
        report.conclude(
                entries("time of an append / in the small log", options.entries()),
                "%.2f x",
                growth.timeRatio(),
                "at most 1.3 x at 5,000,000");
        report.conclude(
                entries("processor time of an append / small", options.entries()),
                "%.2f x",
                growth.processorRatio(),
                "-");
        concludeHeap(entries("log", options.entries()), growth.heap());
    }

    private void concludeHeap(String when, HeapFigures figures) {
        report.conclude(
                "heap in use under load, " + when, "%.0f MiB", figures.inUse(), "under 1,024 MiB");
        report.conclude(
                "heap after any collection, " + when,
                "%.0f MiB",
                figures.afterAnyMax(),
                "under 1,024 MiB");
    }

    private static double ratio(Figures one, Figures other) {
        return one.perSecond() / other.perSecond();
    }

    private static String over(String name, int lines) {
        return String.format(Locale.ROOT, "%s, %,d %s", name, lines, lines == 1 ? "line" : "lines");
    }

    private static String entries(String name, long count) {
        return String.format(Locale.ROOT, "%s, %,d entries", name, count);
    }
}
