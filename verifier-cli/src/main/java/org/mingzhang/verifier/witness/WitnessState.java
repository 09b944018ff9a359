package org.mingzhang.verifier.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;

/// The newest checkpoint of each tree that the witness has signed, in a file of its own. A change
/// is written beside, flushed, and put in the place of the old file before anything is answered.
/// The file is locked, so that two witnesses cannot share it.
///
/// ```
/// <origin> <size> <base64 root>       one line for each tree
/// ```
public final class WitnessState implements AutoCloseable {
    private final Path file;
    private final FileChannel lock;
    private final Map<String, Checkpoint> newest = new TreeMap<>();

    private WitnessState(Path file, FileChannel lock) {
        this.file = file;
        this.lock = lock;
    }

    /// Opens the state, empty when there is no file yet.
    public static WitnessState open(Path file) throws IOException, MalformedException {
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new IOException("another witness works with " + file);
        }
        WitnessState state = new WitnessState(file, channel);
        if (Files.exists(file)) {
            for (String line : Files.readString(file).split("\n", -1)) {
                if (!line.isEmpty()) {
                    Checkpoint checkpoint = Checkpoint.parse(line.replace(' ', '\n') + "\n");
                    state.newest.put(checkpoint.origin(), checkpoint);
                }
            }
        }
        return state;
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    Optional<Checkpoint> newest(String origin) {
        return Optional.ofNullable(newest.get(origin));
    }

    void put(Checkpoint checkpoint) throws IOException {
        Map<String, Checkpoint> next = new TreeMap<>(newest);
        next.put(checkpoint.origin(), checkpoint);
        StringBuilder lines = new StringBuilder();
        next.values()
                .forEach(one ->
                        lines.append(one.origin())
                                .append(' ')
                                .append(one.treeSize())
                                .append(' ')
                                .append(one.root().base64())
                                .append('\n'));
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out =
                FileChannel.open(
                        beside,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(
                beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        flushFolder();
        newest.put(checkpoint.origin(), checkpoint);
    }

    /// The new name is durable when its folder is; not every system lets a folder be opened.
    private void flushFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
