package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the log and keeps the live generation up to date. One for each log and node; of several
/// nodes one writes and the others stand by.
///
/// Exactly once: the rows of a batch and the reached size are one transaction. A failure that may
/// pass is tried again from where the rows stand; an entry that cannot be folded halts the runner
/// in front of it. Thread-safe.
public final class ProjectionRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ProjectionRunner.class);

    private final DataSource database;
    private final int log;
    private final Generations generations;
    private final EventCodec codec;
    private final ReplayLimits limits;
    private final ReachedSize reached = new ReachedSize();
    private final AtomicReference<RunnerState> state =
            new AtomicReference<>(new RunnerState.Starting());
    private final AtomicReference<@Nullable LogFollower> follower = new AtomicReference<>();
    private final Semaphore wakeUps = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    /// A runner, not yet started.
    ///
    /// @param database sessions of the projector's role; each is kept for long and has its settings
    ///   changed, so not from a pool
    public ProjectionRunner(
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
        thread = Thread.ofPlatform().daemon().name("projection-" + log).unstarted(this::run);
    }

    /// Begins to follow.
    public void start() {
        thread.start();
    }

    /// The log may have grown: to be called when appends became durable. Cheap. Without it the
    /// runner finds out by looking now and then.
    public void wake() {
        LogFollower current = follower.get();
        if (current != null) {
            current.wake();
        }
    }

    /// What this runner is doing.
    public RunnerState state() {
        return state.get();
    }

    /// The number of entries in the live rows.
    public long size() {
        return reached.get();
    }

    /// Waits until the rows include the entry at a position.
    ///
    /// @return false if they do not in the time given
    public boolean awaitPosition(long position, Duration timeout) throws InterruptedException {
        return reached.await(position + 1, timeout);
    }

    private void run() {
        while (!closed) {
            try {
                follow();
            } catch (InterruptedException _) {
                break;
            } catch (TokenMovedException e) {
                LOG.atInfo()
                        .addKeyValue("log.id", log)
                        .addKeyValue("reason", String.valueOf(e.getMessage()))
                        .log("projection opens its tables again");
            } catch (CorruptHistoryException e) {
                state.set(new RunnerState.Halted(String.valueOf(e.getMessage())));
                LOG.atError().addKeyValue("log.id", log).setCause(e).log("projection halted");
                return;
            } catch (SQLException | RuntimeException e) {
                if (!closed) {
                    state.set(new RunnerState.Interrupted(String.valueOf(e.getMessage())));
                    LOG.atWarn()
                            .addKeyValue("log.id", log)
                            .setCause(e)
                            .log("projection interrupted");
                }
                if (!pause(limits.retryPause())) {
                    break;
                }
            }
        }
        state.set(new RunnerState.Closed());
    }

    /// Opens the live generation and writes it until something changes.
    private void follow() throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection()) {
            Generation live = generations.liveOrFirst(connection, log);
            if (!generations.fits(live)) {
                state.set(new RunnerState.RebuildNeeded(live.number()));
                pause(limits.poll());
                return;
            }
            connection.setAutoCommit(true);
            if (!Generations.tryLock(connection, live.number())) {
                state.set(new RunnerState.StandingBy(live.number()));
                try (GenerationWriter reader =
                        GenerationWriter.open(
                                connection, live, generations.models(), limits.statesFollowing())) {
                    reached.set(reader.size());
                }
                pause(limits.poll());
                return;
            }
            try (GenerationWriter writer =
                    GenerationWriter.open(
                            connection, live, generations.models(), limits.statesFollowing())) {
                write(writer);
            }
        }
    }

    private void write(GenerationWriter writer) throws SQLException, InterruptedException {
        reached.set(writer.size());
        try (LogFollower entries = new LogFollower(database, log, codec, limits, writer.size())) {
            follower.set(entries);
            state.set(new RunnerState.Following(writer.generation().number()));
            while (!closed) {
                List<RecordedEvent> batch = entries.next(limits.poll());
                if (batch.isEmpty()) {
                    writer.requireCurrent();
                } else {
                    writer.write(batch);
                    reached.set(writer.size());
                }
            }
        } finally {
            follower.set(null);
        }
    }

    /// Whether the pause ended by time rather than by closing.
    private boolean pause(Duration duration) {
        try {
            return !wakeUps.tryAcquire(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }

    /// Ends after the batch in hand; what was not committed is folded again by the next runner.
    @Override
    public void close() {
        closed = true;
        wakeUps.release();
        if (thread.getState() == Thread.State.NEW) {
            state.set(new RunnerState.Closed());
            return;
        }
        try {
            if (!thread.join(limits.retryPause().plusSeconds(10))) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
