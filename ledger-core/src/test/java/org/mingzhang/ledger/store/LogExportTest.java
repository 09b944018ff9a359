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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.TaggedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.evidence.ExportDirectory;
import org.mingzhang.ledger.evidence.ExportRefusedException;
import org.mingzhang.ledger.evidence.ExportTarget;
import org.mingzhang.ledger.evidence.LogExport;
import org.mingzhang.ledger.evidence.LogFiles;
import org.mingzhang.ledger.evidence.LogPath;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.testing.PostgresFixture;
import org.mingzhang.ledger.testing.TestDatabase;

/// The log as files, and the files as a log: everything is recomputed from what is in the
/// directory.
class LogExportTest {

    @TempDir private Path directory;
    private final TestDatabase database = PostgresFixture.create(LogExportTest.class);
    private final LogRef log = PublishedLog.create(database);
    private final LogReader reader = new LogReader(database.reader(), log);
    private PostgresEventStorageEngine engine;

    @BeforeEach
    void open() {
        engine = TestLog.active(PublishedLog.open(log, database, directory.resolve("published")));
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    /// Appends, and waits for the checkpoint that covers it.
    private long grow(int count) {
        List<TaggedEventMessage<?>> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(event(Integer.toString(i)));
        }
        TestLog.append(engine, AppendCondition.none(), null, events).join();
        long size = engine.durableSize();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> PublishedLog.sizeOutside(directory.resolve("published")) == size);
        return size;
    }

    private void export(Path export, long size) throws IOException {
        try (ExportDirectory target = ExportDirectory.open(export, reader)) {
            export(target, size);
        }
    }

    private void export(ExportTarget target, long size) throws IOException {
        new LogExport(reader, LogFiles.at(reader, size).orElseThrow()).writeTo(target, _ -> {});
    }

    @Test
    void givesTheSignedRootsWithoutTheDatabase() throws IOException {
        Path export = directory.resolve("export");
        long size = grow(599);

        export(export, size);

        for (Suite suite : Suite.values()) {
            verify(export, suite, size);
        }
        assertThat(contents(export))
                .containsOnlyKeys(
                        "checkpoint",
                        "checkpoints/000.p/" + checkpointsUpTo(size),
                        "export.json",
                        "sm3/checkpoint",
                        "sm3/checkpoints/000.p/" + checkpointsUpTo(size),
                        "sm3/tile/0/000",
                        "sm3/tile/0/001",
                        "sm3/tile/0/002.p/88",
                        "sm3/tile/1/000.p/2",
                        "tile/0/000",
                        "tile/0/001",
                        "tile/0/002.p/88",
                        "tile/1/000.p/2",
                        "tile/entries/000",
                        "tile/entries/001",
                        "tile/entries/002.p/88");
    }

    private long checkpointsUpTo(long size) {
        return database.queryLong(
                "select count(*) from ledger.checkpoint where suite = 'sm3' and size <= " + size);
    }

    @Test
    void aContinuedExportIsTheOneThatAnewWouldBe() throws IOException {
        Path continued = directory.resolve("continued");
        Path fresh = directory.resolve("fresh");
        long first = grow(299);
        export(continued, first);
        assertThat(contents(continued)).containsKey("tile/0/001.p/44");
        long second = grow(300);

        export(continued, second);

        export(fresh, second);
        assertThat(contents(continued)).isEqualTo(contents(fresh));
        assertThat(contents(continued)).doesNotContainKey("tile/0/001.p/44");
    }

    @Test
    void anExportCutAtAnEarlierCheckpointIsTheOneThatWasMadeThen() throws IOException {
        Path then = directory.resolve("then");
        Path cut = directory.resolve("cut");
        long first = grow(299);
        export(then, first);
        grow(300);

        export(cut, first);

        assertThat(contents(cut)).isEqualTo(contents(then));
        assertThat(LogFiles.at(reader, first - 1)).isEmpty();
    }

    @Test
    void writesNothingTwice() throws IOException {
        Path export = directory.resolve("export");
        long size = grow(299);
        export(export, size);
        Files.writeString(export.resolve("tile/entries/000"), "as it was left");

        export(export, size);

        assertThat(export.resolve("tile/entries/000")).hasContent("as it was left");
    }

    @Test
    void anExportThatBreaksOffIsStillTheOneBefore() throws IOException {
        Path export = directory.resolve("export");
        Path fresh = directory.resolve("fresh");
        long first = grow(299);
        export(export, first);
        long second = grow(300);
        int writes = 0;
        boolean done = false;

        while (!done) {
            done = breaksOffAfter(writes++, export, second);
            long there =
                    Checkpoint.parse(
                                    org.mingzhang.ledger.log.checkpoint.SignedNote.parse(
                                                    Files.readString(export.resolve("checkpoint")))
                                            .text())
                            .size();
            assertThat(there).isIn(first, second);
            verify(export, Suite.SHA256, there);
        }

        assertThat(writes).isGreaterThan(10);
        export(fresh, second);
        assertThat(contents(export)).isEqualTo(contents(fresh));
    }

    /// Whether the export came to its end.
    private boolean breaksOffAfter(int writes, Path export, long size) throws IOException {
        try (ExportDirectory target = ExportDirectory.open(export, reader)) {
            export(new BreakingTarget(target, writes), size);
            return true;
        } catch (DiskFullException _) {
            return false;
        }
    }

    private static final class DiskFullException extends IOException {
        private static final long serialVersionUID = 1;
    }

    private static final class BreakingTarget implements ExportTarget {

        private final ExportTarget target;
        private int writesLeft;

        BreakingTarget(ExportTarget target, int writes) {
            this.target = target;
            this.writesLeft = writes;
        }

        @Override
        public long continuedFrom() {
            return target.continuedFrom();
        }

        @Override
        public boolean has(LogPath path) throws IOException {
            return target.has(path);
        }

        @Override
        public void write(LogPath path, Bytes bytes) throws IOException {
            step();
            target.write(path, bytes);
        }

        @Override
        public void describe(Bytes json) throws IOException {
            step();
            target.describe(json);
        }

        @Override
        public void finish() throws IOException {
            step();
            target.finish();
        }

        private void step() throws DiskFullException {
            if (writesLeft-- == 0) {
                throw new DiskFullException();
            }
        }
    }

    @Test
    void refusesADirectoryOfAnotherLogOrOfAnotherHistoryOrOfMore() throws IOException {
        long first = grow(9);
        long second = grow(10);
        Path export = directory.resolve("export");
        export(export, second);

        assertThatThrownBy(() -> export(export, first))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("has size " + second);

        Path checkpoint = export.resolve("checkpoint");
        String own = Files.readString(checkpoint);
        Files.writeString(checkpoint, own.replaceFirst("ledger.example", "another.example"));
        assertThatThrownBy(() -> export(export, second))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("another.example.gov/440000");

        Files.writeString(checkpoint, own.replaceFirst("\n" + second + "\n", "\n7\n"));
        assertThatThrownBy(() -> export(export, second))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("size 7 that this log does not know");

        Files.writeString(checkpoint, "nonsense");
        assertThatThrownBy(() -> export(export, second))
                .isInstanceOf(ExportRefusedException.class)
                .hasMessageContaining("is no checkpoint");
    }

    @Test
    void oneExportAtATimeIsWrittenToADirectory() throws IOException {
        grow(1);
        Path export = directory.resolve("export");
        try (ExportDirectory _ = ExportDirectory.open(export, reader)) {
            assertThatThrownBy(() -> ExportDirectory.open(export, reader))
                    .isInstanceOf(ExportRefusedException.class)
                    .hasMessageContaining("another export");
        }
    }

    private static void verify(Path export, Suite suite, long size) throws IOException {
        Path folder = suite == Suite.SM3 ? export.resolve("sm3") : export;
        Checkpoint checkpoint = PublishedLog.outside(export, suite);
        assertThat(checkpoint.size()).isEqualTo(size);
        CompactRange fromEntries = CompactRange.empty(TreeHashers.of(suite));
        for (long index = 0; index * Tiles.WIDTH < size; index++) {
            int width = Tiles.width(0, index, size);
            ByteBuffer bundle =
                    ByteBuffer.wrap(read(export.resolve(Tiles.entriesPath(index, width))));
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
        assertThat(history(folder)).contains(Files.readString(folder.resolve("checkpoint")));
    }

    private static List<String> history(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("checkpoints/000.p"))) {
            return files.flatMap(file ->
                            Stream.of(
                                    new String(read(file), java.nio.charset.StandardCharsets.UTF_8)
                                            .split("\0")))
                    .toList();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files of an export by their paths, those that are none of it left out.
    private static Map<String, Bytes> contents(Path export) throws IOException {
        try (Stream<Path> files = Files.walk(export)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .collect(
                            Collectors.toMap(
                                    file -> export.relativize(file).toString(),
                                    file -> Bytes.copyOf(read(file)),
                                    (a, _) -> a,
                                    TreeMap::new));
        }
    }
}
