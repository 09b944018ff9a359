package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.append;
import static org.mingzhang.ledger.store.TestLog.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// Checkpoints as they are published, and what a start makes of a database that is not the one that
/// was published.
class PublishedCheckpointTest {

    @TempDir private Path directory;
    private final TestDatabase database = PostgresFixture.create(PublishedCheckpointTest.class);
    private final LogRef log = PublishedLog.create(database);
    private PostgresEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = TestLog.active(PublishedLog.open(log, database, directory));
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private void append(int count) {
        List<TaggedEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(Integer.toString(i), TestLog.tag("line")));
        }
        TestLog.append(engine, AppendCondition.none(), null, events).join();
    }

    private void awaitPublished(long size) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PublishedLog.sizeOutside(directory) == size);
    }

    private PostgresEventStorageEngine reopen() {
        engine.close();
        engine = PublishedLog.open(log, database, directory);
        return engine;
    }

    private String reasonToStayReadOnly() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.state() instanceof WriterState.ReadOnly);
        assertThatThrownBy(engine::takeBasis)
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("read-only");
        return ((WriterState.ReadOnly) engine.state()).reason();
    }

    @Test
    void coversEverythingInBothSuitesOnceTrafficPauses() throws SQLException {
        append(3);
        awaitPublished(4);
        append(700);
        awaitPublished(704);

        PublishedLog.verify(database, log, directory);
        assertThat(database.queryLong("select count(*) from ledger.tile")).isEqualTo(4);
        assertThat(database.queryTexts("select distinct size::text from ledger.checkpoint"))
                .contains("4", "704");
    }

    @Test
    void publishesAtMostOncePerSecond() throws SQLException {
        for (int i = 0; i < 300; i++) {
            append(1);
        }
        awaitPublished(301);

        assertThat(
                        database.queryLong(
                                "select count(*) from (select published_at - lag(published_at)"
                                        + " over (order by size) as gap from ledger.checkpoint"
                                        + " where suite = 'sm3') g"
                                        + " where gap < interval '900 milliseconds'"))
                .isZero();
        PublishedLog.verify(database, log, directory);
    }

    @Test
    void goesOnWithTheTreeAfterRestart() throws SQLException {
        append(600);
        awaitPublished(601);
        TestLog.active(reopen());
        append(600);
        awaitPublished(1201);

        PublishedLog.verify(database, log, directory);
    }

    @Test
    void publishesWhatWasCommittedButNotCoveredBeforeTheStop() throws SQLException {
        append(5);
        awaitPublished(6);
        engine.close();
        // As if the process had died between commit and publication.
        database.execute("alter table ledger.checkpoint disable trigger append_only");
        database.execute("delete from ledger.checkpoint");
        deletePublished();

        TestLog.active(reopen());

        awaitPublished(6);
        PublishedLog.verify(database, log, directory);
    }

    private void deletePublished() {
        try {
            Files.deleteIfExists(directory.resolve("checkpoint"));
            Files.deleteIfExists(directory.resolve("sm3/checkpoint"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void opensReadOnlyWhenTheDatabaseIsShorterThanWhatWasPublished() {
        append(9);
        awaitPublished(10);
        engine.close();
        restoreBackupOfSize(4);

        reopen();

        assertThat(reasonToStayReadOnly())
                .contains("has size 10, the log has only 4 entries")
                .contains("successor log");
        assertThat(engine.durableSize()).isEqualTo(4);
        assertThat(PublishedLog.outside(directory, Suite.SHA256).size()).isEqualTo(10);
    }

    /// What a restored backup looks like: fewer entries, and a head that agrees with them.
    private void restoreBackupOfSize(int size) {
        for (String table : List.of("entry", "tag_filed", "receipt", "checkpoint")) {
            database.execute("alter table ledger." + table + " disable trigger append_only");
        }
        database.execute("delete from ledger.checkpoint where size > " + size);
        for (String table : List.of("entry", "tag_filed", "receipt")) {
            database.execute("delete from ledger." + table + " where position >= " + size);
        }
        database.execute("update ledger.tag_reach set size = least(size, " + size + ")");
        database.execute(
                "update ledger.head h set size = e.position + 1, recorded_at = e.recorded_at,"
                        + " leaf_sha256 = e.leaf_sha256, leaf_sm3 = e.leaf_sm3"
                        + " from ledger.entry e where e.position = "
                        + (size - 1));
    }

    @Test
    void opensReadOnlyWhenAnotherHistoryOfTheSameLengthWasRestored() throws IOException {
        append(3);
        awaitPublished(4);
        engine.close();
        restoreBackupOfSize(2);
        Path elsewhere = directory.resolve("elsewhere");
        engine = TestLog.active(PublishedLog.open(log, database, elsewhere));
        append(5);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PublishedLog.sizeOutside(elsewhere) == 7);

        reopen();

        assertThat(reasonToStayReadOnly()).contains("has root").contains("the log has root");
    }

    @Test
    void opensReadOnlyWhenTheCheckpointIsOfAnotherKeyOrDamaged() throws IOException {
        append(1);
        awaitPublished(2);
        engine.close();
        Path file = directory.resolve("checkpoint");
        String published = Files.readString(file);
        LogKeys others =
                LogKeys.of(
                        TestLog.ORIGIN.value(),
                        Map.of(Suite.SHA256, new byte[32]),
                        new SecureRandom());
        Checkpoint checkpoint =
                new Checkpoint(TestLog.ORIGIN, Suite.SHA256, 1, new Hash32(1, 2, 3, 4));
        Files.writeString(file, checkpoint.sign(others.signer(Suite.SHA256)).format());
        reopen();
        assertThat(reasonToStayReadOnly()).contains("is not signed by");

        engine.close();
        Files.writeString(file, "nonsense");
        reopen();
        assertThat(reasonToStayReadOnly()).contains("is damaged");

        engine.close();
        Files.writeString(file, published);
        TestLog.active(reopen());
    }

    @Test
    void opensReadOnlyWhenHeadAndLastEntryDoNotAgree() {
        append(3);
        awaitPublished(4);
        engine.close();
        database.execute("update ledger.head set leaf_sm3 = sha256('x')");

        reopen();

        assertThat(reasonToStayReadOnly()).contains("do not agree at position 3");
    }

    @Test
    void opensReadOnlyWhenTheHeadSaysAnotherSize() {
        append(3);
        awaitPublished(4);
        engine.close();
        database.execute("update ledger.head set size = 3");

        reopen();

        assertThat(reasonToStayReadOnly())
                .contains("the head row says 3 entries, the last entry says 4");
    }

    @Test
    void opensReadOnlyWhenAStoredLeafHashWasChanged() {
        append(3);
        awaitPublished(4);
        engine.close();
        database.execute("alter table ledger.entry disable trigger append_only");
        database.execute("update ledger.entry set leaf_sm3 = sha256('x') where position = 1");

        reopen();

        assertThat(reasonToStayReadOnly()).contains("sm3 checkpoint in the database has root");
    }

    @Test
    void stopsRatherThanSignTwoRootsForOneSize() {
        append(1);
        awaitPublished(2);
        database.execute(
                "insert into ledger.checkpoint select log, suite, 3, root,"
                        + " replace(note, E'\\n2\\n', E'\\n3\\n'), published_at"
                        + " from ledger.checkpoint where size = 2 and suite = 'sha256'");

        append(1);

        await().atMost(Duration.ofSeconds(10))
                .until(() -> engine.state() instanceof WriterState.Stopped);
        assertThat(PublishedLog.sizeOutside(directory)).isEqualTo(2);
    }
}
