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
import java.util.stream.Stream;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.evidence.ExportDirectory;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.store.LogReader;
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
        List<Figures> alone = new ArrayList<>();
        List<Figures> beside = new ArrayList<>();
        List<Double> exported = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            // Alone, beside, beside, alone: what warms up or wears off falls on both.
            if (round % 2 == 0) {
                alone.add(write());
            }
            beside.add(writeBesideExport(exported));
            if (round % 2 == 1) {
                alone.add(write());
            }
        }
        print("commands alone", alone);
        print("commands beside an export", beside);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,.0f entries/s%n%-28s %.0f %% (%s in each round)%n",
                "the export meanwhile",
                exported.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
                "beside / alone",
                100 * Figures.mean(beside).perSecond() / Figures.mean(alone).perSecond(),
                ratios(beside, alone));
        TagIndex index = new TagIndex(ledger.database().writer(), reader);
        long half = decisions.size() - options.entries() / 100;
        tagIndex("tag index, whole log", index, half);
        tagIndex("tag index, 1 % more", index, decisions.size());
    }

    private Figures write() throws InterruptedException {
        return decisions.run(options.lines(), WARM_SECONDS, options.seconds());
    }

    /// Exports as often as it can until the clients are done.
    ///
    /// @param exported takes the entries a second
    private Figures writeBesideExport(List<Double> exported) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Double> exports =
                CompletableFuture.supplyAsync(() -> {
                    long entries = 0;
                    long start = System.nanoTime();
                    do {
                        entries += export();
                    } while (!over.get());
                    return entries * 1e9 / (System.nanoTime() - start);
                });
        Figures figures = write();
        over.set(true);
        exported.add(exports.join());
        return figures;
    }

    /// The whole log, up to its newest checkpoint, into a new directory.
    private long export() {
        try {
            Path folder = Files.createTempDirectory("export-benchmark-");
            try (ExportDirectory target = ExportDirectory.open(folder, reader)) {
                LogFiles files = LogFiles.newest(reader).orElseThrow();
                new LogExport(reader, files).writeTo(target, _ -> {});
                return files.size();
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
