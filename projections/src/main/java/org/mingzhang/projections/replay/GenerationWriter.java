package org.mingzhang.projections.replay;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.projections.sql.Reads;

/// Writes one generation: the rows of a batch and the size of the log that they reach, in one
/// transaction. Used by one thread.
///
/// Each read model has a token, and the tokens are the fence. They are set first, and only where
/// they still say what this writer last wrote; the rows stay locked until the commit. So whatever
/// is killed wherever, and however many write, every entry is in the rows exactly once.
final class GenerationWriter implements AutoCloseable {

    private static final String CLAIM =
            """
            update token set size = ?, recorded_at = ?, skipped = skipped + ?
             where model = any (?) and size = ?
               and exists (select from read_control.generation
                            where number = ? and state <> 'retired')\
            """;

    private final Connection connection;
    private final Generation generation;
    private final List<Part> parts;
    private final Array names;
    private long size;

    /// One read model: what it wrote, and its fold.
    private record Part(ReadModel model, StoredRows stored, Projection fold) {}

    private GenerationWriter(
            Connection connection, Generation generation, List<ReadModel> models, int states)
            throws SQLException {
        this.connection = connection;
        this.generation = generation;
        names = connection.createArrayOf("text", models.stream().map(ReadModel::name).toArray());
        size = readSize();
        Set<String> keyed = readKeyed();
        parts =
                models.stream()
                        .map(model ->
                                new Part(
                                        model,
                                        new StoredRows(
                                                connection, model, keyed.contains(model.name())),
                                        model.fold(states, size == 0)))
                        .toList();
    }

    /// Begins where the read models stand in the generation.
    ///
    /// @param models all of them, or in a rebuild those that share this writer
    /// @param states states of each kind that a fold keeps in memory
    /// @param connection of its own, closed with this writer
    static GenerationWriter open(
            Connection connection, Generation generation, List<ReadModel> models, int states)
            throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + generation.schema());
            // A crash of the server loses the last rows together with the token, and they are
            // folded
            // again: durability is bought once, by the log.
            statement.execute("set synchronous_commit to off");
            statement.execute("set timezone to 'UTC'");
        }
        connection.setAutoCommit(false);
        GenerationWriter writer = new GenerationWriter(connection, generation, models, states);
        connection.commit();
        return writer;
    }

    private long readSize() throws SQLException {
        List<Long> sizes =
                Reads.list(
                        connection,
                        generation.schema(),
                        "select distinct size from $.token where model = any (?)",
                        List.of(names),
                        row -> row.getLong(1));
        if (sizes.size() != 1) {
            throw new IllegalStateException(
                    "read models of generation %d stand at different sizes: %s"
                            .formatted(generation.number(), sizes));
        }
        return sizes.getFirst();
    }

    private Set<String> readKeyed() throws SQLException {
        return Set.copyOf(
                Reads.list(
                        connection,
                        generation.schema(),
                        "select model from $.token where keyed and model = any (?)",
                        List.of(names),
                        row -> row.getString(1)));
    }

    Generation generation() {
        return generation;
    }

    /// The number of entries in the rows.
    long size() {
        return size;
    }

    /// Folds and writes a batch that begins at [#size].
    ///
    /// @throws TokenMovedException if another has written or the generation was retired; nothing
    ///   was written, and this writer is at its end
    /// @throws SQLException if the database failed; this writer is at its end, and whether the
    ///   batch was written is for the token to say
    void write(List<RecordedEvent> batch) throws SQLException {
        RecordedEvent last = batch.getLast();
        if (batch.getFirst().position() != size) {
            throw new IllegalArgumentException(
                    "batch begins at %d, not at %d".formatted(batch.getFirst().position(), size));
        }
        claim(last, batch.stream().filter(e -> e.event() instanceof UnknownEvent).count());
        for (Part part : parts) {
            part.fold.prepare(part.stored, batch);
            for (RecordedEvent event : batch) {
                part.fold.apply(event);
            }
            part.fold.write(connection);
        }
        connection.commit();
        size = last.position() + 1;
        parts.forEach(part -> part.fold.committed());
    }

    /// @throws TokenMovedException if the generation was retired or written by another
    void requireCurrent() throws SQLException {
        List<String> current =
                Reads.list(
                        connection,
                        generation.schema(),
                        """
                        select model from $.token
                         where model = any (?) and size = ?
                           and exists (select from read_control.generation
                                        where number = ? and state <> 'retired')\
                        """,
                        List.of(names, size, generation.number()),
                        row -> row.getString(1));
        connection.commit();
        if (current.size() != parts.size()) {
            throw new TokenMovedException(generation, size);
        }
    }

    private void claim(RecordedEvent last, long skipped) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, last.position() + 1);
            claim.setObject(2, OffsetDateTime.ofInstant(last.recordedAt(), ZoneOffset.UTC));
            claim.setLong(3, skipped);
            claim.setArray(4, names);
            claim.setLong(5, size);
            claim.setInt(6, generation.number());
            if (claim.executeUpdate() != parts.size()) {
                connection.rollback();
                throw new TokenMovedException(generation, size);
            }
        }
    }

    /// Makes the keys and the indexes that a generation needs before it is read.
    void createIndexes() throws SQLException {
        for (Part part : parts) {
            Generations.createIndexes(part.stored.byKey(), generation, part.model);
        }
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
