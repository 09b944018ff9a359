package org.mingzhang.ledger.benchmark.load;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Clients on virtual threads, each of which waits for the answer to a command before it sends the
/// next one.
///
/// @param count of clients
/// @param lines budget lines that they choose from at random
/// @param warmSeconds before the measurement
/// @param seconds of the measurement
/// @param time whose processor time is read at its beginning and end
public record Clients(
        int count, int lines, double warmSeconds, double seconds, ProcessorTime time) {

    /// Sends one command and waits for the answer to it.
    @FunctionalInterface
    public interface Command {
        /// Returns when the answer is there.
        ///
        /// @param id never used before
        /// @param line a number from 0
        /// @return whether it was accepted
        boolean send(String id, int line);
    }

    /// Runs them.
    public Figures run(Command command) throws InterruptedException {
        Measurement measurement = new Measurement(command);
        CountDownLatch done = new CountDownLatch(count);
        long[][] latencies = new long[count][];
        IntStream.range(0, count)
                .forEach(client ->
                        Thread.startVirtualThread(() -> {
                            latencies[client] = new long[0];
                            try {
                                latencies[client] = measurement.latenciesOfClient();
                            } finally {
                                done.countDown();
                            }
                        }));
        double[] before = measurement.stateAt(measurement.from, done);
        double[] after = measurement.stateAt(measurement.to, done);
        done.await();
        long[] all = Stream.of(latencies).flatMapToLong(Arrays::stream).sorted().toArray();
        if (all.length == 0) {
            throw new IllegalStateException("no command was answered within the measurement");
        }
        double accepted = after[0] - before[0];
        return new Figures(
                accepted / ((after[3] - before[3]) / 1e9),
                all[all.length / 2] / 1e6,
                all[(int) (all.length * 0.99)] / 1e6,
                all[all.length - 1] / 1e6,
                (after[1] - before[1]) / accepted,
                (after[2] - before[2]) / accepted,
                measurement.failed.get());
    }

    private final class Measurement {

        private final Command command;
        private final long from = System.nanoTime() + (long) (warmSeconds * 1e9);
        private final long to = from + (long) (seconds * 1e9);
        private final String run = Long.toString(System.nanoTime(), 36);
        private final AtomicLong sent = new AtomicLong();
        private final AtomicLong accepted = new AtomicLong();
        private final AtomicLong failed = new AtomicLong();

        Measurement(Command command) {
            this.command = command;
        }

        /// The latencies in nanoseconds of what was sent and answered within the measurement.
        long[] latenciesOfClient() {
            long[] latencies = new long[1 << 12];
            int size = 0;
            while (System.nanoTime() < to) {
                int line = ThreadLocalRandom.current().nextInt(lines);
                String id = run + "-" + sent.incrementAndGet();
                long before = System.nanoTime();
                boolean isAccepted = command.send(id, line);
                long after = System.nanoTime();
                (isAccepted ? accepted : failed).incrementAndGet();
                if (isAccepted && before >= from && after <= to) {
                    if (size == latencies.length) {
                        latencies = Arrays.copyOf(latencies, size * 2);
                    }
                    latencies[size++] = after - before;
                }
            }
            return Arrays.copyOf(latencies, size);
        }

        /// Commands accepted, processor time of this process and of the server, and when.
        double[] stateAt(long nanos, CountDownLatch done) throws InterruptedException {
            // Ends early only when every client has died; then there is nothing to measure.
            var _ = done.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            return new double[] {
                accepted.get(),
                ProcessorTime.processMicros(),
                time.serverMicros(),
                System.nanoTime()
            };
        }
    }
}
