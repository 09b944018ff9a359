package org.mingzhang.api.readings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The table `access.reading`. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class ReadingTable {

    /// The lines of one answer at most.
    public static final int LINES_MAX = 10_000;

    private static final int ADDRESS_LENGTH_MAX = 2_000;

    private final DataSource database;
    private final InstantSource clock;

    /// The table in a database.
    public ReadingTable(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Which lines.
    ///
    /// @param person who asked
    /// @param address what was asked for, by a part of it
    /// @param from at this moment or later
    /// @param to before this moment
    /// @param before only lines with a smaller number
    public record Filter(
            Optional<String> person,
            Optional<String> address,
            Optional<Instant> from,
            Optional<Instant> to,
            long before) {}

    /// Writes a line. It is durable when this returns.
    public void add(Identity caller, String address) {
        String sql =
                """
                insert into access.reading (at, person, client, roles, unit, address)
                values (?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, caller.person());
            insert.setString(3, caller.client());
            insert.setString(4, String.join(",", caller.roles()));
            insert.setString(5, caller.unit());
            insert.setString(
                    6, address.substring(0, Math.min(address.length(), ADDRESS_LENGTH_MAX)));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Lines of a filter, newest first.
    ///
    /// @param count at most so many
    public List<Reading> newest(Filter filter, int count) {
        String sql =
                """
                select * from access.reading
                 where seq < ? and (? is null or person = ?)
                   and (? is null or strpos(address, ?) > 0)
                   and (?::timestamptz is null or at >= ?) and (?::timestamptz is null or at < ?)
                 order by seq desc limit ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, filter.before());
            for (int i : new int[] {2, 3}) {
                query.setString(i, filter.person().orElse(null));
            }
            for (int i : new int[] {4, 5}) {
                query.setString(i, filter.address().orElse(null));
            }
            for (int i : new int[] {6, 7}) {
                query.setObject(i, time(filter.from()));
            }
            for (int i : new int[] {8, 9}) {
                query.setObject(i, time(filter.to()));
            }
            query.setInt(10, count);
            return read(query);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static @Nullable OffsetDateTime time(Optional<Instant> at) {
        return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
    }

    /// Lines by their numbers, in order.
    ///
    /// @param first the smallest number
    /// @param last the largest number
    public List<Reading> between(long first, long last) {
        String sql = "select * from access.reading where seq between ? and ? order by seq limit ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, first);
            query.setLong(2, last);
            query.setInt(3, LINES_MAX);
            return read(query);
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// The number of the last line, with none below it that is still being written; 0 for none.
    public long settled() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                // Whoever has taken a number holds a lock until the line is committed.
                statement.execute("lock table access.reading in share mode");
                try (ResultSet row =
                        statement.executeQuery(
                                "select coalesce(max(seq), 0) from access.reading")) {
                    row.next();
                    return row.getLong(1);
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static List<Reading> read(PreparedStatement query) throws SQLException {
        List<Reading> readings = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                readings.add(
                        new Reading(
                                row.getLong("seq"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("person"),
                                row.getString("client"),
                                row.getString("roles"),
                                row.getString("unit"),
                                row.getString("address")));
            }
        }
        return readings;
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the record of readings does not answer", e);
    }
}
