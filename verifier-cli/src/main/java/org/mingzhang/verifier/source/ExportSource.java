package org.mingzhang.verifier.source;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// A log as an export: files in a folder, or the same paths over HTTP.
///
/// ```
/// checkpoint   checkpoints/000.p/12   tile/0/000   tile/entries/000   sm3/checkpoint   sm3/tile/0/000
/// ```
///
/// **Limits**: a bundle 256 × 65,537 bytes, a note 64 KiB, names per folder 3,000; a larger file is
/// a {@link SourceException} before it is held. **Source**: `docs/log-format.md` section 8.
public final class ExportSource implements LogSource {
    /// The most bytes of a note in an export.
    static final long NOTE_BYTES_MAX = 65_536;

    private static final long NOTES_BYTES_MAX = TilePath.WIDTH * (NOTE_BYTES_MAX + 1);
    private static final long TILE_BYTES_MAX = (long) TilePath.WIDTH * TreeHasher.HASH_BYTES;

    private final ExportFiles files;

    private ExportSource(ExportFiles files) {
        this.files = files;
    }

    /// The log in a folder.
    public static ExportSource directory(Path root) throws SourceException {
        if (!Files.isDirectory(root)) {
            throw new SourceException("no such directory: " + root);
        }
        boolean anything =
                Files.exists(root.resolve("checkpoint"))
                        || Files.exists(root.resolve("sm3/checkpoint"))
                        || Files.isDirectory(root.resolve("tile/entries"))
                        || Files.isDirectory(root.resolve("sm3/tile/entries"));
        if (!anything) {
            throw new SourceException(
                    "not a log: " + root + " has neither checkpoint nor tile/entries");
        }
        return new ExportSource(new FolderFiles(root));
    }

    /// The log under an address, as of the checkpoints that stand there now.
    ///
    /// @param token sent as a bearer token, for entry bundles that are not public
    public static ExportSource http(URI address, Optional<String> token) throws SourceException {
        return new ExportSource(HttpFiles.open(address, token));
    }

    @Override
    public String description() {
        return files.description();
    }

    private static String prefix(Suite suite) {
        return switch (suite) {
            case SHA256 -> "";
            case SM3 -> "sm3/";
        };
    }

    /// A log without the sha256 suite has everything under `sm3/`.
    private String bundles() throws SourceException {
        return files.holds("tile/entries") ? "tile/entries" : "sm3/tile/entries";
    }

    @Override
    public long sizeHint() throws SourceException {
        for (Suite suite : Suite.values()) {
            Optional<byte[]> note = files.read(prefix(suite) + "checkpoint", NOTE_BYTES_MAX);
            long size = note.map(ExportSource::size).orElse(0L);
            if (size > 0) {
                return size;
            }
        }
        return 0;
    }

    /// The size that a checkpoint claims, or 0.
    static long size(byte[] note) {
        String[] lines = new String(note, StandardCharsets.UTF_8).split("\n", 3);
        return lines.length == 3 && lines[1].matches("[0-9]{1,18}") ? Long.parseLong(lines[1]) : 0;
    }

    @Override
    public Rows<EntryChunk> entries() throws SourceException {
        Rows<IndexedFiles> bundles = files.list(bundles());
        if (files.readsAhead() > 0) {
            return new ReadAhead<>(bundles, files.readsAhead(), this::chunk);
        }
        return () -> {
            IndexedFiles bundle = bundles.next();
            return bundle == null ? null : chunk(bundle);
        };
    }

    private @Nullable EntryChunk chunk(IndexedFiles bundle) throws SourceException {
        long first = bundle.index() * TilePath.WIDTH;
        int width = bundle.widest();
        Optional<byte[]> read = files.read(bundle.path(width), BundleReader.BYTES_MAX);
        if (read.isEmpty()) {
            return null;
        }
        byte[] bytes = read.get();
        EntryChunk chunk = BundleReader.split(first, width, bytes);
        for (int shorter : bundle.widths().subList(0, bundle.widths().size() - 1)) {
            Optional<byte[]> prefix = files.read(bundle.path(shorter), BundleReader.BYTES_MAX);
            if (prefix.isPresent() && !begins(bytes, prefix.get(), first, shorter)) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.LEAF_MISMATCH,
                                first,
                                "bundle "
                                        + bundle.path(shorter)
                                        + " does not begin the longer one of the same entries"));
            }
        }
        return chunk;
    }

    private static boolean begins(byte[] bytes, byte[] prefix, long first, int width) {
        return prefix.length <= bytes.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length)
                && BundleReader.split(first, TilePath.WIDTH, prefix).count() == width;
    }

    @Override
    public Rows<StoredCheckpoint> checkpoints(Suite suite) throws SourceException {
        String newest = prefix(suite) + "checkpoint";
        Rows<IndexedFiles> notes = files.list(prefix(suite) + "checkpoints");
        return new Rows<>() {
            private final Deque<StoredCheckpoint> ready = new ArrayDeque<>();
            private boolean atNewest;

            @Override
            public @Nullable StoredCheckpoint next() throws SourceException {
                while (ready.isEmpty() && !atNewest) {
                    IndexedFiles file = notes.next();
                    if (file != null) {
                        addNotes(file.path(file.widest()), ready);
                    } else {
                        atNewest = true;
                        files.read(newest, NOTE_BYTES_MAX)
                                .ifPresent(note ->
                                        ready.add(
                                                new StoredCheckpoint(
                                                        newest, Bytes.of(note), null)));
                    }
                }
                return ready.poll();
            }
        };
    }

    private void addNotes(String file, Deque<StoredCheckpoint> ready) throws SourceException {
        Optional<byte[]> read = files.read(file, NOTES_BYTES_MAX);
        if (read.isEmpty()) {
            return;
        }
        byte[] bytes = read.get();
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == 0) {
                ready.add(new StoredCheckpoint(file, new Bytes(bytes, start, i - start), null));
                start = i + 1;
            }
        }
    }

    @Override
    public Rows<StoredTile> tiles(Suite suite, int level) throws SourceException {
        Rows<IndexedFiles> tiles = files.list(prefix(suite) + "tile/" + level);
        Deque<StoredTile> ready = new ArrayDeque<>();
        return () -> {
            if (ready.isEmpty()) {
                IndexedFiles file = tiles.next();
                if (file == null) {
                    return null;
                }
                for (int width : file.widths()) {
                    Optional<byte[]> hashes = files.read(file.path(width), TILE_BYTES_MAX);
                    if (hashes.isEmpty()) {
                        return null;
                    }
                    ready.add(new StoredTile(file.index(), width, Bytes.of(hashes.get())));
                }
            }
            return ready.poll();
        };
    }

    /// One tile, for a proof out of hashes alone; nothing when it is not there.
    public Optional<byte[]> tile(Suite suite, int level, long index, int width)
            throws SourceException {
        IndexedFiles file =
                new IndexedFiles(prefix(suite) + "tile/" + level, index, List.of(width));
        return files.read(file.path(width), TILE_BYTES_MAX);
    }

    @Override
    public boolean tilesExpected(Suite suite) throws SourceException {
        return files.holds(prefix(suite) + "tile/0");
    }

    @Override
    public Optional<DerivedTables> derivedTables() {
        return Optional.empty();
    }

    @Override
    public void close() {
        files.close();
    }
}
