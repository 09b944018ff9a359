package org.mingzhang.api.entries;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// Reads entries and checkpoints from the database, as stored.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class LogQueries {

    private final DataSource database;
    private final int log;

    /// Queries on one log.
    ///
    /// @param log its key in the database
    public LogQueries(DataSource database, int log) {
        this.database = database;
        this.log = log;
    }

    /// One entry.
    ///
    /// @param position its place in the log, 0-based
    /// @param json its canonical bytes as text
    /// @param leafHashes its leaf hash in each suite of the log
    public record StoredEntry(long position, String json, Map<Suite, Hash32> leafHashes) {
        public StoredEntry {
            leafHashes = Map.copyOf(leafHashes);
        }

        /// The bytes that were hashed.
        public byte[] bytes() {
            return json.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A published checkpoint.
    ///
    /// @param suite its suite
    /// @param size how many entries it covers
    /// @param root the root of the tree over them
    /// @param note the signed note
    /// @param publishedAt when it was published
    public record StoredCheckpoint(
            Suite suite, long size, Hash32 root, String note, Instant publishedAt) {}

    /// The entry at a position.
    public Optional<StoredEntry> entry(long position) {
        List<StoredEntry> found = entries(position, 1);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// Entries from a position on, in order.
    ///
    /// @param count how many at most
    public List<StoredEntry> entries(long from, int count) {
        String sql =
                """
                select position, entry, leaf_sha256, leaf_sm3 from ledger.entry
                where log = ? and position >= ? and position < ? order by position
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, log);
            query.setLong(2, from);
            query.setLong(3, from + count);
            List<StoredEntry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(
                            new StoredEntry(
                                    row.getLong("position"),
                                    new String(row.getBytes("entry"), StandardCharsets.UTF_8),
                                    leafHashes(row)));
                }
            }
            return entries;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Map<Suite, Hash32> leafHashes(ResultSet row) throws SQLException {
        Map<Suite, Hash32> hashes = new EnumMap<>(Suite.class);
        for (Suite suite : Suite.values()) {
            byte[] hash = row.getBytes("leaf_" + suite.id());
            if (hash != null) {
                hashes.put(suite, Hash32.copyOf(hash));
            }
        }
        return hashes;
    }

    /// The newest checkpoint of a suite.
    public Optional<StoredCheckpoint> newestCheckpoint(Suite suite) {
        String sql =
                """
                select size, root, note, published_at from ledger.checkpoint
                where log = ? and suite = ? order by size desc limit 1
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new StoredCheckpoint(
                                        suite,
                                        row.getLong("size"),
                                        Hash32.copyOf(row.getBytes("root")),
                                        row.getString("note"),
                                        row.getObject("published_at", OffsetDateTime.class)
                                                .toInstant()))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// The version of the database server, for instance `18.6`.
    public String serverVersion() {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the database did not answer a query", e);
    }
}
