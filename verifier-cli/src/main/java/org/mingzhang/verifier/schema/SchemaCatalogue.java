package org.mingzhang.verifier.schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The schemas that this program knows: those that came with it, and before them those of a folder
/// that the auditor gives. Which of them count for a log is said by the log's own
/// `log.SchemaPublished`. Safe for use by several threads.
public final class SchemaCatalogue {
    private static final int FILE_BYTES_MAX = 262_144;

    /// Names that a log makes up are not kept for ever.
    private static final int KNOWN_MAX = 10_000;

    private final Optional<Path> folder;
    private final ConcurrentMap<String, Optional<EventSchema>> known = new ConcurrentHashMap<>();

    /// @param folder files `<type>.<revision>.json` that come first
    public SchemaCatalogue(Optional<Path> folder) {
        this.folder = folder;
    }

    /// The schema of a type and revision, if it is known and understood.
    public Optional<EventSchema> find(String type, long revision) {
        String name = type + "." + revision;
        Optional<EventSchema> schema = known.get(name);
        if (schema == null) {
            schema = load(name);
            if (known.size() < KNOWN_MAX) {
                known.put(name, schema);
            }
        }
        return schema;
    }

    private Optional<EventSchema> load(String name) {
        try (InputStream in = open(name + ".json")) {
            byte[] file = in.readNBytes(FILE_BYTES_MAX + 1);
            return file.length == 0 || file.length > FILE_BYTES_MAX
                    ? Optional.empty()
                    : Optional.of(EventSchema.parse(name, file));
        } catch (SchemaException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the schema " + name, e);
        }
    }

    private InputStream open(String file) throws IOException {
        if (folder.isPresent() && Files.isRegularFile(folder.get().resolve(file))) {
            return Files.newInputStream(folder.get().resolve(file));
        }
        InputStream resource = SchemaCatalogue.class.getResourceAsStream("events/" + file);
        return resource == null ? InputStream.nullInputStream() : resource;
    }
}
