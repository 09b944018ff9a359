package org.mingzhang.ledger.evidence;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;

/// The files of a log as of one of its checkpoints, made when they are asked for.
///
/// **Errors** [org.mingzhang.ledger.store.LedgerUnavailableException] if the database does not
/// answer. **Source** `docs/log-format.md`, section 8.
public final class LogFiles {

    private final LogReader reader;
    private final long size;

    private LogFiles(LogReader reader, long size) {
        this.reader = reader;
        this.size = size;
    }

    /// The files as of the newest checkpoint; empty if there is none yet.
    public static Optional<LogFiles> newest(LogReader reader) {
        return reader.checkpoint(reader.log().suites().getFirst())
                .map(note -> new LogFiles(reader, sizeOf(note)));
    }

    /// The files as of the checkpoint of a size; empty if there is none of that size.
    public static Optional<LogFiles> at(LogReader reader, long size) {
        return reader.checkpoint(reader.log().suites().getFirst(), size)
                .map(_ -> new LogFiles(reader, size));
    }

    static long sizeOf(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text()).size();
    }

    /// How many entries they cover.
    public long size() {
        return size;
    }

    /// The suite in whose folder the entry bundles are.
    public Suite bundles() {
        return reader.log().suites().getFirst();
    }

    /// The bytes of a file; empty if the checkpoint does not cover it.
    public Optional<Bytes> read(LogPath path) {
        if (!reader.log().suites().contains(path.folder())) {
            return Optional.empty();
        }
        return switch (path) {
            case LogPath.Newest(Suite suite) ->
                    reader.checkpoint(suite, size).map(note -> Bytes.copyOf(utf8(note)));
            case LogPath.History(Suite suite, long index, int width) ->
                    history(suite, index, width);
            case LogPath.Tile(Suite suite, int level, long index, int width) ->
                    tile(suite, level, index, width);
            case LogPath.Bundle(Suite folder, long index, int width) ->
                    folder == bundles() && width <= Tiles.width(0, index, size)
                            ? Optional.of(bundle(index, width))
                            : Optional.empty();
        };
    }

    private Optional<Bytes> tile(Suite suite, int level, long index, int width) {
        if (width > Tiles.width(level, index, size)) {
            return Optional.empty();
        }
        Bytes tile = reader.tile(suite, level, index, size);
        return Optional.of(tile.head(width * Hash32.LENGTH));
    }

    private Optional<Bytes> history(Suite suite, long index, int width) {
        List<String> notes =
                reader.checkpointsNumbered(suite, index * Tiles.WIDTH, width).stream()
                        .filter(note -> sizeOf(note) <= size)
                        .toList();
        return notes.size() < width ? Optional.empty() : Optional.of(history(notes));
    }

    /// The file of some checkpoints: one NUL between two.
    static Bytes history(List<String> notes) {
        return Bytes.copyOf(utf8(String.join("\0", notes)));
    }

    private Bytes bundle(long index, int width) {
        List<StoredEntry> entries = reader.entries(index * Tiles.WIDTH, width);
        if (entries.size() != width) {
            throw new IllegalStateException(
                    entries.size() + " entries of bundle " + index + ", not " + width);
        }
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        for (StoredEntry entry : entries) {
            byte[] bytes = entry.bytes().toBytes();
            bundle.write(bytes.length >>> 8);
            bundle.write(bytes.length);
            bundle.writeBytes(bytes);
        }
        return Bytes.copyOf(bundle.toByteArray());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
