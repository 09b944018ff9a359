package org.mingzhang.api.wiring;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.LogRef;
import tools.jackson.databind.JsonNode;

/// The log of a ledger, to be read by a short-lived command, beside the ledger or without it.
public final class LogAccess implements AutoCloseable {

    /// A command reads one thing after the other.
    private static final int CONNECTIONS_MAX = 2;

    private final LogReader reader;
    private final HikariDataSource pool;
    private final ReachedDatabase below;

    private LogAccess(LogReader reader, HikariDataSource pool, ReachedDatabase below) {
        this.reader = reader;
        this.pool = pool;
        this.below = below;
    }

    /// Reaches the log under the reader's role.
    ///
    /// @param origin the log; may be left out where the database has one
    public static LogAccess open(
            Path data,
            Optional<StartSettings.ExternalDatabase> database,
            Optional<Integer> embeddedPort,
            Optional<String> origin) {
        ReachedDatabase below = ReachedDatabase.reach(data, database, embeddedPort);
        try {
            DatabaseRoles roles =
                    DatabaseRoles.loadOrCreate(data.resolve("database-roles"), new SecureRandom());
            HikariDataSource pool =
                    Databases.pool(
                            "reader",
                            Databases.source(below.url(), roles.reader()),
                            CONNECTIONS_MAX);
            try {
                return new LogAccess(new LogReader(pool, find(pool, origin)), pool, below);
            } catch (SQLException | RuntimeException e) {
                pool.close();
                throw e;
            }
        } catch (SQLException e) {
            below.close();
            throw new StartRefused(
                    "the database does not answer: " + e.getMessage(),
                    "check --data or --database-url, and that the ledger was started once",
                    e);
        } catch (RuntimeException e) {
            below.close();
            throw e;
        }
    }

    /// The log of a name, or the only one.
    static LogRef find(DataSource reader, Optional<String> origin) throws SQLException {
        List<LogRef> found = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        try (Connection connection = reader.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select l.id, l.origin, e.entry from ledger.log l"
                                        + " join ledger.entry e on e.log = l.id and e.position = 0"
                                        + " order by l.id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(2);
                origins.add(name);
                if (origin.isEmpty() || origin.get().equals(name)) {
                    found.add(
                            new LogRef(rows.getInt(1), new Origin(name), suites(rows.getBytes(3))));
                }
            }
        }
        if (found.size() != 1) {
            throw new StartRefused(
                    "it is not clear which log is meant: the database has " + origins,
                    "name one with --log");
        }
        return found.getFirst();
    }

    private static List<Suite> suites(byte[] firstEntry) {
        return Entry.parse(firstEntry)
                .data()
                .path("suites")
                .valueStream()
                .map(JsonNode::asString)
                .map(Suite::of)
                .toList();
    }

    /// The log.
    public LogReader reader() {
        return reader;
    }

    @Override
    public void close() {
        pool.close();
        below.close();
    }
}
