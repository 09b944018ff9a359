package org.mingzhang.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.entry.Actor;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.testing.TestDatabase;

/// A log that was created with keys and publishes its checkpoints, as the application has it.
final class PublishedLog {

    static final List<Suite> SUITES = List.of(Suite.SHA256, Suite.SM3);

    private PublishedLog() {}

    /// The published test keys of the sample logs, so that a child process has the same.
    static LogKeys keys() {
        byte[] ed25519 = new byte[32];
        for (int i = 0; i < 32; i++) {
            ed25519[i] = (byte) i;
        }
        byte[] sm2 =
                Hash32.parseHex("3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8")
                        .toBytes();
        return LogKeys.of(
                TestLog.ORIGIN.value(),
                Map.of(Suite.SHA256, ed25519, Suite.SM3, sm2),
                new SecureRandom());
    }

    static LogCreation creation() {
        return new LogCreation(
                1,
                keys(),
                Currency.getInstance("CNY"),
                ZoneId.of("Asia/Shanghai"),
                new Actor("u-1", "system", "440000"),
                "operator");
    }

    static LogRef create(TestDatabase database) {
        try {
            return creation()
                    .run(
                            database.writer(),
                            TestLog.options(),
                            TimeSource.system(),
                            new SecureRandom());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Publishing publishing(Path directory) {
        return new Publishing(keys(), directory);
    }

    /// An engine as the application opens it.
    static PostgresEventStorageEngine open(LogRef log, TestDatabase database, Path directory) {
        return PostgresEventStorageEngine.open(
                log,
                database.writer(),
                database.writerPool(),
                new TextEventMapping(TestLog.ORIGIN, TimeSource.system().wall()),
                TestLog.options(),
                TimeSource.system(),
                publishing(directory));
    }

    /// The checkpoint that stands outside the database.
    static Checkpoint outside(Path directory, Suite suite) {
        Path file = directory.resolve(suite == Suite.SM3 ? "sm3/checkpoint" : "checkpoint");
        try {
            SignedNote note = SignedNote.parse(Files.readString(file));
            assertThat(note.isSignedBy(keys().signer(suite).key())).isTrue();
            return Checkpoint.parse(note.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long sizeOutside(Path directory) {
        return Files.exists(directory.resolve("sm3/checkpoint"))
                ? outside(directory, Suite.SM3).size()
                : 0;
    }

    /// Everything that [StoredLogCheck] verifies, and every checkpoint and tile recomputed from the
    /// entries alone.
    static List<Entry> verify(TestDatabase database, LogRef log, Path directory)
            throws SQLException {
        List<Entry> entries = StoredLogCheck.verify(database, log);
        LogReader reader = new LogReader(database.reader(), log);
        List<List<Long>> sizes =
                SUITES.stream()
                        .map(suite -> verifyTree(reader, suite, entries.size(), directory))
                        .toList();
        assertThat(sizes.getFirst()).isEqualTo(sizes.getLast());
        return entries;
    }

    private static List<Long> verifyTree(LogReader reader, Suite suite, int size, Path directory) {
        List<Checkpoint> checkpoints =
                reader.checkpointsAbove(suite, 0, LogReader.ENTRIES_MAX).stream()
                        .map(note -> {
                            SignedNote signed = SignedNote.parse(note);
                            assertThat(signed.isSignedBy(keys().signer(suite).key())).isTrue();
                            return Checkpoint.parse(signed.text());
                        })
                        .toList();
        CompactRange range = CompactRange.empty(TreeHashers.of(suite));
        for (Checkpoint checkpoint : checkpoints) {
            assertThat(checkpoint.origin()).isEqualTo(TestLog.ORIGIN);
            while (range.size() < checkpoint.size()) {
                for (StoredEntry entry :
                        reader.entries(range.size(), (int) (checkpoint.size() - range.size()))) {
                    range.append(TreeHashers.of(suite).leaf(entry.bytes().toBytes()));
                }
            }
            assertThat(range.root()).isEqualTo(checkpoint.root());
        }
        assertThat(outside(directory, suite)).isIn(checkpoints);
        long covered = checkpoints.getLast().size();
        assertThat(covered).isLessThanOrEqualTo(size);
        verifyTiles(reader, suite, covered);
        return checkpoints.stream().map(Checkpoint::size).toList();
    }

    private static void verifyTiles(LogReader reader, Suite suite, long size) {
        for (long index = 0; index < size / Tiles.WIDTH; index++) {
            List<Hash32> leaves =
                    reader.entries(index * Tiles.WIDTH, Tiles.WIDTH).stream()
                            .map(e -> TreeHashers.of(suite).leaf(e.bytes().toBytes()))
                            .toList();
            assertThat(reader.tile(suite, 0, index, size).toBytes()).isEqualTo(Tiles.bytes(leaves));
        }
    }
}
