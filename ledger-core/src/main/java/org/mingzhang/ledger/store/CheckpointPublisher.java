package org.mingzhang.ledger.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes checkpoints: a task of its own that follows the durable size.
///
/// At most once a second, and within a second of every commit, it extends the trees of all suites
/// by the leaf hashes that were stored since, stores the tiles that became full and one checkpoint
/// per suite in one transaction, and then replaces the files outside. It never signs two roots for
/// one size, nor a size below one that it has signed.
///
/// **Crash points** before the commit nothing has happened; after it, the next publication brings
/// the directory up to date, which is never ahead of the database.
///
/// **Source** `docs/log-format.md`, section 6.
final class CheckpointPublisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPublisher.class);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final int LEAVES_A_READ = 8_192;

    /// Signing would contradict what is signed.
    private static final class ConflictingRootException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ConflictingRootException(String message) {
            super(message);
        }
    }

    private final LogRef log;
    private final DataSource source;
    private final Publishing publishing;
    private final CheckpointDirectory directory;
    private final TimeSource time;
    private final LogTail tail;
    private final Supplier<WriterState> state;
    private final Consumer<String> conflict;
    private final Semaphore work = new Semaphore(0);
    private final Registration registration;
    private final Thread thread;

    // What follows belongs to the publisher's thread.
    private List<TreeBuilder> trees = List.of();
    private Map<Suite, Checkpoint> lastSigned = Map.of();

    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    private volatile boolean closing;

    /// @param state of the writer; nothing is published by a node that does not write
    /// @param conflict told when signing would contradict what is signed: the writer must stop
    CheckpointPublisher(
            LogRef log,
            DataSource source,
            Publishing publishing,
            TimeSource time,
            LogTail tail,
            Supplier<WriterState> state,
            Consumer<String> conflict) {
        this.log = log;
        this.source = source;
        this.publishing = publishing;
        this.directory = new CheckpointDirectory(publishing.directory());
        this.time = time;
        this.tail = tail;
        this.state = state;
        this.conflict = conflict;
        this.registration = tail.onDurable(_ -> work.release());
        this.thread =
                Thread.ofVirtual().name("ledger-checkpoints-" + log.id()).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Calls back with the size of each published checkpoint, on the publisher's thread.
    void onPublished(LongConsumer listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        closing = true;
        registration.cancel();
        work.release();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long last = time.nanos() - INTERVAL.toNanos();
        try {
            while (!closing) {
                // Also without a signal: the state may have become active since the last one.
                boolean _ = work.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
                if (!closing && state.get() instanceof WriterState.Active && isBehind()) {
                    long rest = last + INTERVAL.toNanos() - time.nanos();
                    if (rest > 0 && !closing) {
                        TimeUnit.NANOSECONDS.sleep(rest);
                    }
                    last = time.nanos();
                    attempt();
                }
            }
            // A clean end leaves nothing uncovered.
            if (state.get() instanceof WriterState.Active && isBehind()) {
                attempt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isBehind() {
        long published = trees.isEmpty() ? -1 : trees.getFirst().size();
        return tail.durableSize() > 0 && tail.durableSize() != published;
    }

    private void attempt() {
        try (Connection connection = source.getConnection()) {
            publish(connection, tail.durableSize());
        } catch (ConflictingRootException e) {
            trees = List.of();
            conflict.accept(String.valueOf(e.getMessage()));
        } catch (SQLException | IOException | RuntimeException e) {
            // Whatever was half done is read again from the database.
            trees = List.of();
            LOG.atWarn()
                    .addKeyValue("log.id", log.id())
                    .setCause(e)
                    .log("checkpoint not published");
        }
    }

    private void publish(Connection connection, long size) throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            CheckpointTable table = new CheckpointTable(connection, log.id());
            if (trees.isEmpty()) {
                restore(connection, table);
            }
            Map<Suite, String> notes = new EnumMap<>(Suite.class);
            Map<Suite, Checkpoint> checkpoints = new EnumMap<>(Suite.class);
            for (TreeBuilder tree : trees) {
                extend(connection, table, tree, size);
                Checkpoint checkpoint =
                        new Checkpoint(log.origin(), tree.suite(), size, tree.root());
                checkpoints.put(tree.suite(), checkpoint);
                notes.put(tree.suite(), note(table, checkpoint));
            }
            connection.commit();
            lastSigned = checkpoints;
            for (Suite suite : log.suites()) {
                directory.write(suite, require(checkpoints, suite), require(notes, suite));
            }
            listeners.forEach(listener -> listener.accept(size));
            LOG.atDebug()
                    .addKeyValue("log.id", log.id())
                    .addKeyValue("tree.size", size)
                    .log("checkpoint published");
        } catch (SQLException | IOException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static <T> T require(Map<Suite, T> map, Suite suite) {
        T value = map.get(suite);
        if (value == null) {
            throw new IllegalArgumentException("no tree of suite " + suite.id());
        }
        return value;
    }

    /// Goes on behind the newest checkpoint, since its transaction stored every tile below it.
    private void restore(Connection connection, CheckpointTable table) throws SQLException {
        List<TreeBuilder> restored = new ArrayList<>();
        Map<Suite, Checkpoint> signed = new EnumMap<>(Suite.class);
        for (Suite suite : log.suites()) {
            Optional<Checkpoint> newest =
                    table.newest(suite).map(CheckpointDirectory::checkpointOf);
            long size = newest.map(Checkpoint::size).orElse(0L);
            TreeBuilder tree = TreeBuilder.restore(connection, log.id(), suite, size);
            if (newest.isPresent() && !tree.root().equals(newest.get().root())) {
                throw new ConflictingRootException(
                        "the stored tree has another root than its checkpoint of size " + size);
            }
            newest.ifPresent(checkpoint -> signed.put(suite, checkpoint));
            restored.add(tree);
        }
        trees = restored;
        lastSigned = signed;
    }

    private void extend(Connection connection, CheckpointTable table, TreeBuilder tree, long size)
            throws SQLException {
        List<TreeBuilder.FullTile> full = new ArrayList<>();
        while (tree.size() < size) {
            long to = Math.min(size, tree.size() + LEAVES_A_READ);
            List<Hash32> leaves =
                    StoredTree.leafHashes(connection, log.id(), tree.suite(), tree.size(), to);
            if (tree.size() + leaves.size() != to) {
                throw new SQLException("entries missing below position " + to);
            }
            for (Hash32 leaf : leaves) {
                tree.append(leaf, full);
            }
            table.insert(tree.suite(), full);
            full.clear();
        }
    }

    /// The signed note of a checkpoint: the one that is stored already, or a new one.
    private String note(CheckpointTable table, Checkpoint checkpoint) throws SQLException {
        Checkpoint last = lastSigned.get(checkpoint.suite());
        if (last != null && last.size() > checkpoint.size()) {
            throw new ConflictingRootException(
                    "size " + checkpoint.size() + " is below the signed size " + last.size());
        }
        Optional<String> stored = table.of(checkpoint.suite(), checkpoint.size());
        if (stored.isPresent()) {
            if (!CheckpointDirectory.checkpointOf(stored.get()).equals(checkpoint)) {
                throw new ConflictingRootException(
                        "another root is signed for size " + checkpoint.size());
            }
            return stored.get();
        }
        String note = checkpoint.sign(publishing.keys().signers(checkpoint.suite())).format();
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        table.insert(checkpoint, note, now);
        return note;
    }
}
