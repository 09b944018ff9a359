package org.mingzhang.ledger.store;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.postgresql.PGConnection;

/// The table of tags that are filed, and how far that is.
final class TagRows {

    /// A tag of the entry at a position.
    record Row(String tag, long position) {}

    private static final Comparator<Row> IN_ORDER_OF_THE_INDEX =
            Comparator.comparing(Row::tag).thenComparingLong(Row::position);

    private final Connection connection;
    private final int log;

    TagRows(Connection connection, int log) {
        this.connection = connection;
        this.log = log;
    }

    /// The size up to which the tags of all entries are filed; behind every log if nothing says so.
    long reach() throws SQLException {
        return stored().orElse(Long.MAX_VALUE);
    }

    private OptionalLong stored() throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select size from ledger.tag_reach where log = ?")) {
            query.setInt(1, log);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /// What is wrong with the reach of a log that nobody writes. Tags that count as filed before
    /// their entries are there would never be found.
    Optional<String> fault(long size) throws SQLException {
        OptionalLong reach = stored();
        if (reach.isEmpty()) {
            return Optional.of("nothing says how far the tags of the log are filed");
        }
        return reach.getAsLong() <= size
                ? Optional.empty()
                : Optional.of(
                        "tags count as filed up to size %d, the log has %d entries"
                                .formatted(reach.getAsLong(), size));
    }

    /// What the entries from a position to another say, none of which is filed.
    List<Row> unfiled(long from, long to) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select tag, position from ledger.tag_unfiled"
                                + " where log = ? and position >= ? and position < ?")) {
            query.setInt(1, log);
            query.setLong(2, from);
            query.setLong(3, to);
            try (ResultSet row = query.executeQuery()) {
                List<Row> rows = new ArrayList<>();
                while (row.next()) {
                    rows.add(new Row(row.getString(1), row.getLong(2)));
                }
                return rows;
            }
        }
    }

    /// Files all tags of the entries from a position to another.
    ///
    /// @return whether they were the next; otherwise nothing has changed
    boolean file(long from, long to, List<Row> rows) throws SQLException {
        connection.setAutoCommit(false);
        try {
            boolean next = claim(from, to);
            if (next) {
                copy(rows);
            }
            connection.commit();
            return next;
        } catch (SQLException | IOException e) {
            connection.rollback();
            throw e instanceof SQLException failure ? failure : new SQLException(e);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private boolean claim(long from, long to) throws SQLException {
        try (Statement durability = connection.createStatement();
                PreparedStatement claim =
                        connection.prepareStatement(
                                "update ledger.tag_reach set size = ?"
                                        + " where log = ? and size = ?")) {
            // What a crash takes back is filed again, rows and reach together.
            durability.execute("set local synchronous_commit = off");
            claim.setLong(1, to);
            claim.setInt(2, log);
            claim.setLong(3, from);
            return claim.executeUpdate() == 1;
        }
    }

    private void copy(List<Row> rows) throws SQLException, IOException {
        StringBuilder text = new StringBuilder();
        for (Row row : rows.stream().sorted(IN_ORDER_OF_THE_INDEX).toList()) {
            text.append(log)
                    .append('\t')
                    .append(row.tag().replace("\\", "\\\\"))
                    .append('\t')
                    .append(row.position())
                    .append('\n');
        }
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "copy ledger.tag_filed (log, tag, position) from stdin",
                        new StringReader(text.toString()));
    }
}
