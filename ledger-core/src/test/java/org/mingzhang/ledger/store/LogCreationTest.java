package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// The first entry of a log.
class LogCreationTest {

    @TempDir private Path directory;
    private final TestDatabase database = PostgresFixture.create(LogCreationTest.class);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void beginsWithTheFactsThatNeverChange() throws SQLException, IOException {
        LogRef log = PublishedLog.create(database);

        List<Entry> entries = StoredLogCheck.verify(database, log);

        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().type()).isEqualTo("log.LogCreated");
        var sample =
                JsonMapper.shared()
                        .readTree(
                                LogCreationTest.class
                                        .getResource("/vectors/log-5/entry-0.json")
                                        .openStream());
        assertThat(entries.getFirst().data()).isEqualTo(sample.get("data"));
    }

    @Test
    void createsOnceAndFindsItAgain() throws SQLException {
        PublishedLog.create(database);

        LogRef again = PublishedLog.create(database);

        assertThat(StoredLogCheck.verify(database, again)).hasSize(1);
    }

    @Test
    void refusesToCreateTheSameLogWithOtherFacts() {
        PublishedLog.create(database);
        LogCreation wanted = PublishedLog.creation();
        LogCreation other =
                new LogCreation(
                        1,
                        wanted.keys(),
                        Currency.getInstance("EUR"),
                        ZoneId.of("Europe/Madrid"),
                        wanted.actor(),
                        wanted.client());

        assertThatThrownBy(() ->
                        other.run(
                                database.writer(),
                                TestLog.options(),
                                TimeSource.system(),
                                new SecureRandom()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("EUR");
    }

    @Test
    void opensNoLogThatWasNotCreated() {
        LogRef log = LogRef.of(1, TestLog.ORIGIN, PublishedLog.SUITES);
        try (PostgresEventStorageEngine engine = PublishedLog.open(log, database, directory)) {
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> engine.state() instanceof WriterState.Stopped);
            assertThatThrownBy(engine::takeBasis).hasMessageContaining("not created");
        }
    }
}
