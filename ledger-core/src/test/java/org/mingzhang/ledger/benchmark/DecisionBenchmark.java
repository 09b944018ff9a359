package org.mingzhang.ledger.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.money.Money;
import org.mingzhang.ledger.testing.TestLedger;

/// How many payments a second the ledger decides and makes durable.
///
/// Every command names a new payment, payee and invoice. Clients are virtual threads that wait for
/// each answer before they send the next command; binding and validation are inside the measured
/// time.
final class DecisionBenchmark {

    private static final Money BUDGET = Money.parse("1000000000000.00");
    private static final Money AMOUNT = Money.parse("1.00");

    private DecisionBenchmark() {}

    /// The figures of one run.
    record Result(
            double perSecond,
            double p50Millis,
            double p99Millis,
            double maxMillis,
            double cpuMicros) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,9.0f commands/s   p50 %6.2f ms   p99 %6.2f ms   max %7.1f ms"
                            + "   %5.1f us of processor time in this process a command",
                    perSecond,
                    p50Millis,
                    p99Millis,
                    maxMillis,
                    cpuMicros);
        }
    }

    public static void main(String[] arguments) throws Exception {
        int clients = Integer.getInteger("clients", 64);
        double warmSeconds = Integer.getInteger("warm", 10);
        double seconds = Integer.getInteger("seconds", 8);
        try (TestLedger ledger = TestLedger.create(DecisionBenchmark.class)) {
            int lines = Integer.getInteger("lines", 10_000);
            openLines(ledger, lines);
            System.out.println(
                    lines + " lines: " + run(ledger, clients, lines, warmSeconds, seconds));
            System.out.println("1 line:      " + run(ledger, clients, 1, 2, seconds));
        }
        System.exit(0);
    }

    private static void openLines(TestLedger ledger, int lines) throws InterruptedException {
        var stream = ledger.ledger().ordered(2_000);
        for (int i = 0; i < lines; i++) {
            var _ = stream.submit(ledger.bind(TestLedger.approve(line(i), BUDGET), "b", "budget"));
            var _ = stream.submit(ledger.bind(TestLedger.release(line(i), BUDGET), "b", "budget"));
        }
    }

    private static String line(int index) {
        return TestLedger.year() + "-440100-" + index;
    }

    static Result run(TestLedger ledger, int clients, int lines, double warmSeconds, double seconds)
            throws InterruptedException {
        OperatingSystemMXBean system =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long cpuBefore = system.getProcessCpuTime();
        long from = System.nanoTime() + (long) (warmSeconds * 1e9);
        long to = from + (long) (seconds * 1e9);
        AtomicLong refused = new AtomicLong();
        AtomicLong number = new AtomicLong();
        String run = Long.toString(System.nanoTime(), 36);
        long[][] latencies = new long[clients][];
        CountDownLatch done = new CountDownLatch(clients);
        IntStream.range(0, clients)
                .forEach(client ->
                        Thread.startVirtualThread(() -> {
                            long[] mine = new long[1 << 14];
                            int count = 0;
                            try {
                                while (System.nanoTime() < to) {
                                    long before = System.nanoTime();
                                    String id = run + "-" + number.incrementAndGet();
                                    String line = line(ThreadLocalRandom.current().nextInt(lines));
                                    Submission submission =
                                            ledger.bind(
                                                    TestLedger.payment(id, line, AMOUNT),
                                                    "handler-a",
                                                    "handler");
                                    Answer answer = ledger.ledger().submit(submission).join();
                                    long after = System.nanoTime();
                                    if (!(answer instanceof Answer.Accepted)) {
                                        refused.incrementAndGet();
                                    }
                                    if (before >= from && after <= to) {
                                        if (count == mine.length) {
                                            mine = Arrays.copyOf(mine, count * 2);
                                        }
                                        mine[count++] = after - before;
                                    }
                                }
                            } finally {
                                latencies[client] = Arrays.copyOf(mine, count);
                                done.countDown();
                            }
                        }));
        done.await();
        if (refused.get() > 0) {
            throw new IllegalStateException(refused + " commands were not accepted");
        }
        long[] all = Stream.of(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        return new Result(
                all.length / seconds,
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                all[all.length - 1] / 1e6,
                (system.getProcessCpuTime() - cpuBefore) / 1e3 / number.get());
    }
}
