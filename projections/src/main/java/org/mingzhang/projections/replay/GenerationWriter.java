package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.mingzhang.ledger.codec.UnknownEvent;
import org.mingzhang.projections.sql.Reads;

/// Writes one generation: the rows of a batch and the size of the log that they reach, in one
/// transaction. Used by one thread.
///
/// The token is the fence. It is set first, and only where it still says what this writer last
/// wrote; the row stays locked until the commit. So whatever is killed wherever, and however many
/// write, every entry is in the rows exactly once.
final class GenerationWriter implements AutoCloseable {

    private static final String CLAIM =
            """
            update token set size = ?, recorded_at = ?, skipped = skipped + ?
             where size = ?
               and exists (select from read_control.generation
                            where number = ? and state <> 'retired')""";

    private final Connection connection;
    private final Generation generation;
    private final List<Projection> projections;
    private long size;

    private GenerationWriter(
            Connection connection, Generation generation, List<Projection> projections, long size) {
        this.connection = connection;
        this.generation = generation;
        this.projections = projections;
        this.size = size;
    }

    /// Begins where the generation stands.
    ///
    /// @param connection of its own, closed with this writer
    static GenerationWriter open(
            Connection connection, Generation generation, List<ReadModel> models)
            throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + generation.schema());
            // A crash of the server loses the last rows together with the token, and they are folded
            // again: durability is bought once, by the log.
            statement.execute("set synchronous_commit to off");
            statement.execute("set timezone to 'UTC'");
        }
        connection.setAutoCommit(false);
        long size =
                Reads.list(
                                connection,
                                generation.schema(),
                                "select size from $.token",
                                List.of(),
                                row -> row.getLong(1))
                        .getFirst();
        connection.commit();
        return new GenerationWriter(
                connection,
                generation,
                models.stream().map(ReadModel::fold).toList(),
                size);
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
    /// @throws TokenMovedException if another has written or the generation was retired; nothing was
    ///     written, and this writer is at its end
    /// @throws SQLException if the database failed; this writer is at its end, and whether the batch
    ///     was written is for the token to say
    void write(List<RecordedEvent> batch) throws SQLException {
        RecordedEvent last = batch.getLast();
        if (batch.getFirst().position() != size) {
            throw new IllegalArgumentException(
                    "batch begins at %d, not at %d".formatted(batch.getFirst().position(), size));
        }
        claim(last, batch.stream().filter(e -> e.event() instanceof UnknownEvent).count());
        for (Projection projection : projections) {
            projection.prepare(connection, batch);
            for (RecordedEvent event : batch) {
                projection.apply(event);
            }
            projection.write(connection);
        }
        connection.commit();
        size = last.position() + 1;
        projections.forEach(Projection::committed);
    }

    /// @throws TokenMovedException if the generation was retired or written by another
    void requireCurrent() throws SQLException {
        List<Integer> current =
                Reads.list(
                        connection,
                        generation.schema(),
                        """
                        select 1 from $.token
                         where size = ?
                           and exists (select from read_control.generation
                                        where number = ? and state <> 'retired')""",
                        List.of(size, generation.number()),
                        row -> row.getInt(1));
        connection.commit();
        if (current.isEmpty()) {
            throw new TokenMovedException(generation, size);
        }
    }

    private void claim(RecordedEvent last, long skipped) throws SQLException {
        try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, last.position() + 1);
            claim.setObject(2, OffsetDateTime.ofInstant(last.recordedAt(), ZoneOffset.UTC));
            claim.setLong(3, skipped);
            claim.setLong(4, size);
            claim.setInt(5, generation.number());
            if (claim.executeUpdate() != 1) {
                connection.rollback();
                throw new TokenMovedException(generation, size);
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.close();
    }
}
