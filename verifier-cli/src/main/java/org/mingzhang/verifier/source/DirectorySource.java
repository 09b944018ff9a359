package org.mingzhang.verifier.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// A log as a directory of files.
///
/// ```
/// checkpoint   checkpoints/000.p/12   tile/0/000   tile/entries/000   sm3/checkpoint   sm3/tile/0/000
/// ```
///
/// **Limits**: a bundle 256 × 65,537 bytes, a note 64 KiB, names per folder 3,000; a larger file is
/// a {@link SourceException} before it is read. **Source**: `docs/log-format.md` section 8.
public final class DirectorySource implements LogSource {
    private static final int LENGTH_BYTES = 2;
    private static final long BUNDLE_BYTES_MAX =
            (long) TilePath.WIDTH * (EntryReader.ENTRY_BYTES_MAX + LENGTH_BYTES);
    private static final long NOTE_BYTES_MAX = 65_536;
    private static final long NOTES_BYTES_MAX = TilePath.WIDTH * (NOTE_BYTES_MAX + 1);
    private static final long TILE_BYTES_MAX = (long) TilePath.WIDTH * TreeHasher.HASH_BYTES;

    private final Path root;

    /// The log in `root`.
    public DirectorySource(Path root) throws SourceException {
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
        this.root = root;
    }

    @Override
    public String description() {
        return "directory " + root;
    }

    private Path suiteRoot(Suite suite) {
        return switch (suite) {
            case SHA256 -> root;
            case SM3 -> root.resolve("sm3");
        };
    }

    /// A log without the sha256 suite has everything under `sm3/`.
    private Path bundles() {
        Path shared = root.resolve("tile/entries");
        return Files.isDirectory(shared) ? shared : root.resolve("sm3/tile/entries");
    }

    @Override
    public long sizeHint() throws SourceException {
        for (Suite suite : Suite.values()) {
            Path checkpoint = suiteRoot(suite).resolve("checkpoint");
            if (Files.exists(checkpoint)) {
                String[] lines =
                        new String(
                                        read(checkpoint, NOTE_BYTES_MAX),
                                        java.nio.charset.StandardCharsets.UTF_8)
                                .split("\n", 3);
                if (lines.length == 3 && lines[1].matches("[0-9]{1,18}")) {
                    return Long.parseLong(lines[1]);
                }
            }
        }
        return 0;
    }

    @Override
    public Rows<EntryChunk> entries() {
        TileFiles files = new TileFiles(bundles());
        return () -> {
            TileFiles.Files256 bundle = files.next();
            return bundle == null ? null : chunk(bundle);
        };
    }

    private EntryChunk chunk(TileFiles.Files256 bundle) throws SourceException {
        long first = bundle.index() * TilePath.WIDTH;
        int width = bundle.byWidth().lastKey();
        byte[] bytes = read(bundle.byWidth().lastEntry().getValue(), BUNDLE_BYTES_MAX);
        EntryChunk chunk = split(first, width, bytes);
        for (Map.Entry<Integer, Path> shorter : bundle.byWidth().headMap(width).entrySet()) {
            byte[] prefix = read(shorter.getValue(), BUNDLE_BYTES_MAX);
            if (!startsWith(bytes, prefix)
                    || split(first, TilePath.WIDTH, prefix).count() != shorter.getKey()) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.LEAF_MISMATCH,
                                first,
                                "bundle "
                                        + relative(shorter.getValue())
                                        + " does not begin the longer one of the same entries"));
            }
        }
        return chunk;
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return prefix.length <= bytes.length
                && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static EntryChunk split(long first, int width, byte[] bytes) {
        EntryChunk chunk = new EntryChunk();
        int at = 0;
        while (at < bytes.length) {
            long position = first + chunk.count();
            if (chunk.count() == TilePath.WIDTH) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.POSITION_GAP,
                                position,
                                "the bundle goes on after its 256 entries"));
                return chunk;
            }
            int left = bytes.length - at - LENGTH_BYTES;
            int length = left < 0 ? 0 : (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
            if (length > left) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.ENTRY_ENCODING, position, "the bundle ends within the entry"));
                return chunk;
            }
            chunk.add(position, bytes, at + LENGTH_BYTES, length, null);
            at += LENGTH_BYTES + length;
        }
        if (chunk.count() != width) {
            chunk.add(
                    new Finding.AtEntry(
                            Code.POSITION_GAP,
                            first + Math.min(width, chunk.count()),
                            "the bundle holds " + chunk.count() + " entries instead of " + width));
        }
        return chunk;
    }

    @Override
    public Rows<StoredCheckpoint> checkpoints(Suite suite) throws SourceException {
        Path suiteRoot = suiteRoot(suite);
        Path newest = suiteRoot.resolve("checkpoint");
        TileFiles files = new TileFiles(suiteRoot.resolve("checkpoints"));
        return new Rows<>() {
            private final Deque<StoredCheckpoint> ready = new ArrayDeque<>();
            private boolean atNewest;

            @Override
            public @Nullable StoredCheckpoint next() throws SourceException {
                while (ready.isEmpty() && !atNewest) {
                    TileFiles.Files256 file = files.next();
                    if (file != null) {
                        addNotes(file.byWidth().lastEntry().getValue(), ready);
                    } else {
                        atNewest = true;
                        if (Files.exists(newest)) {
                            Bytes note = Bytes.of(read(newest, NOTE_BYTES_MAX));
                            ready.add(new StoredCheckpoint(relative(newest), note, null));
                        }
                    }
                }
                return ready.poll();
            }
        };
    }

    private void addNotes(Path file, Deque<StoredCheckpoint> ready) throws SourceException {
        byte[] bytes = read(file, NOTES_BYTES_MAX);
        int start = 0;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == 0) {
                ready.add(
                        new StoredCheckpoint(
                                relative(file), new Bytes(bytes, start, i - start), null));
                start = i + 1;
            }
        }
    }

    @Override
    public Rows<StoredTile> tiles(Suite suite, int level) {
        TileFiles files =
                new TileFiles(suiteRoot(suite).resolve("tile").resolve(Integer.toString(level)));
        Deque<StoredTile> ready = new ArrayDeque<>();
        return () -> {
            if (ready.isEmpty()) {
                TileFiles.Files256 file = files.next();
                if (file == null) {
                    return null;
                }
                for (Map.Entry<Integer, Path> width : file.byWidth().entrySet()) {
                    Bytes hashes = Bytes.of(read(width.getValue(), TILE_BYTES_MAX));
                    ready.add(new StoredTile(file.index(), width.getKey(), hashes));
                }
            }
            return ready.poll();
        };
    }

    @Override
    public boolean tilesExpected(Suite suite) {
        return Files.isDirectory(suiteRoot(suite).resolve("tile/0"));
    }

    @Override
    public Optional<DerivedTables> derivedTables() {
        return Optional.empty();
    }

    private String relative(Path path) {
        return root.relativize(path).toString();
    }

    private static byte[] read(Path file, long bytesMax) throws SourceException {
        try {
            long size = Files.size(file);
            if (size > bytesMax) {
                throw new SourceException(file + " has " + size + " bytes, more than " + bytesMax);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SourceException("cannot read " + file, e);
        }
    }

    @Override
    public void close() {}
}
