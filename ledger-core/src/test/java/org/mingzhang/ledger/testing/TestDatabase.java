package org.mingzhang.ledger.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.Migration;
import org.mingzhang.ledger.store.RoleLogin;
import org.postgresql.ds.PGSimpleDataSource;

/// A database of the fixture, seen by each of its roles.
public final class TestDatabase implements AutoCloseable {

    private static final String PASSWORD = "test";

    private final String url;
    private final List<HikariDataSource> pools = new ArrayList<>();

    private TestDatabase(String url) {
        this.url = url;
    }

    /// A database that another process of the test has created.
    ///
    /// @param url its JDBC address, without a login
    public static TestDatabase at(String url) {
        return new TestDatabase(url);
    }

    void migrate() {
        try {
            new Migration(
                            owner(),
                            new RoleLogin("ledger_writer", PASSWORD),
                            new RoleLogin("ledger_projector", PASSWORD),
                            new RoleLogin("ledger_reader", PASSWORD))
                    .run();
        } catch (SQLException e) {
            throw new IllegalStateException("no schema in " + url, e);
        }
    }

    /// The JDBC address, without a login.
    public String url() {
        return url;
    }

    /// The superuser, who also owns the schema.
    public DataSource owner() {
        return as("postgres");
    }

    /// Connections of the writer, each a new session.
    public DataSource writer() {
        return as("ledger_writer");
    }

    /// Connections of the projector, each a new session.
    public DataSource projector() {
        return as("ledger_projector");
    }

    /// Connections of the reader, each a new session.
    public DataSource reader() {
        return as("ledger_reader");
    }

    /// A pool of connections of the writer's role; closed with this.
    public DataSource writerPool() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(writer());
        config.setMaximumPoolSize(12);
        config.setMinimumIdle(1);
        HikariDataSource pool = new HikariDataSource(config);
        pools.add(pool);
        return pool;
    }

    private DataSource as(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(PASSWORD);
        return source;
    }

    /// Runs statements as superuser.
    public void execute(String sql) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column of the first row, as superuser.
    public long queryLong(String sql) {
        try (Connection connection = owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The first column of every row, as superuser.
    public List<String> queryTexts(String sql) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = owner().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
        return texts;
    }

    /// Ends the session of the writer that holds the lock, at once, as an administrator would.
    ///
    /// @return whether there was one
    public boolean terminateWriterSession() {
        return !queryTexts(
                        "select pg_terminate_backend(pid)::text from pg_stat_activity"
                                + " where datname = current_database()"
                                + " and application_name like 'mingzhang writer %'")
                .isEmpty();
    }

    @Override
    public void close() {
        pools.forEach(HikariDataSource::close);
    }
}
