package org.mingzhang.api.subscriptions;

import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mingzhang.api.security.ReadScope;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The table `notify.subscription`. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class SubscriptionTable {

    private final DataSource database;
    private final InstantSource clock;

    /// The table in a database that [#migrate] has brought up to date.
    public SubscriptionTable(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Creates the schema `notify` or brings it up to date.
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("notify")
                .locations("classpath:org/mingzhang/api/subscriptions/migrations")
                .load()
                .migrate();
    }

    /// Adds one.
    ///
    /// @param sealed the secret that signs, sealed
    /// @return false if the name is taken
    public boolean add(Subscription made, byte[] sealed) {
        String sql =
                """
                insert into notify.subscription
                    (id, token, sink, types, division, unit, secret, position, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing
                """;
        return with(
                sql,
                statement -> {
                    statement.setString(1, made.id());
                    statement.setString(2, made.token());
                    statement.setString(3, made.sink().toString());
                    statement.setArray(
                            4,
                            statement
                                    .getConnection()
                                    .createArrayOf("text", made.types().toArray()));
                    statement.setString(5, made.scope().prefix());
                    statement.setString(6, made.scope().units());
                    statement.setBytes(7, sealed);
                    statement.setLong(8, made.position());
                    statement.setObject(9, made.createdAt().atOffset(ZoneOffset.UTC));
                    return statement.executeUpdate() == 1;
                });
    }

    /// All of them, by name.
    public List<Subscription> all() {
        return with("select * from notify.subscription order by id", SubscriptionTable::read);
    }

    /// The one of a name.
    public Optional<Subscription> find(String id) {
        return with(
                "select * from notify.subscription where id = ?",
                statement -> {
                    statement.setString(1, id);
                    return read(statement).stream().findFirst();
                });
    }

    /// The sealed secret of one that is there.
    public byte[] secret(String id) {
        return with(
                "select secret from notify.subscription where id = ?",
                statement -> {
                    statement.setString(1, id);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? row.getBytes(1) : new byte[0];
                    }
                });
    }

    /// Ends one.
    public void remove(String id) {
        with(
                "delete from notify.subscription where id = ?",
                statement -> {
                    statement.setString(1, id);
                    return statement.executeUpdate();
                });
    }

    /// The receiver confirmed everything up to a position, or nothing was for it.
    ///
    /// @param delivered whether something was sent
    void reached(Subscription subscription, long position, boolean delivered) {
        with(
                """
                update notify.subscription
                   set position = ?, failures = 0, last_error = null, next_attempt = null,
                       delivered_at = case when ? then ? else delivered_at end
                 where id = ? and position = ?
                """,
                statement -> {
                    statement.setLong(1, position);
                    statement.setBoolean(2, delivered);
                    statement.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setString(4, subscription.id());
                    statement.setLong(5, subscription.position());
                    return statement.executeUpdate();
                });
    }

    /// An attempt failed.
    void failed(Subscription subscription, String error, Instant nextAttempt) {
        with(
                """
                update notify.subscription
                   set failures = failures + 1, last_error = ?, next_attempt = ? where id = ?
                """,
                statement -> {
                    statement.setString(1, error);
                    statement.setObject(2, nextAttempt.atOffset(ZoneOffset.UTC));
                    statement.setString(3, subscription.id());
                    return statement.executeUpdate();
                });
    }

    /// Nothing is sent any more.
    void stop(String id, Subscription.Stop why) {
        with(
                "update notify.subscription set stopped = ? where id = ?",
                statement -> {
                    statement.setString(1, why.name());
                    statement.setString(2, id);
                    return statement.executeUpdate();
                });
    }

    /// Tries again at once, from where it is.
    public void resume(String id) {
        with(
                """
                update notify.subscription
                   set stopped = null, failures = 0, last_error = null, next_attempt = null
                 where id = ?
                """,
                statement -> {
                    statement.setString(1, id);
                    return statement.executeUpdate();
                });
    }

    private static List<Subscription> read(PreparedStatement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            List<Subscription> found = new ArrayList<>();
            while (row.next()) {
                found.add(
                        new Subscription(
                                row.getString("id"),
                                row.getString("token"),
                                URI.create(row.getString("sink")),
                                List.of((String[]) row.getArray("types").getArray()),
                                new ReadScope(row.getString("division"), row.getString("unit")),
                                row.getLong("position"),
                                instant(row, "created_at").orElseThrow(),
                                new Subscription.Standing(
                                        instant(row, "delivered_at"),
                                        row.getInt("failures"),
                                        Optional.ofNullable(row.getString("last_error")),
                                        instant(row, "next_attempt"),
                                        Optional.ofNullable(row.getString("stopped"))
                                                .map(Subscription.Stop::valueOf))));
            }
            return found;
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the table of subscriptions does not answer", e);
        }
    }
}
