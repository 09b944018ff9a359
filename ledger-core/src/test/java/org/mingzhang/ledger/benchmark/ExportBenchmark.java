package org.mingzhang.ledger.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.evidence.CourteousTarget;
import org.mingzhang.ledger.evidence.ExportDirectory;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.TimeSource;
import org.mingzhang.ledger.store.tagindex.TagIndex;
import org.mingzhang.ledger.store.tagindex.TagIndexRoot;
import org.mingzhang.ledger.testing.TestLedger;
import org.slf4j.LoggerFactory;

/// What evidence costs a ledger at work: how fast clients write while the whole log is exported
/// over and over beside them, and how long the index of tags takes. Started by `./mingzhang bench
/// export`.
public final class ExportBenchmark {

    private static final int ROUNDS = 4;
    private static final double WARM_SECONDS = 3;

    private final DecisionBenchmark decisions;
    private final BenchmarkOptions options;
    private final LogReader reader;

    private ExportBenchmark(TestLedger ledger, ServerUnderTest server, BenchmarkOptions options) {
        this.decisions = new DecisionBenchmark(ledger, server, options);
        this.options = options;
        this.reader = new LogReader(ledger.database().reader(), ledger.log());
    }

    public static void main(String[] arguments) throws Exception {
        BenchmarkOptions options = BenchmarkOptions.parse(arguments);
        ((Logger) LoggerFactory.getLogger("org.mingzhang")).setLevel(Level.WARN);
        ServerUnderTest server = ServerUnderTest.start();
        System.out.println(Surroundings.describe(server, options));
        try (TestLedger ledger = TestLedger.create("export")) {
            new ExportBenchmark(ledger, server, options).run(ledger);
        }
        System.out.printf(Locale.ROOT, "load %.1f at the end%n", Surroundings.load());
        // The embedded PostgreSQL ends with this process.
        System.exit(0);
    }

    private void run(TestLedger ledger) throws Exception {
        decisions.openLines();
        decisions.fillTo(options.entries());
        decisions.run(options.lines(), options.warmSeconds(), options.seconds());
        compare("an export", false);
        compare("an export in a hurry", true);
        TagIndex index = new TagIndex(ledger.database().writer(), reader);
        long half = decisions.size() - options.entries() / 100;
        tagIndex("tag index, whole log", index, half);
        tagIndex("tag index, 1 % more", index, decisions.size());
    }

    private void compare(String name, boolean hurry) throws InterruptedException {
        List<Figures> alone = new ArrayList<>();
        List<Figures> beside = new ArrayList<>();
        List<Double> exported = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // Alone, beside, beside, alone: what warms up or wears off falls on both.
            if (round % 2 == 0) {
                alone.add(write());
            }
            beside.add(writeBesideExport(hurry, exported));
            if (round % 2 == 1) {
                alone.add(write());
            }
        }
        print("commands alone", alone);
        print("beside " + name, beside);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,.0f entries/s%n%-28s %.0f %% (%s in each round)%n",
                name + " meanwhile",
                exported.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                "beside / alone",
                100 * Figures.mean(beside).perSecond() / Figures.mean(alone).perSecond(),
                ratios(beside, alone));
    }

    private Figures write() throws InterruptedException {
        return decisions.run(options.lines(), WARM_SECONDS, options.seconds());
    }

    /// Exports over and over until the clients are done.
    ///
    /// @param exported takes the entries a second
    private Figures writeBesideExport(boolean hurry, List<Double> exported)
            throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        LongAdder entries = new LongAdder();
        long start = System.nanoTime();
        CompletableFuture<Void> exports =
                CompletableFuture.runAsync(() -> {
                    do {
                        export(hurry, entries);
                    } while (!over.get());
                });
        Figures figures = write();
        exported.add(entries.sum() * 1e9 / (System.nanoTime() - start));
        over.set(true);
        exports.join();
        return figures;
    }

    /// The whole log, up to its newest checkpoint, into a new directory.
    ///
    /// @param entries counts those that are written
    private void export(boolean hurry, LongAdder entries) {
        try {
            Path folder = Files.createTempDirectory("export-benchmark-");
            try (ExportDirectory directory = ExportDirectory.open(folder, reader)) {
                LogFiles files = LogFiles.newest(reader).orElseThrow();
                AtomicLong before = new AtomicLong();
                new LogExport(reader, files)
                        .writeTo(
                                hurry
                                        ? directory
                                        : new CourteousTarget(
                                                directory, reader, TimeSource.system()),
                                written -> entries.add(written - before.getAndSet(written)));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static String ratios(List<Figures> beside, List<Figures> alone) {
        List<String> ratios = new ArrayList<>();
        for (int i = 0; i < beside.size(); i++) {
            double ratio = beside.get(i).perSecond() / alone.get(i).perSecond();
            ratios.add(String.format(Locale.ROOT, "%.0f", 100 * ratio));
        }
        return String.join(", ", ratios);
    }

    private static void print(String name, List<Figures> runs) {
        Figures mean = Figures.mean(runs);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,.0f a second, p50 %.1f ms, p99 %.1f ms%n",
                name,
                mean.perSecond(),
                mean.p50Millis(),
                mean.p99Millis());
    }

    private static void tagIndex(String name, TagIndex index, long size) {
        long start = System.nanoTime();
        TagIndexRoot root = index.bringTo(size);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,d entries, %,d tags in %.1f s%n",
                name,
                root.size(),
                root.tags(),
                (System.nanoTime() - start) / 1e9);
    }
}
