package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Reads every tag and command id that is stored into the filter, in the background.
final class AbsenceLoader {

    private static final int ROWS_A_FETCH = 10_000;

    private final DataSource source;
    private final LogRef log;
    private final AbsenceFilter filter;

    AbsenceLoader(DataSource source, LogRef log, AbsenceFilter filter) {
        this.source = source;
        this.log = log;
        this.filter = filter;
    }

    /// Loads what is stored at this moment; what is appended later the writer adds itself.
    ///
    /// @throws SQLException then the filter goes on saying "perhaps"
    void load() throws SQLException {
        try (Connection connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                read(
                        connection,
                        "select distinct tag from ledger.tag where log = ?",
                        row -> filter.addTag(row.getString(1)));
                read(
                        connection,
                        "select client, command_id from ledger.receipt where log = ?",
                        row ->
                                filter.addCommand(
                                        new CommandKey(row.getString(1), row.getString(2))));
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(Connection connection, String sql, RowReader reader) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setFetchSize(ROWS_A_FETCH);
            query.setInt(1, log.id());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
