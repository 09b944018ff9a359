package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;

/// The one connection that writes, which also holds the lock that makes it the one.
///
/// The lock is the session's: it ends when the session does, and then no statement of that session
/// can come after. A session is never repaired; whoever lost it opens another and takes a new term.
final class WriterSession implements AutoCloseable {

    /// What trying to get the lock led to.
    sealed interface Attempt {

        /// The lock is ours, as long as this session lives.
        record Taken(WriterSession session) implements Attempt {}

        /// Another session holds it.
        ///
        /// @param where the node that writes
        /// @param head what it has stored
        record Held(String where, Head head) implements Attempt {}
    }

    /// First half of the key of the advisory lock, "MZ"; the second half is the log.
    private static final int LOCK_CLASS = 0x4d5a;

    private static final String APPLICATION = "mingzhang writer ";

    /// A database that is silent for longer is treated as lost.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(30);

    private final Connection connection;
    private final LogRef log;
    private final BatchWriter batches;

    private WriterSession(Connection connection, LogRef log) throws SQLException {
        this.connection = connection;
        this.log = log;
        this.batches = new BatchWriter(connection, log.id());
    }

    /// Tries to become the writer; does not wait for another one to end.
    ///
    /// @throws LedgerUnavailableException if the server may lose what it has acknowledged
    static Attempt open(DataSource source, LogRef log, EngineOptions options) throws SQLException {
        Connection connection = source.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(SILENCE_MAX.toMillis()));
            prepare(connection, options);
            if (!lock(connection, log)) {
                Attempt held = new Attempt.Held(holder(connection, log), head(connection, log));
                connection.close();
                return held;
            }
            return new Attempt.Taken(new WriterSession(connection, log));
        } catch (SQLException | RuntimeException e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private static void prepare(Connection connection, EngineOptions options) throws SQLException {
        List<String> unsafe = ServerSettings.unsafe(connection);
        if (!unsafe.isEmpty() && !options.unsafeServerAllowed()) {
            throw new LedgerUnavailableException(
                    "the database may lose what it has acknowledged: " + String.join(", ", unsafe));
        }
        // A node that vanished keeps its lock only until the server has noticed.
        try (PreparedStatement settings =
                connection.prepareStatement(
                        "select set_config('application_name', ?, false),"
                                + " set_config('tcp_keepalives_idle', '5', false),"
                                + " set_config('tcp_keepalives_interval', '2', false),"
                                + " set_config('tcp_keepalives_count', '3', false)")) {
            settings.setString(1, APPLICATION + options.node());
            settings.execute();
        }
    }

    private static boolean lock(Connection connection, LogRef log) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement("select pg_try_advisory_lock(?, ?)")) {
            lock.setInt(1, LOCK_CLASS);
            lock.setInt(2, log.id());
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String holder(Connection connection, LogRef log) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        """
                        select a.application_name
                          from pg_locks l join pg_stat_activity a on a.pid = l.pid
                         where l.locktype = 'advisory' and l.granted
                           and l.database = (select oid from pg_database
                                              where datname = current_database())
                           and l.classid = ? and l.objid = ? and l.objsubid = 2
                        """)) {
            query.setInt(1, LOCK_CLASS);
            query.setInt(2, log.id());
            try (ResultSet row = query.executeQuery()) {
                String name = row.next() ? row.getString(1) : "";
                return name.startsWith(APPLICATION) ? name.substring(APPLICATION.length()) : name;
            }
        }
    }

    Head head() throws SQLException {
        return head(connection, log);
    }

    private static Head head(Connection connection, LogRef log) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select size, term, recorded_at, leaf_sha256, leaf_sm3"
                                + " from ledger.head where log = ?")) {
            query.setInt(1, log.id());
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new LedgerUnavailableException(
                            "log " + log.id() + " is not created in this database");
                }
                OffsetDateTime recordedAt = row.getObject("recorded_at", OffsetDateTime.class);
                return new Head(
                        row.getLong("size"),
                        row.getLong("term"),
                        Optional.ofNullable(recordedAt).map(OffsetDateTime::toInstant),
                        leaves(row, log.suites()));
            }
        }
    }

    /// The number of stored entries, for those who do not write.
    static long sizeOf(DataSource source, LogRef log) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return head(connection, log).size();
        }
    }

    static Map<Suite, Hash32> leaves(ResultSet row, List<Suite> suites) throws SQLException {
        Map<Suite, Hash32> leaves = new EnumMap<>(Suite.class);
        for (Suite suite : suites) {
            byte[] leaf = row.getBytes("leaf_" + suite.id());
            if (leaf != null) {
                leaves.put(suite, Hash32.copyOf(leaf));
            }
        }
        return leaves;
    }

    /// The leaf hashes that are stored at a position; empty where there is no entry.
    Map<Suite, Hash32> leavesAt(long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select leaf_sha256, leaf_sm3 from ledger.entry"
                                + " where log = ? and position = ?")) {
            query.setInt(1, log.id());
            query.setLong(2, position);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? leaves(row, log.suites()) : Map.of();
            }
        }
    }

    /// Takes a new term, from which on no earlier writer can store anything. Being a commit itself,
    /// it also waits until everything in front of it is on the synchronous standbys.
    ///
    /// @param seen the head that was checked
    /// @return whether the head was still the one seen; otherwise nothing has changed
    boolean raiseTerm(Head seen) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update ledger.head set term = term + 1"
                                + " where log = ? and term = ? and size = ?")) {
            update.setInt(1, log.id());
            update.setLong(2, seen.term());
            update.setLong(3, seen.size());
            return update.executeUpdate() == 1;
        }
    }

    /// The database's clock; also tells whether the session is still there.
    Instant databaseTime() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        }
    }

    BatchWriter batches() {
        return batches;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
