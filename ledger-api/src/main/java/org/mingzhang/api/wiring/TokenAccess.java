package org.mingzhang.api.wiring;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.mingzhang.api.embedded.DataDirectory;
import org.mingzhang.api.embedded.EmbeddedDatabase;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.security.TokenStore;
import org.postgresql.ds.PGSimpleDataSource;

/// The tokens of a ledger for a short-lived command, beside the ledger or without it.
public final class TokenAccess implements AutoCloseable {

    private final TokenStore store;
    private final AutoCloseable below;
    private final InstantSource clock = InstantSource.system();

    private TokenAccess(PGSimpleDataSource database, AutoCloseable below) {
        TokenStore.migrate(database);
        this.store = new TokenStore(database, clock, new SecureRandom(), false);
        this.below = below;
    }

    /// Reaches the tokens: in a database of one's own, in the embedded one of a running ledger, or
    /// in the embedded one, started for a moment.
    public static TokenAccess open(
            Path data,
            Optional<StartSettings.ExternalDatabase> database,
            Optional<Integer> embeddedPort) {
        if (database.isPresent()) {
            StartSettings.ExternalDatabase given = database.get();
            return access(source(given.url(), given.user(), given.password()), () -> {});
        }
        Optional<String> running = EmbeddedDatabase.runningJdbcUrl(data);
        if (running.isPresent()) {
            return access(source(running.get(), "postgres", ""), () -> {});
        }
        DataDirectory home = DataDirectory.open(data);
        EmbeddedDatabase started;
        try {
            started = EmbeddedDatabase.start(home, embeddedPort);
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
        return access(
                source(started.jdbcUrl(), started.user(), ""),
                () -> {
                    started.close();
                    home.close();
                });
    }

    private static TokenAccess access(PGSimpleDataSource database, AutoCloseable below) {
        try {
            return new TokenAccess(database, below);
        } catch (RuntimeException e) {
            close(below);
            throw new StartRefused(
                    "the database does not answer: " + e.getMessage(),
                    "check --data or --database-url, and that the server runs",
                    e);
        }
    }

    private static PGSimpleDataSource source(String url, String user, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    /// The tokens.
    public TokenStore store() {
        return store;
    }

    /// The present time.
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        close(below);
    }

    private static void close(AutoCloseable below) {
        try {
            below.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot close the database", e);
        }
    }
}
