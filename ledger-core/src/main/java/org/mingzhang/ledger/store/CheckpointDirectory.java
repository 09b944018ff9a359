package org.mingzhang.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;

/// The newest checkpoint of each suite in a directory outside the database.
///
/// **Shape** `checkpoint` and `sm3/checkpoint`, as in an export. A file is replaced as a whole and
/// is on the disk before its name is; a smaller size never replaces a larger one.
///
/// **Source** `docs/log-format.md`, sections 6 and 8.
final class CheckpointDirectory {

    private static final long NOTE_BYTES_MAX = 1 << 20;

    private final Path directory;

    CheckpointDirectory(Path directory) {
        this.directory = directory;
    }

    Path file(Suite suite) {
        return folder(suite).resolve("checkpoint");
    }

    private Path folder(Suite suite) {
        return switch (suite) {
            case SHA256 -> directory;
            case SM3 -> directory.resolve("sm3");
        };
    }

    /// The note as it stands there; empty if there is none.
    ///
    /// @throws IOException if there is a file that cannot be read or is too large for a note
    Optional<String> read(Suite suite) throws IOException {
        Path file = file(suite);
        try {
            if (Files.size(file) > NOTE_BYTES_MAX) {
                throw new IOException(file + " is too large for a note");
            }
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Publishes a note, unless one of the same or a larger size stands there.
    void write(Suite suite, Checkpoint checkpoint, String note) throws IOException {
        Path file = file(suite);
        Path folder = folder(suite);
        Files.createDirectories(folder);
        // The lock keeps a writer that has been overtaken from going behind the one that did.
        try (FileChannel lock =
                        FileChannel.open(
                                folder.resolve(".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = lock.lock()) {
            Optional<String> published = read(suite);
            if (published.isPresent()
                    && checkpointOf(published.get()).size() >= checkpoint.size()) {
                return;
            }
            replace(file, folder, note);
        }
    }

    private static void replace(Path file, Path folder, String note) throws IOException {
        Path draft = folder.resolve(".checkpoint.draft");
        try (FileChannel channel =
                FileChannel.open(
                        draft,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(note);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Checkpoint checkpointOf(String note) {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
