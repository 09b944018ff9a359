package org.mingzhang.ledger.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Opening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The single writer of a log: one thread that takes what has queued, stores it as one batch, and
/// answers for what happens when that fails.
///
/// | failure | what it does |
/// | --- | --- |
/// | rows refused for what they hold | the batch again, one command at a time; the culprit alone is refused, what stands behind it is decided again |
/// | session lost | nothing is resumed: the queue is voided, another session takes the lock, sees whether the last batch came through, checks the log and takes a new term |
/// | head row no longer ours | another writer has the log: stops for good |
/// | log is not what was published | read-only |
final class LogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogWriter.class);

    /// How often an idle writer looks whether its session is alive and the clocks agree.
    private static final Duration PROBE_INTERVAL = Duration.ofSeconds(2);

    /// Between two looks whether the tags are filed that it waits for.
    private static final Duration CATCHING_UP = Duration.ofMillis(10);

    /// A batch whose commit may or may not have come through.
    ///
    /// @param last the position of its last entry
    /// @param leaves the leaf hashes of that entry, which follow from every byte in front of it
    /// @param deadlineNanos until when its commands wait for an answer
    private record Unresolved(
            List<QueuedAppend> batch, long last, Map<Suite, Hash32> leaves, long deadlineNanos) {}

    /// Thrown by the loop to leave it for good.
    private static final class StoppedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StoppedException(String reason) {
            super(reason);
        }
    }

    private final LogRef log;
    private final DataSource sessions;
    private final DataSource reads;
    private final EngineOptions options;
    private final TimeSource time;
    private final WriterClock clock;
    private final LogTail tail;
    private final AbsenceFilter absence;
    private final AbsenceLoader loader;
    private final TagFiler filer;
    private final StartCheck startCheck;
    private final Set<Guard> guards;
    private final Sealer sealer;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private final List<Runnable> activeListeners = new CopyOnWriteArrayList<>();

    private volatile @Nullable String halted;

    private volatile WriterState state = new WriterState.Starting();

    // What follows belongs to the writer's thread.
    private long size;
    private long term = -1;
    private Map<Suite, Hash32> leaves = Map.of();
    private @Nullable Unresolved unresolved;

    LogWriter(
            LogRef log,
            DataSource sessions,
            DataSource reads,
            EngineOptions options,
            TimeSource time,
            WriterClock clock,
            LogTail tail,
            AbsenceFilter absence,
            AbsenceLoader loader,
            TagFiler filer,
            StartCheck startCheck,
            Set<Guard> guards) {
        this.log = log;
        this.sessions = sessions;
        this.reads = reads;
        this.options = options;
        this.time = time;
        this.clock = clock;
        this.tail = tail;
        this.absence = absence;
        this.loader = loader;
        this.filer = filer;
        this.startCheck = startCheck;
        this.guards = guards;
        this.sealer = new Sealer(log.suites());
        this.thread = Thread.ofPlatform().name("ledger-writer-" + log.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    WriterState state() {
        WriterState now = state;
        Optional<String> fault = clock.fault();
        return now instanceof WriterState.Active && fault.isPresent()
                ? new WriterState.Stopped(fault.get())
                : now;
    }

    /// Calls back each time this node has become the writer, on a thread of its own.
    void onActive(Runnable listener) {
        activeListeners.add(listener);
    }

    /// Stops the writer for good, because of something that another part has found.
    void halt(String reason) {
        halted = halted == null ? reason : halted;
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void run() {
        try {
            while (!isClosing()) {
                attempt();
                expireUnresolved();
                pause();
            }
        } catch (InterruptedException e) {
            // The only interrupter is close().
            Thread.currentThread().interrupt();
        } finally {
            suspend(new WriterState.Stopped("this node was closed"), "the ledger is shutting down");
            abandonUnresolved("the ledger is shutting down; whether it was stored is unknown");
        }
    }

    /// One attempt to become the writer; returns when it failed, or when the session was lost.
    private void attempt() throws InterruptedException {
        try {
            switch (WriterSession.open(sessions, log, options)) {
                case WriterSession.Attempt.Held held -> standBy(held);
                case WriterSession.Attempt.Taken taken -> {
                    try (WriterSession session = taken.session()) {
                        lead(session);
                    }
                }
            }
        } catch (SQLException e) {
            LOG.atWarn().addKeyValue("log.id", log.id()).setCause(e).log("writer session lost");
            suspend(new WriterState.Starting(), "the writer has no session with the database");
        } catch (LedgerUnavailableException e) {
            suspend(new WriterState.Stopped(reasonOf(e)), reasonOf(e));
        } catch (StoppedException e) {
            LOG.atError()
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("log.position", size)
                    .addKeyValue("reason", reasonOf(e))
                    .log("writer stopped for good");
            suspend(new WriterState.Stopped(reasonOf(e)), reasonOf(e));
            abandonUnresolved(reasonOf(e));
            readOn();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("log.id", log.id()).setCause(e).log("writer failed");
            String reason = "the writer met a fault of the program; the log of the node has it";
            suspend(new WriterState.Stopped(reason), reason);
            abandonUnresolved(reason);
            readOn();
        }
    }

    private static String reasonOf(RuntimeException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    /// Takes no appends any more; what is queued is void.
    private void suspend(WriterState next, String because) {
        if (!state.equals(next)) {
            LOG.atInfo()
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("state", next)
                    .log("writer state changed");
        }
        state = next;
        absence.markStale();
        tail.close(because);
    }

    private void standBy(WriterSession.Attempt.Held held) {
        String where = held.where();
        suspend(new WriterState.Standby(where), "node " + where + " is the writer of this log");
        // Without the lock our last statement may still be running, but not in a newer term.
        if (held.head().term() != term) {
            abandonUnresolved("another writer has taken over; the command was not stored here");
        }
        tail.adopt(held.head().size(), List.of());
    }

    private void lead(WriterSession session) throws SQLException, InterruptedException {
        Head head = session.head();
        boolean ours = head.term() == term;
        tail.adopt(head.size(), settle(session, head));
        Optional<String> fault = startCheck.fault(session.connection(), head);
        if (fault.isEmpty()) {
            fault = new TagRows(session.connection(), log.id()).fault(head.size());
        }
        if (fault.isPresent()) {
            LOG.atError()
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("reason", fault.get())
                    .log("log is read-only");
            suspend(new WriterState.ReadOnly(fault.get()), "read-only: " + fault.get());
            session.close();
            readOn();
            return;
        }
        compareClocks(session::databaseTime);
        if (!session.raiseTerm(head)) {
            return;
        }
        size = head.size();
        term = head.term() + 1;
        leaves = head.leaves();
        loadAbsence(ours);
        filer.follow(size);
        tail.open(head.recordedAt());
        state = new WriterState.Active(term);
        LOG.atInfo()
                .addKeyValue("log.id", log.id())
                .addKeyValue("tree.size", size)
                .addKeyValue("term", term)
                .log("writer active");
        activeListeners.forEach(
                listener -> Thread.ofVirtual().name("ledger-active-" + log.id()).start(listener));
        write(session);
    }

    /// The batch of the lost session, if it came through after all.
    ///
    /// We hold the lock, so that the lost session is over and nothing of it can come any more. The
    /// batch counts only if nobody has taken the log since and the hash at our own last position is
    /// ours: a position alone may be another writer's.
    private List<QueuedAppend> settle(WriterSession session, Head head) throws SQLException {
        Unresolved open = unresolved;
        if (open == null) {
            return List.of();
        }
        boolean ours =
                !guards.contains(Guard.OUTCOME_BY_TERM_AND_HASH)
                        || (head.term() == term
                                && session.leavesAt(open.last()).equals(open.leaves()));
        boolean stored = head.size() > open.last() && ours;
        LOG.atWarn()
                .addKeyValue("log.id", log.id())
                .addKeyValue("log.position", open.last())
                .addKeyValue("stored", stored)
                .log("outcome of broken commit known");
        if (!stored) {
            unresolved = null;
            for (QueuedAppend append : open.batch()) {
                tail.refuse(append, LogTail.conflict("its session was lost, nothing was stored"));
            }
            return List.of();
        }
        unresolved = null;
        return open.batch();
    }

    private void expireUnresolved() {
        Unresolved open = unresolved;
        if (open != null && time.nanos() - open.deadlineNanos() > 0) {
            abandonUnresolved("the session with the database was lost; it may have been stored");
        }
    }

    private void abandonUnresolved(String because) {
        Unresolved open = unresolved;
        unresolved = null;
        if (open != null) {
            for (QueuedAppend append : open.batch()) {
                tail.refuse(append, new LedgerUnavailableException(because));
            }
        }
    }

    private void loadAbsence(boolean nobodyElseWrote) {
        OptionalInt loading = absence.beginLoading(nobodyElseWrote);
        if (loading.isEmpty()) {
            return;
        }
        Thread.ofVirtual()
                .name("ledger-absence-" + log.id())
                .start(() -> {
                    try {
                        loader.load();
                        absence.endLoading(loading.getAsInt());
                    } catch (SQLException e) {
                        LOG.atWarn()
                                .addKeyValue("log.id", log.id())
                                .setCause(e)
                                .log("absence filter not loaded");
                    }
                });
    }

    private void write(WriterSession session) throws SQLException, InterruptedException {
        while (!isClosing()) {
            String reason = halted;
            if (reason != null) {
                throw new StoppedException(reason);
            }
            if (filer.isFarBehind() || tail.isCrowded()) {
                pause(CATCHING_UP);
                continue;
            }
            List<QueuedAppend> batch = tail.awaitBatch(PROBE_INTERVAL);
            if (batch.isEmpty()) {
                compareClocks(session::databaseTime);
                continue;
            }
            try {
                store(session, batch);
            } catch (SQLException e) {
                if (SqlFailure.of(e) != SqlFailure.DATA) {
                    throw e;
                }
                storeOneByOne(session, batch);
            }
        }
    }

    /// @throws SQLException of the kind [SqlFailure#DATA] if nothing was stored and the session is
    ///   well; any other leaves the batch unresolved
    private void store(WriterSession session, List<QueuedAppend> batch) throws SQLException {
        List<SealedEntry> sealed = seal(batch);
        SealedEntry last = sealed.getLast();
        long deadline = time.nanos() + options.patience().outcome().toNanos();
        unresolved = new Unresolved(batch, last.position(), last.leaves(), deadline);
        List<Opening> openings = batch.stream().flatMap(a -> a.openings().stream()).toList();
        BatchWriter.Outcome outcome;
        Instant before = clock.wall();
        try {
            outcome = session.batches().store(size, term, sealed, openings);
        } catch (SQLException e) {
            switch (SqlFailure.of(e)) {
                case DATA -> unresolved = null;
                case FOREIGN_ENTRY ->
                        throw new StoppedException(
                                "an entry that this writer did not write stands at position "
                                        + size
                                        + " or behind it; have the log verified");
                case SESSION -> {}
            }
            throw e;
        }
        if (!outcome.claimed()) {
            throw new StoppedException(
                    "another writer has taken term " + term + " away; restart this node");
        }
        unresolved = null;
        size = last.position() + 1;
        leaves = last.leaves();
        clock.compare(before, outcome.databaseTime(), clock.wall());
        tail.durable(size, batch);
        sealed.forEach(entry -> filer.follow(entry.position(), entry.draft().tags()));
    }

    private List<SealedEntry> seal(List<QueuedAppend> batch) {
        try {
            return sealer.seal(batch, leaves);
        } catch (RuntimeException e) {
            tail.takeBack(batch, () -> new LedgerUnavailableException(reasonOf(e)));
            throw e;
        }
    }

    private void storeOneByOne(WriterSession session, List<QueuedAppend> batch)
            throws SQLException {
        for (int i = 0; i < batch.size(); i++) {
            QueuedAppend append = batch.get(i);
            try {
                store(session, List.of(append));
            } catch (SQLException e) {
                List<QueuedAppend> behind = batch.subList(i + 1, batch.size());
                if (SqlFailure.of(e) == SqlFailure.DATA) {
                    isolate(append, behind, e);
                    return;
                }
                tail.takeBack(behind, () -> LogTail.conflict("the session was lost"));
                throw e;
            } catch (RuntimeException e) {
                List<QueuedAppend> behind = batch.subList(i + 1, batch.size());
                tail.takeBack(behind, () -> new LedgerUnavailableException(reasonOf(e)));
                throw e;
            }
        }
    }

    private void isolate(QueuedAppend culprit, List<QueuedAppend> behind, SQLException cause) {
        String incident = "t" + term + "-e" + tail.epoch() + "-p" + culprit.first();
        LOG.atError()
                .addKeyValue("log.id", log.id())
                .addKeyValue("incident", incident)
                .addKeyValue("command.type", culprit.items().getFirst().draft().type())
                .addKeyValue("sql.state", cause.getSQLState())
                .addKeyValue("reason", SqlFailure.ruleOf(cause))
                .log("command refused by the database");
        tail.takeBack(behind, () -> LogTail.conflict("a command in front of it was refused"));
        tail.refuse(culprit, new PoisonCommandException(incident));
    }

    private interface DatabaseTime {
        Instant read() throws SQLException;
    }

    private void compareClocks(DatabaseTime database) throws SQLException {
        Instant before = clock.wall();
        Instant there = database.read();
        clock.compare(before, there, clock.wall());
    }

    /// Goes on serving what is stored, until this node is closed.
    private void readOn() throws InterruptedException {
        while (!isClosing()) {
            try {
                long stored = WriterSession.sizeOf(reads, log);
                if (stored != tail.durableSize()) {
                    tail.adopt(stored, List.of());
                }
            } catch (SQLException e) {
                LOG.atWarn().addKeyValue("log.id", log.id()).setCause(e).log("log not readable");
            }
            pause();
        }
    }

    private void pause() throws InterruptedException {
        pause(options.patience().retry());
    }

    private void pause(Duration rest) throws InterruptedException {
        boolean closed = closing.await(rest.toMillis(), TimeUnit.MILLISECONDS);
        if (closed) {
            throw new InterruptedException();
        }
    }
}
