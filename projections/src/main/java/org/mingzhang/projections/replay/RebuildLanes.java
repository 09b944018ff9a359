package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/// Writes a generation that nobody reads yet in two sessions side by side, each with half of the
/// read models, because one session of PostgreSQL uses one core. Every batch goes to both. Used by
/// one thread.
final class RebuildLanes implements AutoCloseable {

    private static final int LANES = 2;

    /// Batches that are being written; together with those read ahead they bound the memory.
    private static final int BATCHES_IN_FLIGHT = 2;

    private final List<Lane> lanes;
    private final Deque<List<Future<?>>> inFlight = new ArrayDeque<>();
    private long size;

    private record Lane(GenerationWriter writer, ExecutorService thread) {}

    private RebuildLanes(List<Lane> lanes) {
        this.lanes = lanes;
    }

    static RebuildLanes open(
            DataSource database, Generation generation, List<ReadModel> models, int states)
            throws SQLException {
        RebuildLanes opened = new RebuildLanes(new ArrayList<>());
        try {
            for (int lane = 0; lane < LANES; lane++) {
                opened.add(database.getConnection(), generation, everyOther(models, lane), states);
            }
            return opened;
        } catch (SQLException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    private static List<ReadModel> everyOther(List<ReadModel> models, int first) {
        List<ReadModel> chosen = new ArrayList<>();
        for (int i = first; i < models.size(); i += LANES) {
            chosen.add(models.get(i));
        }
        return chosen;
    }

    private void add(Connection session, Generation generation, List<ReadModel> models, int states)
            throws SQLException {
        lanes.add(
                new Lane(
                        GenerationWriter.open(session, generation, models, states),
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().daemon().name("rebuild-", 0).factory())));
    }

    /// The number of entries written or being written.
    long size() {
        return size;
    }

    /// Hands a batch to all lanes. Waits while too many are being written.
    void write(List<RecordedEvent> batch) throws SQLException, InterruptedException {
        List<Future<?>> writing = new ArrayList<>();
        for (Lane lane : lanes) {
            writing.add(
                    lane.thread.submit(() -> {
                        lane.writer.write(batch);
                        return null;
                    }));
        }
        inFlight.add(writing);
        size = batch.getLast().position() + 1;
        while (inFlight.size() > BATCHES_IN_FLIGHT) {
            finish(inFlight.removeFirst());
        }
    }

    /// Waits until all that was handed over is committed.
    void drain() throws SQLException, InterruptedException {
        while (!inFlight.isEmpty()) {
            finish(inFlight.removeFirst());
        }
    }

    /// Makes the keys and the indexes that the generation needs before it is read.
    void createIndexes() throws SQLException, InterruptedException {
        drain();
        List<Future<?>> making = new ArrayList<>();
        for (Lane lane : lanes) {
            making.add(
                    lane.thread.submit(() -> {
                        lane.writer.createIndexes();
                        return null;
                    }));
        }
        finish(making);
    }

    private static void finish(List<Future<?>> work) throws SQLException, InterruptedException {
        for (Future<?> part : work) {
            try {
                part.get();
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case SQLException cause -> throw cause;
                    case RuntimeException cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (Lane lane : lanes) {
            lane.thread.close();
            lane.writer.close();
        }
    }
}
