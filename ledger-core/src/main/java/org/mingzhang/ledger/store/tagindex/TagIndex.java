package org.mingzhang.ledger.store.tagindex;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Counts the entries of each tag up to a size, makes a tree over all tags, and proves from it.
///
/// Only entries that were not counted yet are read, and each tag has one row, so that the log is
/// never read again; the tree is made anew from the rows each time. A size is reached in
/// transactions of some thousand entries, beside the rows of the last tree, which proves until the
/// next one takes its place; whoever wants to bring the index further meanwhile waits.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class TagIndex {

    private static final int ENTRIES_A_STEP = 4_000;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final DataSource source;
    private final LogReader reader;
    private final LogRef log;
    private final int entriesOfStep;

    /// @param source connections of the writer's role, or of the reader's to prove alone
    public TagIndex(DataSource source, LogReader reader) {
        this(source, reader, ENTRIES_A_STEP);
    }

    TagIndex(DataSource source, LogReader reader, int entriesOfStep) {
        this.entriesOfStep = entriesOfStep;
        this.source = source;
        this.reader = reader;
        this.log = reader.log();
    }

    private record Progress(long reached, TagIndexRoot made) {}

    private interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the index of tags did not answer", e);
        }
    }

    /// Brings the index to a size, and no further back.
    ///
    /// @param size at most the number of durable entries
    /// @return the index of that size, or of the larger one that was there
    public TagIndexRoot bringTo(long size) {
        return bringTo(size, () -> {});
    }

    /// The same with something in between.
    ///
    /// @param between runs after each of the steps, which are transactions, so that none is long
    public TagIndexRoot bringTo(long size, Runnable between) {
        while (transaction(connection -> step(connection, size))) {
            between.run();
        }
        return transaction(connection -> {
            Progress progress = locked(connection);
            if (progress.made().size() == progress.reached()) {
                return progress.made();
            }
            new TagStates(connection, log).moveOn();
            TagIndexRoot made = new TagTree(connection, log).build(progress.reached());
            set(connection, new Progress(progress.reached(), made));
            return made;
        });
    }

    /// Counts some entries.
    ///
    /// @return whether there are more
    private boolean step(Connection connection, long size) throws SQLException {
        Progress progress = locked(connection);
        long from = progress.reached();
        if (from >= size) {
            return false;
        }
        int count = (int) Math.min(entriesOfStep, size - from);
        List<StoredEntry> entries = reader.entries(from, count);
        if (entries.size() != count) {
            throw new SQLException("entries missing from position " + from + " on");
        }
        // Where no tree has been made there is none to keep.
        count(
                new TagStates(connection, log),
                progress.made().size() > 0 ? TagStates.Place.NEXT : TagStates.Place.MADE,
                entries);
        set(connection, new Progress(from + count, progress.made()));
        return from + count < size;
    }

    private void count(TagStates table, TagStates.Place place, List<StoredEntry> entries)
            throws SQLException {
        Map<Long, List<String>> tagsByPosition = new HashMap<>();
        Set<String> tags = new HashSet<>();
        for (StoredEntry entry : entries) {
            List<String> own = tagsOf(entry);
            tagsByPosition.put(entry.position(), own);
            tags.addAll(own);
        }
        if (tags.isEmpty()) {
            return;
        }
        Map<String, TagStates.State> states = table.of(tags);
        for (StoredEntry entry : entries) {
            for (String tag : tagsByPosition.getOrDefault(entry.position(), List.of())) {
                states.computeIfAbsent(tag, _ -> TagStates.State.start(log))
                        .take(entry.position(), entry.leaves());
            }
        }
        table.put(place, states);
    }

    /// From the entry, since the rows of tags are derived and may be damaged.
    private static List<String> tagsOf(StoredEntry entry) {
        return JSON.readTree(entry.bytes().toBytes())
                .path("tags")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    /// The index as it was made last; empty if there is none.
    public Optional<TagIndexRoot> newest() {
        return transaction(this::made);
    }

    private Optional<TagIndexRoot> made(Connection connection) throws SQLException {
        return read(connection, "").map(Progress::made).filter(made -> made.size() > 0);
    }

    /// Which entries carry a tag, by the index as it was made last.
    ///
    /// @return empty if there is no index
    public Optional<TagProof> prove(String tag) {
        return transaction(connection -> {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            Optional<TagIndexRoot> made = made(connection);
            return made.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new TagTree(connection, log).prove(tag, made.get()));
        });
    }

    private Progress locked(Connection connection) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger.tag_index (log, reached, size, tags)"
                                + " values (?, 0, 0, 0) on conflict do nothing")) {
            insert.setInt(1, log.id());
            insert.executeUpdate();
        }
        return read(connection, " for update").orElseThrow();
    }

    private Optional<Progress> read(Connection connection, String locking) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select reached, size, tags, root_sha256, root_sm3"
                                + " from ledger.tag_index where log = ?"
                                + locking)) {
            query.setInt(1, log.id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Map<Suite, Hash32> roots = new EnumMap<>(Suite.class);
                for (Suite suite : log.suites()) {
                    byte[] root = row.getBytes("root_" + suite.id());
                    if (root != null) {
                        roots.put(suite, Hash32.copyOf(root));
                    }
                }
                return Optional.of(
                        new Progress(
                                row.getLong("reached"),
                                new TagIndexRoot(row.getLong("size"), row.getLong("tags"), roots)));
            }
        }
    }

    private void set(Connection connection, Progress progress) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update ledger.tag_index set reached = ?, size = ?, tags = ?,"
                                + " root_sha256 = ?, root_sm3 = ? where log = ?")) {
            update.setLong(1, progress.reached());
            update.setLong(2, progress.made().size());
            update.setLong(3, progress.made().tags());
            setRoot(update, 4, progress.made(), Suite.SHA256);
            setRoot(update, 5, progress.made(), Suite.SM3);
            update.setInt(6, log.id());
            update.executeUpdate();
        }
    }

    private static void setRoot(
            PreparedStatement update, int column, TagIndexRoot index, Suite suite)
            throws SQLException {
        Hash32 root = index.roots().get(suite);
        if (root == null) {
            update.setNull(column, Types.BINARY);
        } else {
            update.setBytes(column, root.toBytes());
        }
    }
}
