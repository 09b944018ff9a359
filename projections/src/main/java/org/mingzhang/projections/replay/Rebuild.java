package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.projections.sql.ReadFailedException;
import org.mingzhang.projections.sql.Reads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Builds all read models again from position 0 beside the live ones, then switches.
///
/// Readers and the live runner go on meanwhile. At the switch the live token is locked, the new
/// tables catch up with it, and one transaction makes them live; so nobody ever reads less than
/// before. A rebuild that dies leaves tables that nobody reads; the next one drops them.
public final class Rebuild {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);

    private final DataSource database;
    private final int log;
    private final Generations generations;
    private final EventCodec codec;
    private final ReplayLimits limits;

    /// A rebuild of one log's read models.
    ///
    /// @param database sessions of the projector's role, not from a pool
    public Rebuild(
            DataSource database,
            int log,
            Generations generations,
            EventCodec codec,
            ReplayLimits limits) {
        this.database = database;
        this.log = log;
        this.generations = generations;
        this.codec = codec;
        this.limits = limits;
    }

    /// What a rebuild did.
    ///
    /// @param generation what is live now
    /// @param size entries folded before the switch
    /// @param elapsed from the first entry to the switch
    public record Outcome(Generation generation, long size, Duration elapsed) {}

    /// Rebuilds and switches.
    ///
    /// @throws IllegalStateException if another rebuild of this log is running
    /// @throws ReadFailedException if the database failed; the live tables are as they were
    /// @throws org.mingzhang.ledger.decider.CorruptHistoryException if an entry cannot be folded;
    ///   likewise
    public Outcome run(RebuildProgress progress) throws InterruptedException {
        try (Connection control = database.getConnection()) {
            control.setAutoCommit(true);
            if (!Generations.tryLock(control, -log)) {
                throw new IllegalStateException("log %d is being rebuilt already".formatted(log));
            }
            control.setAutoCommit(false);
            Generations.dropLeftovers(control, log);
            Generation next = generations.createBuilding(control, log);
            control.commit();
            Outcome outcome = fill(control, next, progress);
            generations.createLaterIndexes(control, next);
            return outcome;
        } catch (SQLException e) {
            throw new ReadFailedException(e);
        }
    }

    private Outcome fill(Connection control, Generation next, RebuildProgress progress)
            throws SQLException, InterruptedException {
        long began = System.nanoTime();
        try (RebuildLanes lanes =
                        RebuildLanes.open(database, next, generations.models(), limits.states());
                LogFollower entries = new LogFollower(database, log, codec, limits, 0)) {
            long total = LogEnd.size(control, log);
            control.commit();
            while (lanes.size() < total) {
                catchUp(lanes, entries, total, progress, began);
                total = LogEnd.size(control, log);
                control.commit();
            }
            lanes.createIndexes();
            Optional<Generation> live = Generations.live(control, log);
            if (live.isPresent()) {
                catchUp(lanes, entries, lockTokens(control, live.get()), progress, began);
            }
            lanes.drain();
            Generations.makeLive(control, next);
            control.commit();
            Duration elapsed = Duration.ofNanos(System.nanoTime() - began);
            LOG.atInfo()
                    .addKeyValue("log.id", log)
                    .addKeyValue("generation", next.number())
                    .addKeyValue("log.size", lanes.size())
                    .addKeyValue("millis", elapsed.toMillis())
                    .log("read models rebuilt");
            return new Outcome(next, lanes.size(), elapsed);
        }
    }

    /// The live rows grow no further until the transaction ends.
    private static long lockTokens(Connection control, Generation live) throws SQLException {
        return Reads.list(
                        control,
                        live.schema(),
                        "select size from $.token for update",
                        List.of(),
                        row -> row.getLong(1))
                .stream()
                .mapToLong(size -> size)
                .max()
                .orElse(0);
    }

    private void catchUp(
            RebuildLanes lanes,
            LogFollower entries,
            long total,
            RebuildProgress progress,
            long began)
            throws SQLException, InterruptedException {
        while (lanes.size() < total) {
            List<RecordedEvent> batch = entries.next(limits.poll());
            if (!batch.isEmpty()) {
                lanes.write(batch);
                long nanos = Math.max(1, System.nanoTime() - began);
                long second = TimeUnit.SECONDS.toNanos(1);
                progress.onProgress(
                        lanes.size(),
                        Math.max(total, lanes.size()),
                        Math.round((double) lanes.size() * second / nanos));
            }
        }
    }
}
