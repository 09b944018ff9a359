package org.mingzhang.api.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The directory that holds what one ledger process keeps outside a foreign database.
///
/// **Shape**
///
/// ```text
/// lock           held while a process uses the directory
/// postgres/      the embedded database, readable by its owner alone
/// postgres.log   what PostgreSQL says
/// binaries/      the unpacked PostgreSQL
/// keys/          the private keys of the log
/// checkpoints/   the published checkpoints, compared with the database at start
/// stamps/        checkpoints with the stamp of a time-stamp authority
/// tokens/        the bearer tokens of the development identity
/// ```
///
/// **Errors** [#open] throws [StartRefused] if another process holds the lock. The operating system
/// releases the lock with the process, so a crash leaves nothing to clean up.
public final class DataDirectory implements AutoCloseable {

    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /// Creates the directory if it is missing and takes its lock.
    public static DataDirectory open(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            createPrivate(root);
            FileChannel channel =
                    FileChannel.open(
                            root.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock = lockOf(channel);
            if (lock == null) {
                channel.close();
                throw new StartRefused(
                        "the data directory " + root + " is in use by another process",
                        "stop that process, or choose another directory with --data");
            }
            return new DataDirectory(root, channel, lock);
        } catch (IOException e) {
            throw new StartRefused(
                    "the data directory " + root + " cannot be used: " + e,
                    "choose a directory that you may write to with --data",
                    e);
        }
    }

    private static @Nullable FileLock lockOf(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            // This very process holds it already.
            return null;
        }
    }

    /// The directory itself, absolute.
    public Path root() {
        return root;
    }

    /// Where the embedded database keeps its data.
    public Path postgres() {
        return root.resolve("postgres");
    }

    /// What the embedded database logs.
    public Path postgresLog() {
        return root.resolve("postgres.log");
    }

    /// Where the database binaries are unpacked.
    public Path binaries() {
        return root.resolve("binaries");
    }

    /// Where the private keys of the log lie, created with access for the owner alone.
    public Path keys() {
        return privateChild("keys");
    }

    /// The private keys of the log; the first start makes them when the database is there.
    public Path keyFile() {
        return keys().resolve("log.keys");
    }

    /// All files with private keys of the log, in the order of their names.
    public List<Path> keyFiles() {
        try (Stream<Path> files = Files.list(keys())) {
            return files.filter(file -> file.getFileName().toString().endsWith(".keys"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + keys(), e);
        }
    }

    /// A file for further private keys that does not exist yet.
    public Path nextKeyFile() {
        int number = 2;
        while (Files.exists(keys().resolve("log-" + number + ".keys"))) {
            number++;
        }
        return keys().resolve("log-" + number + ".keys");
    }

    /// The public keys of the log, to be handed to auditors.
    public Path publicKeyFile() {
        return root.resolve("vkeys.txt");
    }

    /// Where checkpoints are published outside the database.
    public Path checkpoints() {
        return privateChild("checkpoints");
    }

    /// Where stamped checkpoints lie; made with the first stamp.
    public Path stamps() {
        return root.resolve("stamps");
    }

    /// Where the tokens of the development identity lie, created with access for the owner alone.
    public Path tokens() {
        return privateChild("tokens");
    }

    private Path privateChild(String name) {
        Path child = root.resolve(name);
        try {
            createPrivate(child);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + child, e);
        }
        return child;
    }

    private static void createPrivate(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    directory,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /// Releases the lock; the contents stay.
    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the lock of " + root, e);
        }
    }
}
