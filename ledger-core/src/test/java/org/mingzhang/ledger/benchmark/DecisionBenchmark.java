package org.mingzhang.ledger.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.benchmark.load.Clients;
import org.mingzhang.ledger.benchmark.load.Figures;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.testing.TestLedger;

/// How many payments a second the ledger decides and makes durable.
///
/// Every command names a new payment, payee and invoice. Binding, validation, decision, both hash
/// suites and the durable commit are inside the measured time.
record DecisionBenchmark(TestLedger ledger, ServerUnderTest server, BenchmarkOptions options) {

    private static final Money BUDGET = Money.parse("1000000000000.00");
    private static final Money AMOUNT = Money.parse("1.00");

    /// Payments between two words of how far the filling is.
    private static final int PROGRESS = 100_000;

    /// Commands of one bulk stream that may be undecided or not yet durable.
    private static final int IN_FLIGHT = 2_000;

    /// Approves and releases the lines.
    void openLines() throws InterruptedException {
        var stream = ledger.ledger().ordered(IN_FLIGHT);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int i = 0; i < options.lines(); i++) {
            answers.add(
                    stream.submit(ledger.bind(TestLedger.approve(line(i), BUDGET), "b", "budget")));
            answers.add(
                    stream.submit(ledger.bind(TestLedger.release(line(i), BUDGET), "b", "budget")));
        }
        answers.forEach(CompletableFuture::join);
    }

    /// Clients that wait for each answer, over so many of the lines.
    Figures run(int lines, double warmSeconds, double seconds) throws InterruptedException {
        server.checkpoint();
        Clients clients =
                new Clients(options.clients(), lines, warmSeconds, seconds, server.processorTime());
        Figures figures = clients.run(this::pay);
        if (figures.failed() > 0) {
            throw new IllegalStateException(figures.failed() + " payments were not accepted");
        }
        return figures;
    }

    private boolean pay(String id, int line) {
        return ledger.ledger().submit(bound(id, line)).join() instanceof Answer.Accepted;
    }

    /// What a payment costs before anything is decided, stored or answered: its JSON made and
    /// bound, and as many bytes as its entry has hashed once in each suite. No ledger of this
    /// format can do with less.
    Figures bindAndHash(double warmSeconds, double seconds) throws InterruptedException {
        byte[] entry =
                new byte
                        [Math.toIntExact(
                                ledger.database()
                                        .queryLong(
                                                "select octet_length(entry) from ledger.entry"
                                                        + " order by position desc limit 1"))];
        List<TreeHasher> hashers = Stream.of(Suite.values()).map(TreeHashers::of).toList();
        return new Clients(
                        options.clients(),
                        options.lines(),
                        warmSeconds,
                        seconds,
                        server.processorTime())
                .run((id, line) -> {
                    Submission bound = bound(id, line);
                    return hashers.stream()
                            .noneMatch(hasher -> hasher.leaf(entry).equals(bound.digest()));
                });
    }

    private Submission bound(String id, int line) {
        return ledger.bind(TestLedger.payment(id, line(line), AMOUNT), "handler-a", "handler");
    }

    /// Submits payments in bulk until the log has so many entries, if it has fewer.
    void fillTo(long entries) throws InterruptedException {
        var stream = ledger.ledger().ordered(IN_FLIGHT);
        int missing = Math.toIntExact(Math.max(0, entries - size()));
        CountDownLatch unanswered = new CountDownLatch(missing);
        AtomicLong refused = new AtomicLong();
        for (int i = 0; i < missing; i++) {
            if (i % PROGRESS == 0) {
                System.err.printf(Locale.ROOT, "filling a log: %,d of %,d%n", i, missing);
            }
            var payment = TestLedger.payment("fill-" + i, line(i % options.lines()), AMOUNT);
            var _ =
                    stream.submit(ledger.bind(payment, "handler-a", "handler"))
                            .whenComplete((answer, _) -> {
                                if (!(answer instanceof Answer.Accepted)) {
                                    refused.incrementAndGet();
                                }
                                unanswered.countDown();
                            });
        }
        unanswered.await();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " payments were not accepted");
        }
        settle();
    }

    /// Does now what PostgreSQL would do in the background during somebody else's run.
    void settle() {
        ledger.database().execute("vacuum analyze");
    }

    /// What collections leave on the heap during a short run, in whose midst is a full one.
    HeapFigures heapUnderLoad(HeapWatch watch) throws InterruptedException {
        watch.forget();
        var collection =
                CompletableFuture.runAsync(
                        System::gc, CompletableFuture.delayedExecutor(2, TimeUnit.SECONDS));
        var _ = run(options.lines(), 1, 3);
        collection.join();
        return new HeapFigures(watch.afterFullMaxMebibytes(), watch.afterAnyMaxMebibytes());
    }

    /// The length of the data of a payment's command, in bytes of UTF-8.
    int dataBytes() {
        // As long as the ids of the clients.
        String id = Long.toString(System.nanoTime(), 36) + "-123456";
        return TestLedger.payment(id, line(options.lines() / 2), AMOUNT)
                .get("data")
                .toString()
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    /// Entries in the log.
    long size() {
        return ledger.database().queryLong("select size from ledger.head");
    }

    private static String line(int index) {
        return TestLedger.year() + "-440100-" + index;
    }
}
