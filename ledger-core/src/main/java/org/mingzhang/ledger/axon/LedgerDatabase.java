package org.mingzhang.ledger.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.EngineOptions;
import org.mingzhang.ledger.store.EventMapping;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.mingzhang.ledger.store.LogRef;
import org.mingzhang.ledger.store.PostgresEventStorageEngine;
import org.mingzhang.ledger.store.TimeSource;

/// Where a log is kept, and how it is reached.
///
/// @param log the log
/// @param sessions sessions of the writer's role, each a new one; not a pool
/// @param reads a pool of sessions for reading
/// @param options the bounds of the engine
/// @param time the clocks
public record LedgerDatabase(
        LogRef log, DataSource sessions, DataSource reads, EngineOptions options, TimeSource time) {

    PostgresEventStorageEngine open(EventMapping mapping) {
        return PostgresEventStorageEngine.open(log, sessions, reads, mapping, options, time);
    }

    Recorded.StoredEntries entries() {
        return this::read;
    }

    private List<byte[]> read(long position, int count) {
        List<byte[]> found = new ArrayList<>(count);
        try (Connection connection = reads.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select entry from ledger.entry where log = ? and position >= ?"
                                        + " and position < ? order by position")) {
            query.setInt(1, log.id());
            query.setLong(2, position);
            query.setLong(3, position + count);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(row.getBytes(1));
                }
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the entries cannot be read now");
        }
        return found;
    }
}
