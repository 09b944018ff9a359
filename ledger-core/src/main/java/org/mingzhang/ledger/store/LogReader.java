package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.merkle.HashReader;
import org.mingzhang.ledger.log.merkle.Tiles;

/// Reads a log as it is stored, on any node and under the reader's role.
///
/// Everything here is durable. Thread-safe; each call takes a connection of its own.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class LogReader {

    /// Entries of one range at most.
    public static final int ENTRIES_MAX = 10_000;

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final DataSource source;
    private final LogRef log;

    /// @param source connections that may select; a pool
    public LogReader(DataSource source, LogRef log) {
        this.source = source;
        this.log = log;
    }

    private interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T query(Query<T> query) {
        try (Connection connection = source.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the database did not answer a query", e);
        }
    }

    /// The log that this reads.
    public LogRef log() {
        return log;
    }

    /// The number of entries.
    public long size() {
        return query(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select size from ledger.head where log = ?")) {
                query.setInt(1, log.id());
                try (ResultSet row = query.executeQuery()) {
                    return row.next() ? row.getLong(1) : 0L;
                }
            }
        });
    }

    /// The entry at a position.
    public Optional<StoredEntry> entry(long position) {
        return entries(position, 1).stream().findFirst();
    }

    /// The entries from a position on, in order.
    ///
    /// @param countMax at most so many, and at most [#ENTRIES_MAX]
    public List<StoredEntry> entries(long from, int countMax) {
        return query(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "select position, entry, type, event_id, recorded_at,"
                                    + " leaf_sha256, leaf_sm3 from ledger.entry"
                                    + " where log = ? and position >= ?"
                                    + " order by position limit ?")) {
                query.setInt(1, log.id());
                query.setLong(2, from);
                query.setInt(3, Math.min(countMax, ENTRIES_MAX));
                try (ResultSet row = query.executeQuery()) {
                    List<StoredEntry> entries = new ArrayList<>();
                    while (row.next()) {
                        entries.add(entry(row));
                    }
                    return entries;
                }
            }
        });
    }

    private StoredEntry entry(ResultSet row) throws SQLException {
        return new StoredEntry(
                row.getLong("position"),
                Bytes.copyOf(row.getBytes("entry")),
                row.getString("type"),
                row.getObject("event_id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                WriterSession.leaves(row, log.suites()));
    }

    /// Follows the log: the entries from a position on, as soon as there are any.
    ///
    /// @return empty if there were none within the time
    public List<StoredEntry> await(long from, int countMax, Duration patience)
            throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        List<StoredEntry> entries = entries(from, countMax);
        while (entries.isEmpty() && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
            entries = entries(from, countMax);
        }
        return entries;
    }

    /// The positions of the entries that carry a tag, in order, as the rows of tags have them.
    ///
    /// @param below only positions below this one
    /// @param countMax at most so many
    public List<Long> positions(String tag, long below, int countMax) {
        return query(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement(
                            "select position from ledger.tag where log = ? and tag = ?"
                                    + " and position < ? order by position limit ?")) {
                query.setInt(1, log.id());
                query.setString(2, tag);
                query.setLong(3, below);
                query.setInt(4, countMax);
                try (ResultSet row = query.executeQuery()) {
                    List<Long> positions = new ArrayList<>();
                    while (row.next()) {
                        positions.add(row.getLong(1));
                    }
                    return positions;
                }
            }
        });
    }

    /// The receipt of a command.
    public Optional<Receipt> receipt(String client, String commandId) {
        return query(connection ->
                EntryQueries.receipt(connection, log.id(), new CommandKey(client, commandId)));
    }

    /// The leaf hashes of a suite from a position on, in order.
    ///
    /// @param countMax at most so many, and at most [#ENTRIES_MAX]
    public List<Hash32> leafHashes(Suite suite, long from, int countMax) {
        long to = from + Math.min(countMax, ENTRIES_MAX);
        return query(connection -> StoredTree.leafHashes(connection, log.id(), suite, from, to));
    }

    /// The signed note of the newest checkpoint.
    public Optional<String> checkpoint(Suite suite) {
        return query(connection -> new CheckpointTable(connection, log.id()).newest(suite));
    }

    /// The signed note of the checkpoint of a size.
    public Optional<String> checkpoint(Suite suite, long size) {
        return query(connection -> new CheckpointTable(connection, log.id()).of(suite, size));
    }

    /// The signed note of the smallest checkpoint that covers a position.
    public Optional<String> checkpointCovering(Suite suite, long position) {
        return query(
                connection -> new CheckpointTable(connection, log.id()).covering(suite, position));
    }

    /// The sizes of the checkpoints next to a size, in the log's first suite: the last one below it
    /// and the first one above, as far as there are any.
    public List<Long> nearestCheckpoints(long size) {
        return query(connection ->
                new CheckpointTable(connection, log.id()).nearest(log.suites().getFirst(), size));
    }

    /// Waits for a checkpoint that covers a position, in the log's first suite.
    ///
    /// @return the size of the newest checkpoint, 0 if there is none; at most `position` if none
    ///   came in time
    public long awaitCheckpoint(long position, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        long size = newestCheckpointSize();
        while (size <= position && System.nanoTime() - deadline < 0) {
            TimeUnit.NANOSECONDS.sleep(POLL_INTERVAL.toNanos());
            size = newestCheckpointSize();
        }
        return size;
    }

    private long newestCheckpointSize() {
        return checkpoint(log.suites().getFirst())
                .map(note -> CheckpointDirectory.checkpointOf(note).size())
                .orElse(0L);
    }

    /// The signed notes of the checkpoints above a size, in order.
    ///
    /// @param countMax at most so many, and at most [#ENTRIES_MAX]
    public List<String> checkpointsAbove(Suite suite, long size, int countMax) {
        return query(connection ->
                new CheckpointTable(connection, log.id())
                        .above(suite, size, Math.min(countMax, ENTRIES_MAX)));
    }

    /// The signed notes in the order of their sizes, from the one with this number on.
    ///
    /// @param number how many smaller ones are left out
    /// @param countMax at most so many, and at most [#ENTRIES_MAX]
    public List<String> checkpointsNumbered(Suite suite, long number, int countMax) {
        return query(connection ->
                new CheckpointTable(connection, log.id())
                        .numbered(suite, number, Math.min(countMax, ENTRIES_MAX)));
    }

    /// The hashes of a tile in the tree of a size, full or partial.
    ///
    /// @throws IllegalArgumentException if that tree has no such tile
    public Bytes tile(Suite suite, int level, long index, long size) {
        int width = Tiles.width(level, index, size);
        if (width == 0) {
            throw new IllegalArgumentException(
                    "no tile " + index + " of level " + level + " in a tree of size " + size);
        }
        return query(connection ->
                Bytes.copyOf(
                        new StoredTree(connection, log.id(), suite).tile(level, index, width)));
    }

    /// Answers a question about the tree of a size, for instance for a proof.
    public <T> T tree(Suite suite, long size, TreeQuestion<T> question) {
        return query(connection ->
                question.answer(
                        Tiles.reader(
                                TreeHashers.of(suite),
                                new StoredTree(connection, log.id(), suite),
                                size)));
    }

    /// What is asked of a stored tree.
    @FunctionalInterface
    public interface TreeQuestion<T> {

        /// The answer, out of nodes that are read one by one.
        T answer(HashReader nodes);
    }
}
