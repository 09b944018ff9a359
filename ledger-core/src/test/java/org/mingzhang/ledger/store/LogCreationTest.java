package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mingzhang.ledger.store.TestLog.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/// The first entry of a log, and the log as files.
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

    @Test
    void exportsFilesThatGiveTheSignedRootWithoutTheDatabase() throws IOException {
        LogRef log = PublishedLog.create(database);
        Path published = directory.resolve("published");
        Path export = directory.resolve("export");
        try (PostgresEventStorageEngine engine =
                TestLog.active(PublishedLog.open(log, database, published))) {
            for (int count : List.of(299, 300)) {
                append(engine, count);
                long size = engine.durableSize();
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> PublishedLog.sizeOutside(published) == size);

                assertThat(export(log, export)).isEqualTo(size);

                for (Suite suite : Suite.values()) {
                    verifyExport(export, suite, size);
                }
            }
        }
        assertThat(names(export))
                .contains(
                        "checkpoint",
                        "sm3/checkpoint",
                        "export.json",
                        "tile/0/000",
                        "tile/0/002.p/88",
                        "tile/1/000.p/2",
                        "sm3/tile/1/000.p/2",
                        "tile/entries/001",
                        "tile/entries/002.p/88");
    }

    private long export(LogRef log, Path export) throws IOException {
        return new EntryExport(new LogReader(database.reader(), log), export).run();
    }

    private static void append(PostgresEventStorageEngine engine, int count) {
        List<TaggedEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(Integer.toString(i)));
        }
        TestLog.append(engine, AppendCondition.none(), null, events).join();
    }

    private static void verifyExport(Path export, Suite suite, long size) throws IOException {
        Path folder = suite == Suite.SM3 ? export.resolve("sm3") : export;
        Checkpoint checkpoint = PublishedLog.outside(export, suite);
        assertThat(checkpoint.size()).isEqualTo(size);
        CompactRange fromEntries = CompactRange.empty(TreeHashers.of(suite));
        for (long index = 0; index * Tiles.WIDTH < size; index++) {
            int width = Tiles.width(0, index, size);
            ByteBuffer bundle =
                    ByteBuffer.wrap(
                            Files.readAllBytes(export.resolve(Tiles.entriesPath(index, width))));
            while (bundle.hasRemaining()) {
                byte[] entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                fromEntries.append(TreeHashers.of(suite).leaf(entry));
            }
        }
        assertThat(fromEntries.size()).isEqualTo(size);
        assertThat(fromEntries.root()).isEqualTo(checkpoint.root());
        CompactRange fromTiles =
                CompactRange.of(
                        TreeHashers.of(suite),
                        size,
                        Tiles.reader(
                                TreeHashers.of(suite),
                                (level, index, width) ->
                                        read(folder.resolve(Tiles.path(level, index, width))),
                                size));
        assertThat(fromTiles.root()).isEqualTo(checkpoint.root());
        String checkpoints = Files.readString(newestCheckpointFile(folder));
        assertThat(List.of(checkpoints.split("\0")))
                .last()
                .isEqualTo(Files.readString(folder.resolve("checkpoint")));
    }

    private static Path newestCheckpointFile(Path folder) throws IOException {
        TreeMap<Integer, Path> byWidth = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints/000.p"))) {
            files.forEach(
                    file -> byWidth.put(Integer.parseInt(file.getFileName().toString()), file));
        }
        return byWidth.lastEntry().getValue();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
