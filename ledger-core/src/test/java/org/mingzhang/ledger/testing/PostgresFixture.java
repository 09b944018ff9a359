package org.mingzhang.ledger.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// One PostgreSQL for all tests of a JVM, started on first use, with durability switched on.
///
/// Each test class asks for a database of its own with [#create].
public final class PostgresFixture {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private PostgresFixture() {}

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private Server() {}

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        // The embedded default forgets what it has acknowledged.
                        .setServerConfig("fsync", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// A new database with the schema and the roles of the ledger.
    ///
    /// @param name what it is for; made unique
    public static TestDatabase create(String name) {
        String database =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_")
                        + "_"
                        + COUNTER.incrementAndGet();
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + database, e);
        }
        TestDatabase created =
                TestDatabase.at(
                        "jdbc:postgresql://localhost:"
                                + Server.POSTGRES.getPort()
                                + "/"
                                + database);
        created.migrate();
        return created;
    }

    /// A new database for a test class.
    public static TestDatabase create(Class<?> test) {
        return create(test.getSimpleName());
    }
}
