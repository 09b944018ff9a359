package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.merkle.Tiles;

/// Checkpoints and full tiles in the database, through a connection of the caller.
///
/// A single note comes with the cosignatures that are there. A series of them is as the log signed
/// it, so that the bytes of a full file never change.
final class CheckpointTable {

    private static final String COSIGNED =
            """
            select c.note || coalesce(
                     (select string_agg(s.line, '' order by s.witness) from ledger.cosignature s
                       where s.log = c.log and s.suite = c.suite and s.size = c.size), '')
              from ledger.checkpoint c where c.log = ? and c.suite = ?
            """;

    private final Connection connection;
    private final int log;

    CheckpointTable(Connection connection, int log) {
        this.connection = connection;
        this.log = log;
    }

    /// The signed note of the largest size.
    Optional<String> newest(Suite suite) throws SQLException {
        return note(COSIGNED + " order by c.size desc limit 1", suite, Optional.empty());
    }

    /// The signed note of a size.
    Optional<String> of(Suite suite, long size) throws SQLException {
        return note(COSIGNED + " and c.size = ?", suite, Optional.of(size));
    }

    /// The signed note of the smallest size that covers a position.
    Optional<String> covering(Suite suite, long position) throws SQLException {
        return note(
                COSIGNED + " and c.size > ? order by c.size limit 1", suite, Optional.of(position));
    }

    /// The signed notes of the sizes above a size, in order.
    List<String> above(Suite suite, long size, int countMax) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select note from ledger.checkpoint where log = ? and suite = ?"
                                + " and size > ? order by size limit ?")) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            query.setLong(3, size);
            query.setInt(4, countMax);
            return notes(query);
        }
    }

    /// The signed notes in the order of their sizes, from the one with this number on.
    List<String> numbered(Suite suite, long number, int countMax) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select note from ledger.checkpoint where log = ? and suite = ?"
                                + " order by size offset ? limit ?")) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            query.setLong(3, number);
            query.setInt(4, countMax);
            return notes(query);
        }
    }

    /// The largest size below a size and the smallest above it.
    List<Long> nearest(Suite suite, long size) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select max(size) filter (where size < ?), min(size) filter (where size > ?)"
                                + " from ledger.checkpoint where log = ? and suite = ?")) {
            query.setLong(1, size);
            query.setLong(2, size);
            query.setInt(3, log);
            query.setString(4, suite.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return Stream.of(row.getObject(1, Long.class), row.getObject(2, Long.class))
                        .filter(Objects::nonNull)
                        .toList();
            }
        }
    }

    private static List<String> notes(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            List<String> notes = new ArrayList<>();
            while (row.next()) {
                notes.add(row.getString(1));
            }
            return notes;
        }
    }

    private Optional<String> note(String sql, Suite suite, Optional<Long> size)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            if (size.isPresent()) {
                query.setLong(3, size.get());
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    void insert(Checkpoint checkpoint, String note, Instant publishedAt) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger.checkpoint"
                                + " (log, suite, size, root, note, published_at)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, log);
            insert.setString(2, checkpoint.suite().id());
            insert.setLong(3, checkpoint.size());
            insert.setBytes(4, checkpoint.root().toBytes());
            insert.setString(5, note);
            insert.setObject(6, OffsetDateTime.ofInstant(publishedAt, ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    void insert(Suite suite, List<TreeBuilder.FullTile> tiles) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "insert into ledger.tile (log, suite, level, index, hashes, root)"
                                + " values (?, ?, ?, ?, ?, ?)")) {
            for (TreeBuilder.FullTile tile : tiles) {
                insert.setInt(1, log);
                insert.setString(2, suite.id());
                insert.setInt(3, tile.level());
                insert.setLong(4, tile.index());
                insert.setBytes(5, Tiles.bytes(tile.hashes()));
                insert.setBytes(6, tile.root().toBytes());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
