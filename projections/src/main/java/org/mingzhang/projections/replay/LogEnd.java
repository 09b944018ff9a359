package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.mingzhang.projections.sql.Reads;

/// Where the log ends now. What a session can see is durable: the writer commits synchronously.
final class LogEnd {

    private LogEnd() {}

    /// The number of entries.
    static long size(Connection connection, int log) throws SQLException {
        return Reads.list(
                        connection,
                        "ledger",
                        "select coalesce(max(position) + 1, 0) from $.entry where log = ?",
                        List.of(log),
                        row -> row.getLong(1))
                .getFirst();
    }
}
