package org.mingzhang.ledger.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.log.merkle.Tiles;
import org.mingzhang.ledger.store.LogReader;

/// A directory that an export is written to, and continued in.
///
/// A file is on the disk before its name is. Files that a longer one replaces are removed when the
/// checkpoints that need the longer one are there. One process writes at a time.
public final class ExportDirectory implements ExportTarget, AutoCloseable {

    private static final long NOTE_BYTES_MAX = 1 << 20;
    private static final String PARTIAL = ".p";

    private final Path root;
    private final FileChannel lock;
    private final long continuedFrom;

    /// The folders of partial files that this export has replaced, with the one to keep.
    private final Map<Path, Optional<Path>> replaced = new HashMap<>();

    private ExportDirectory(Path root, FileChannel lock, long continuedFrom) {
        this.root = root;
        this.lock = lock;
        this.continuedFrom = continuedFrom;
    }

    /// Makes the directory, or opens an export of the same log.
    ///
    /// @throws ExportRefusedException if it holds something else, another history of the log, or is
    ///   being written
    /// @throws IOException if it cannot be read or made
    public static ExportDirectory open(Path root, LogReader reader) throws IOException {
        Files.createDirectories(root);
        FileChannel lock =
                FileChannel.open(
                        root.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!locked(lock)) {
                throw new ExportRefusedException("another export is being written to " + root);
            }
            return new ExportDirectory(root, lock, sizeOf(root, reader));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    /// The size of the export that is there, which must be one of this log.
    private static long sizeOf(Path root, LogReader reader) throws IOException {
        Suite suite = reader.log().suites().getFirst();
        Path file = root.resolve(new LogPath.Newest(suite).path());
        Optional<String> note = note(file);
        if (note.isEmpty()) {
            return 0;
        }
        Checkpoint there;
        try {
            there = Checkpoint.parse(SignedNote.parse(note.get()).text());
        } catch (IllegalArgumentException e) {
            throw new ExportRefusedException(
                    file + " is no checkpoint: " + e.getMessage() + "; choose another directory");
        }
        if (!there.origin().equals(reader.log().origin()) || there.suite() != suite) {
            throw new ExportRefusedException(
                    root
                            + " holds an export of "
                            + there.origin().of(there.suite())
                            + ", not of "
                            + reader.log().origin().of(suite)
                            + "; choose another directory");
        }
        boolean same =
                reader.checkpoint(suite, there.size())
                        .map(own -> Checkpoint.parse(SignedNote.parse(own).text()))
                        .equals(Optional.of(there));
        if (!same) {
            throw new ExportRefusedException(
                    root
                            + " holds a checkpoint of size "
                            + there.size()
                            + " that this log does not know: keep it, it is evidence, and have the"
                            + " log verified against it");
        }
        return there.size();
    }

    private static Optional<String> note(Path file) throws IOException {
        try {
            if (Files.size(file) > NOTE_BYTES_MAX) {
                throw new ExportRefusedException(file + " is too large for a checkpoint");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    @Override
    public long continuedFrom() {
        return continuedFrom;
    }

    @Override
    public boolean has(LogPath path) throws IOException {
        if (!isFull(path)) {
            return false;
        }
        Path file = root.resolve(path.path());
        boolean there =
                path instanceof LogPath.Tile
                        ? Files.exists(file)
                                && Files.size(file) == (long) Tiles.WIDTH * Hash32.LENGTH
                        : Files.exists(file);
        if (there) {
            // Left behind by an export that broke off.
            replaces(file, Optional.empty());
        }
        return there;
    }

    private static boolean isFull(LogPath path) {
        return switch (path) {
            case LogPath.Newest _ -> false;
            case LogPath.History(_, _, int width) -> width == Tiles.WIDTH;
            case LogPath.Tile(_, _, _, int width) -> width == Tiles.WIDTH;
            case LogPath.Bundle(_, _, int width) -> width == Tiles.WIDTH;
        };
    }

    @Override
    public void write(LogPath path, Bytes bytes) throws IOException {
        Path file = root.resolve(path.path());
        put(file, bytes);
        if (isFull(path)) {
            replaces(file, Optional.empty());
        } else if (!(path instanceof LogPath.Newest)) {
            replaced.put(folderOf(file), Optional.of(file));
        }
    }

    private void replaces(Path full, Optional<Path> kept) {
        Path partials = full.resolveSibling(full.getFileName() + PARTIAL);
        if (Files.isDirectory(partials)) {
            replaced.put(partials, kept);
        }
    }

    @Override
    public void describe(Bytes json) throws IOException {
        put(root.resolve("export.json"), json);
    }

    private void put(Path file, Bytes bytes) throws IOException {
        Path folder = folderOf(file);
        Files.createDirectories(folder);
        Path draft = root.resolve(".draft");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes.toBytes());
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path folderOf(Path file) {
        @Nullable Path folder = file.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("no folder for " + file);
        }
        return folder;
    }

    @Override
    public void finish() throws IOException {
        try (FileChannel channel = FileChannel.open(root, StandardOpenOption.READ)) {
            channel.force(true);
        }
        for (Map.Entry<Path, Optional<Path>> folder : replaced.entrySet()) {
            removeOthers(folder.getKey(), folder.getValue());
        }
        replaced.clear();
    }

    private static void removeOthers(Path partials, Optional<Path> kept) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(partials)) {
            for (Path file : files) {
                if (!Optional.of(file).equals(kept)) {
                    Files.delete(file);
                }
            }
        }
        if (kept.isEmpty()) {
            Files.delete(partials);
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
