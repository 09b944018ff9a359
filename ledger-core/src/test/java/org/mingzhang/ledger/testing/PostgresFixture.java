package org.mingzhang.ledger.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// One PostgreSQL for all tests of a JVM, started on first use, with durability switched on.
///
/// Each test class asks for a database of its own with [#create].
public final class PostgresFixture {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    /// Null once the server has been started.
    private static final AtomicReference<@Nullable Map<String, String>> SETTINGS =
            new AtomicReference<>(Map.of());

    private PostgresFixture() {}

    private static final class Server {

        static final EmbeddedPostgres POSTGRES = start();

        private Server() {}

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres.Builder builder =
                        EmbeddedPostgres.builder()
                                // The embedded default forgets what it has acknowledged.
                                .setServerConfig("fsync", "on")
                                .setServerConfig("full_page_writes", "on")
                                .setServerConfig("synchronous_commit", "on")
                                .setServerConfig("max_connections", "200");
                Map<String, String> settings = SETTINGS.getAndSet(null);
                if (settings != null) {
                    settings.forEach(builder::setServerConfig);
                }
                return builder.start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Gives the server further settings. For benchmarks, before they ask for a database.
    ///
    /// @throws IllegalStateException if the server runs already
    public static void configure(Map<String, String> settings) {
        if (SETTINGS.getAndUpdate(old -> old == null ? null : settings) == null) {
            throw new IllegalStateException("PostgreSQL runs already");
        }
    }

    /// What every database with the schema is a copy of: quicker than to migrate each.
    private static final class Migrated {

        static final String NAME = migrate();

        private Migrated() {}

        private static String migrate() {
            String name = unique("migrated");
            create(name, "");
            at(name).migrate();
            return name;
        }
    }

    /// A new database with the schema and the roles of the ledger.
    ///
    /// @param name what it is for; made unique
    public static TestDatabase create(String name) {
        String database = unique(name);
        create(database, " template " + Migrated.NAME);
        return at(database);
    }

    /// A new database without anything of ours.
    ///
    /// @param name what it is for; made unique
    public static TestDatabase createEmpty(String name) {
        String database = unique(name);
        create(database, "");
        return at(database);
    }

    private static String unique(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_")
                + "_"
                + COUNTER.incrementAndGet();
    }

    private static void create(String database, String options) {
        try (Connection connection = Server.POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + options);
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + database, e);
        }
    }

    private static TestDatabase at(String database) {
        return TestDatabase.at(
                "jdbc:postgresql://localhost:" + Server.POSTGRES.getPort() + "/" + database);
    }

    /// A new database for a test class.
    public static TestDatabase create(Class<?> test) {
        return create(test.getSimpleName());
    }
}
