package org.mingzhang.api.wiring;

import java.nio.file.Path;
import java.util.Optional;
import org.mingzhang.api.embedded.DataDirectory;
import org.mingzhang.api.embedded.EmbeddedDatabase;

/// The database of a ledger for a short-lived command: one's own, the embedded one of a running
/// ledger, or the embedded one, started for a moment.
///
/// @param url its JDBC address
/// @param below what was started for it
record ReachedDatabase(String url, Runnable below) implements AutoCloseable {

    static ReachedDatabase reach(
            Path data,
            Optional<StartSettings.ExternalDatabase> database,
            Optional<Integer> embeddedPort) {
        Optional<String> running =
                database.map(StartSettings.ExternalDatabase::url)
                        .or(() -> EmbeddedDatabase.runningJdbcUrl(data));
        if (running.isPresent()) {
            return new ReachedDatabase(running.get(), () -> {});
        }
        DataDirectory home = DataDirectory.open(data);
        try {
            EmbeddedDatabase started = EmbeddedDatabase.start(home, embeddedPort);
            return new ReachedDatabase(
                    started.jdbcUrl(),
                    () -> {
                        started.close();
                        home.close();
                    });
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    @Override
    public void close() {
        below.run();
    }
}
