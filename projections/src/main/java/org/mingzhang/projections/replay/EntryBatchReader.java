package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.codec.EventCodec;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.log.entry.EntryFacts;
import org.postgresql.PGStatement;

/// Reads entries by position and parses them. Not thread-safe.
final class EntryBatchReader implements AutoCloseable {

    private static final String ENTRIES =
            """
            select position, entry from ledger.entry
             where log = ? and position >= ? order by position limit ?\
            """;

    private static final int FETCH_ROWS = 512;

    private final Connection connection;
    private final int log;
    private final EventCodec codec;
    private final PreparedStatement statement;

    /// @param connection of its own, closed with this reader
    EntryBatchReader(Connection connection, int log, EventCodec codec) throws SQLException {
        this.connection = connection;
        this.log = log;
        this.codec = codec;
        connection.setAutoCommit(true);
        try (Statement session = connection.createStatement()) {
            // The limit is a parameter, of which the planner expects a tenth of the table; it would
            // sort the whole log for each batch, although the key gives the order.
            session.execute("set enable_sort to off");
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        statement = connection.prepareStatement(ENTRIES);
        statement.setFetchSize(FETCH_ROWS);
        // Bytes as bytes rather than as hexadecimal text, from the first batch on.
        statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
    }

    /// The next entries, none when the log ends before `from`.
    ///
    /// @param entriesMax how many at most
    /// @param bytesMax after how many bytes of entries to stop
    /// @throws CorruptHistoryException if a position is missing or an entry cannot be read
    List<RecordedEvent> read(long from, int entriesMax, long bytesMax) throws SQLException {
        List<RecordedEvent> batch = new ArrayList<>();
        statement.setInt(1, log);
        statement.setLong(2, from);
        statement.setInt(3, entriesMax);
        try (ResultSet rows = statement.executeQuery()) {
            long bytes = 0;
            while (bytes < bytesMax && rows.next()) {
                byte[] entry = rows.getBytes("entry");
                bytes += entry.length;
                batch.add(parse(from + batch.size(), rows.getLong("position"), entry));
            }
        }
        connection.commit();
        return batch;
    }

    private RecordedEvent parse(long expected, long position, byte[] bytes) {
        if (position != expected) {
            throw new CorruptHistoryException(
                    "log %d has no entry at position %d; the next is %d"
                            .formatted(log, expected, position));
        }
        try {
            EntryFacts entry = EntryFacts.parse(bytes);
            return new RecordedEvent(
                    position,
                    entry.recordedAt(),
                    entry.type(),
                    entry.actor(),
                    codec.decode(entry.type(), entry.revision(), entry.data()));
        } catch (IllegalArgumentException | CorruptHistoryException e) {
            throw new CorruptHistoryException(
                    "entry %d cannot be read: %s".formatted(position, e.getMessage()));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
