package org.mingzhang.ledger.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.testing.TestLedger;

/// What an append costs when the log is large, beside a small log in the same server.
///
/// Both logs are filled by the engine itself and stay open; runs on one and on the other alternate,
/// so that what else the machine does falls on both.
///
/// @param small runs on the small log
/// @param large runs on the large log, as many
/// @param heap of the process with the large log alone, under load
record GrowthBenchmark(List<Figures> small, List<Figures> large, HeapFigures heap) {

    private static final int ROUNDS = 4;

    /// After a checkpoint PostgreSQL writes every page that it touches once as a whole. A large log
    /// touches another page for nearly every line; an operator has a checkpoint every few minutes,
    /// so what is measured is what comes after that.
    private static final double WARM_SECONDS = 15;

    static GrowthBenchmark run(ServerUnderTest server, BenchmarkOptions options, HeapWatch watch)
            throws InterruptedException {
        try (TestLedger largeLedger = TestLedger.create("growth_large")) {
            DecisionBenchmark large = new DecisionBenchmark(largeLedger, server, options);
            large.openLines();
            large.fillTo(options.entries());
            HeapFigures heap = large.heapUnderLoad(watch);
            try (TestLedger smallLedger = TestLedger.create("growth_small")) {
                DecisionBenchmark small = new DecisionBenchmark(smallLedger, server, options);
                small.openLines();
                small.fillTo(options.smallEntries());
                List<Figures> ofSmall = new ArrayList<>();
                List<Figures> ofLarge = new ArrayList<>();
                for (int round = 0; round < ROUNDS; round++) {
                    // Small, large, large, small: what warms up or wears off falls on both.
                    if (round % 2 == 0) {
                        ofSmall.add(measure(small, options));
                    }
                    ofLarge.add(measure(large, options));
                    if (round % 2 == 1) {
                        ofSmall.add(measure(small, options));
                    }
                }
                return new GrowthBenchmark(ofSmall, ofLarge, heap);
            }
        }
    }

    private static Figures measure(DecisionBenchmark log, BenchmarkOptions options)
            throws InterruptedException {
        return log.run(options.lines(), WARM_SECONDS, options.seconds());
    }

    /// How many times the time of an append on the small log one on the large log takes.
    double timeRatio() {
        return Figures.mean(small).perSecond() / Figures.mean(large).perSecond();
    }

    /// The same of the processor time of both processes, which noise disturbs less.
    double processorRatio() {
        return Figures.mean(large).bothMicros() / Figures.mean(small).bothMicros();
    }
}
