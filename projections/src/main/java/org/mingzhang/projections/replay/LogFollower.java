package org.mingzhang.projections.replay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.EventCodec;

/// Reads and parses the log on a thread of its own, ahead of the fold by a bounded number of
/// batches.
final class LogFollower implements AutoCloseable {

    /// What the reading thread hands over: entries, or why there are no more.
    private record Delivery(List<RecordedEvent> batch, @Nullable Exception failure) {}

    private static final int BATCHES_AHEAD = 2;

    private final DataSource database;
    private final int log;
    private final EventCodec codec;
    private final ReplayLimits limits;
    private final BlockingQueue<Delivery> deliveries = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;

    /// Starts to read at a position.
    LogFollower(DataSource database, int log, EventCodec codec, ReplayLimits limits, long from) {
        this.database = database;
        this.log = log;
        this.codec = codec;
        this.limits = limits;
        thread =
                Thread.ofPlatform()
                        .daemon()
                        .name("projection-reader-" + log)
                        .start(() -> follow(from));
    }

    /// The log may have grown.
    void wake() {
        wakeUps.release();
    }

    /// The next entries by position; none if the log did not grow in the time given.
    ///
    /// @throws SQLException if the log could not be read; this follower is then at its end
    /// @throws org.mingzhang.ledger.decider.CorruptHistoryException likewise
    List<RecordedEvent> next(Duration timeout) throws SQLException, InterruptedException {
        Delivery delivery = deliveries.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
        if (delivery == null) {
            return List.of();
        }
        return switch (delivery.failure) {
            case null -> delivery.batch;
            case SQLException e -> throw e;
            case RuntimeException e -> throw e;
            default -> throw new IllegalStateException(delivery.failure);
        };
    }

    private void follow(long from) {
        try (EntryBatchReader reader = new EntryBatchReader(database.getConnection(), log, codec)) {
            long next = from;
            while (!Thread.currentThread().isInterrupted()) {
                wakeUps.drainPermits();
                List<RecordedEvent> batch =
                        reader.read(next, limits.batchEntries(), limits.batchBytes());
                if (batch.isEmpty()) {
                    var _ = wakeUps.tryAcquire(limits.poll().toNanos(), TimeUnit.NANOSECONDS);
                } else {
                    deliveries.put(new Delivery(batch, null));
                    next += batch.size();
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        } catch (SQLException | RuntimeException e) {
            deliver(e);
        }
    }

    private void deliver(Exception failure) {
        try {
            deliveries.put(new Delivery(List.of(), failure));
        } catch (InterruptedException _) {
            // Closed; nobody asks any more.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
