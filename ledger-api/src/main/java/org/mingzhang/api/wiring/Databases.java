package org.mingzhang.api.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.mingzhang.api.attachments.AttachmentStore;
import org.mingzhang.api.embedded.DataDirectory;
import org.mingzhang.api.embedded.EmbeddedDatabase;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.subscriptions.SubscriptionTable;
import org.mingzhang.ledger.store.Migration;
import org.mingzhang.ledger.store.RoleLogin;
import org.mingzhang.projections.ReadSide;
import org.postgresql.ds.PGSimpleDataSource;

/// The database with one door for each role, migrated.
public final class Databases implements AutoCloseable {

    // Decisions read on as many connections; the writer has one of its own.
    private static final int CONNECTIONS_MAX = 12;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;
    private static final int SOCKET_TIMEOUT_SECONDS = 60;

    private final Optional<EmbeddedDatabase> embedded;
    private final String url;
    private final HikariDataSource owner;
    private final String serverVersion;
    private final PGSimpleDataSource writerSessions;
    private final HikariDataSource writer;
    private final HikariDataSource reader;
    private final PGSimpleDataSource projectorSessions;
    private final String readerRole;

    private Databases(
            Optional<EmbeddedDatabase> embedded,
            String url,
            HikariDataSource owner,
            DatabaseRoles roles) {
        this.embedded = embedded;
        this.url = url;
        this.owner = owner;
        this.serverVersion = versionOf(owner);
        this.writerSessions = source(url, roles.writer());
        this.writer = pool("writer", source(url, roles.writer()), CONNECTIONS_MAX);
        this.reader = pool("reader", source(url, roles.reader()), CONNECTIONS_MAX);
        this.projectorSessions = source(url, roles.projector());
        this.readerRole = roles.reader().name();
    }

    static Databases open(StartSettings settings, DataDirectory home, RandomGenerator random) {
        Optional<EmbeddedDatabase> embedded =
                settings.database().isPresent()
                        ? Optional.empty()
                        : Optional.of(EmbeddedDatabase.start(home, settings.embeddedPort()));
        try {
            String url = embedded.map(EmbeddedDatabase::jdbcUrl).orElseGet(() -> url(settings));
            RoleLogin login =
                    settings.database()
                            .map(given -> new RoleLogin(given.user(), given.password()))
                            .orElseGet(() -> new RoleLogin("postgres", ""));
            DatabaseRoles roles =
                    DatabaseRoles.loadOrCreate(home.root().resolve("database-roles"), random);
            return migrated(embedded, url, login, roles);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedDatabase::close);
            throw e;
        }
    }

    private static String versionOf(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new StartRefused(
                    "the database does not answer: " + e.getMessage(), "start again", e);
        }
    }

    private static String url(StartSettings settings) {
        return settings.database().orElseThrow().url();
    }

    private static Databases migrated(
            Optional<EmbeddedDatabase> embedded, String url, RoleLogin login, DatabaseRoles roles) {
        PGSimpleDataSource plain = source(url, login);
        try {
            plain.getConnection().close();
        } catch (SQLException e) {
            throw new StartRefused(
                    "the database " + url + " does not answer: " + e.getMessage(),
                    "check the address, the user and the password (MINGZHANG_DATABASE_PASSWORD),"
                            + " and that the server runs",
                    e);
        }
        HikariDataSource owner = pool("owner", plain, 4);
        try {
            new Migration(owner, roles.writer(), roles.projector(), roles.reader()).run();
            TokenStore.migrate(owner);
            AttachmentStore.migrate(owner);
            SubscriptionTable.migrate(owner);
            try (Connection connection = owner.getConnection()) {
                ReadSide.install(connection, roles.projector().name(), roles.reader().name());
            }
            return new Databases(embedded, url, owner, roles);
        } catch (SQLException | FlywayException e) {
            owner.close();
            throw new StartRefused(
                    "the schema of the database cannot be brought up to date: " + e.getMessage(),
                    "the user must own the schemas 'ledger', 'access' and 'notify' and may create roles",
                    e);
        }
    }

    static PGSimpleDataSource source(String url, RoleLogin login) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        try {
            source.setUrl(url);
        } catch (IllegalArgumentException e) {
            throw new StartRefused(
                    url + " is no JDBC address of a PostgreSQL",
                    "write it like jdbc:postgresql://db.example:5432/ledger",
                    e);
        }
        source.setUser(login.name());
        source.setPassword(login.password());
        source.setConnectTimeout(CONNECT_TIMEOUT_SECONDS);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("mingzhang");
        return source;
    }

    static HikariDataSource pool(String name, DataSource source, int connectionsMax) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(connectionsMax);
        config.setMinimumIdle(1);
        // A database that is down at this moment is no reason to forget the pool.
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    /// The JDBC address, for people to read.
    public String url() {
        return url;
    }

    /// Whether the database is the embedded one.
    public boolean isEmbedded() {
        return embedded.isPresent();
    }

    /// Owns the schemas; for what is no part of the log, such as tokens.
    public DataSource owner() {
        return owner;
    }

    /// Opens a new session of the writer with each call.
    public DataSource writerSessions() {
        return writerSessions;
    }

    /// What decisions and checkpoints need beside the writer's session.
    public DataSource writer() {
        return writer;
    }

    /// Answers queries on the log.
    public DataSource reader() {
        return reader;
    }

    /// Opens a new session of the projector, which keeps the read tables, with each call.
    public DataSource projectorSessions() {
        return projectorSessions;
    }

    /// The role that reads them.
    String readerRole() {
        return readerRole;
    }

    /// The version of the server, for instance `18.6`.
    String serverVersion() {
        return serverVersion;
    }

    @Override
    public void close() {
        reader.close();
        writer.close();
        owner.close();
        embedded.ifPresent(EmbeddedDatabase::close);
    }
}
