package org.mingzhang.ledger.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.merkle.Tiles;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a log as static files that anyone can check without the database.
///
/// The export ends at the newest checkpoint. What is full and stands there already is left as it
/// is, so that an export is continued by running it again. Entry bundles hold every entry: keep
/// them from those who may not read the log.
///
/// **Source** `docs/log-format.md`, section 8.
public final class EntryExport {

    private static final int CHECKPOINTS_A_FILE = 256;

    private final LogReader reader;
    private final Path directory;

    /// @param directory made if it is missing
    public EntryExport(LogReader reader, Path directory) {
        this.reader = reader;
        this.directory = directory;
    }

    /// Writes everything up to the newest checkpoint.
    ///
    /// @return the size of the exported log
    /// @throws IOException if a file cannot be written; those written are whole
    /// @throws IllegalStateException if the log has no checkpoint yet
    public long run() throws IOException {
        Suite first = reader.log().suites().getFirst();
        Checkpoint newest =
                reader.checkpoint(first)
                        .map(CheckpointDirectory::checkpointOf)
                        .orElseThrow(() -> new IllegalStateException("no checkpoint yet"));
        long size = newest.size();
        // Bundles stand beside the sha256 tree, or in the sm3 folder of a log that has only that.
        Path bundles = first == Suite.SHA256 ? directory : folder(first);
        writeBundles(bundles, size);
        for (Suite suite : reader.log().suites()) {
            writeTiles(suite, size);
            writeCheckpoints(suite, size);
        }
        write(directory.resolve("export.json"), describe(size));
        return size;
    }

    private Path folder(Suite suite) {
        return switch (suite) {
            case SHA256 -> directory;
            case SM3 -> directory.resolve("sm3");
        };
    }

    private void writeBundles(Path folder, long size) throws IOException {
        for (long index = 0; index * Tiles.WIDTH < size; index++) {
            int width = Tiles.width(0, index, size);
            Path file = folder.resolve(Tiles.entriesPath(index, width));
            if (width == Tiles.WIDTH && Files.exists(file)) {
                continue;
            }
            ByteArrayOutputStream bundle = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bundle);
            List<StoredEntry> entries = reader.entries(index * Tiles.WIDTH, width);
            if (entries.size() != width) {
                throw new IllegalStateException(
                        entries.size() + " entries of bundle " + index + ", not " + width);
            }
            for (StoredEntry entry : entries) {
                byte[] bytes = entry.bytes().toBytes();
                out.writeShort(bytes.length);
                out.write(bytes);
            }
            write(file, bundle.toByteArray());
        }
    }

    private void writeTiles(Suite suite, long size) throws IOException {
        for (int level = 0; Tiles.hashCount(level, size) > 0; level++) {
            long count = Tiles.hashCount(level, size);
            for (long index = 0; index * Tiles.WIDTH < count; index++) {
                int width = Tiles.width(level, index, size);
                Path file = folder(suite).resolve(Tiles.path(level, index, width));
                if (width < Tiles.WIDTH || !Files.exists(file)) {
                    write(file, reader.tile(suite, level, index, size).toBytes());
                }
            }
        }
    }

    private void writeCheckpoints(Suite suite, long size) throws IOException {
        List<String> file = new ArrayList<>();
        long above = 0;
        for (long index = 0; above < size; index++) {
            file.clear();
            for (String note : reader.checkpointsAbove(suite, above, CHECKPOINTS_A_FILE)) {
                Checkpoint checkpoint = CheckpointDirectory.checkpointOf(note);
                if (checkpoint.size() <= size) {
                    file.add(note);
                    above = checkpoint.size();
                }
            }
            if (file.isEmpty()) {
                throw new IllegalStateException("no checkpoint of size " + size);
            }
            String partial = file.size() == CHECKPOINTS_A_FILE ? "" : ".p/" + file.size();
            Path path = folder(suite).resolve("checkpoints/" + Tiles.number(index) + partial);
            write(path, String.join("\0", file).getBytes(StandardCharsets.UTF_8));
        }
        write(folder(suite).resolve("checkpoint"), file.getLast().getBytes(StandardCharsets.UTF_8));
    }

    private byte[] describe(long size) {
        ObjectNode description = JsonNodeFactory.instance.objectNode();
        description.put("origin", reader.log().origin().value());
        description.put("size", size);
        var suites = description.putArray("suites");
        reader.log().suites().forEach(suite -> suites.add(suite.id()));
        return (description + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            throw new IOException("no folder for " + file);
        }
        Files.createDirectories(folder);
        Path draft = folder.resolve(".draft");
        Files.write(draft, bytes);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
