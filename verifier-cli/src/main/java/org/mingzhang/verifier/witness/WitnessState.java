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
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.checkpoint.MalformedException;
import org.mingzhang.verifier.crypto.Digests;

/// The newest checkpoint of each tree that the witness has signed, in a file of its own. A change
/// is written beside, flushed, and put in the place of the old file before anything is answered.
/// The file is locked, so that two witnesses cannot share it.
///
/// ```
/// <origin> <size> <base64 root> [<base64 note>]       one line for each tree
/// ```
///
/// The note has the log's signatures and the witness's own; a file of an older program lacks it.
public final class WitnessState implements AutoCloseable {
    private final Path file;
    private final FileChannel lock;
    private final Map<String, Signed> newest = new TreeMap<>();

    /// What was signed last.
    ///
    /// @param note with the signatures, for those who ask; empty if it was not kept
    record Signed(Checkpoint checkpoint, Optional<String> note) {
        private String line() {
            String line =
                    checkpoint.origin()
                            + " "
                            + checkpoint.treeSize()
                            + " "
                            + checkpoint.root().base64();
            return line + note.map(text -> " " + base64(text)).orElse("") + "\n";
        }

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        private static Signed parse(String line) throws MalformedException {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 && parts.length != 4) {
                throw new MalformedException("a line of the state is: origin size root [note]");
            }
            Checkpoint checkpoint =
                    Checkpoint.parse(parts[0] + "\n" + parts[1] + "\n" + parts[2] + "\n");
            if (parts.length == 3) {
                return new Signed(checkpoint, Optional.empty());
            }
            try {
                byte[] note = Base64.getDecoder().decode(parts[3]);
                return new Signed(
                        checkpoint, Optional.of(new String(note, StandardCharsets.UTF_8)));
            } catch (IllegalArgumentException e) {
                throw new MalformedException("a note in the state is base64");
            }
        }
    }

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
                    Signed signed = Signed.parse(line);
                    state.newest.put(signed.checkpoint().origin(), signed);
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

    Optional<Signed> newest(String origin) {
        return Optional.ofNullable(newest.get(origin));
    }

    /// The note of the tree whose origin has this SHA-256, in hex.
    Optional<String> noteOf(String originHash) {
        return newest.values().stream()
                .filter(signed -> originHash.equals(hash(signed.checkpoint().origin())))
                .findFirst()
                .flatMap(Signed::note);
    }

    private static String hash(String origin) {
        return HexFormat.of().formatHex(Digests.sha256(origin.getBytes(StandardCharsets.UTF_8)));
    }

    void put(Signed signed) throws IOException {
        Map<String, Signed> next = new TreeMap<>(newest);
        next.put(signed.checkpoint().origin(), signed);
        StringBuilder lines = new StringBuilder();
        next.values().forEach(one -> lines.append(one.line()));
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
        newest.put(signed.checkpoint().origin(), signed);
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
