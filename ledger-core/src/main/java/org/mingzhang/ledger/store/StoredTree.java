package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.HashReader;
import org.mingzhang.ledger.log.merkle.TileSource;
import org.mingzhang.ledger.log.merkle.Tiles;

/// The tree of one suite as the database has it: full tiles where they are stored, and below them
/// the leaf hashes beside the entries. Not thread-safe; reads through a connection of the caller.
final class StoredTree implements TileSource {

    /// The database did not answer, in a place that allows no [SQLException].
    static final class UnreadableTreeException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnreadableTreeException(SQLException cause) {
            super("the stored tree cannot be read", cause);
        }
    }

    private record Place(int level, long index) {}

    private final Connection connection;
    private final int log;
    private final Suite suite;
    private final TreeHasher hasher;

    /// What one walk over the tree needs more than once.
    private final Map<Place, byte[]> read = new HashMap<>();

    StoredTree(Connection connection, int log, Suite suite) {
        this.connection = connection;
        this.log = log;
        this.suite = suite;
        this.hasher = TreeHashers.of(suite);
    }

    /// The root of the first `size` leaves.
    Hash32 root(long size) throws SQLException {
        return range(size).root();
    }

    /// The right edge of the tree of the first `size` leaves.
    CompactRange range(long size) throws SQLException {
        try {
            return CompactRange.of(hasher, size, nodes(size));
        } catch (UnreadableTreeException e) {
            throw new SQLException(e);
        }
    }

    HashReader nodes(long size) {
        return Tiles.reader(hasher, this, size);
    }

    @Override
    public byte[] tile(int level, long index, int width) {
        Place place = new Place(level, index);
        byte[] known = read.get(place);
        if (known != null && known.length >= width * Hash32.LENGTH) {
            return known;
        }
        try {
            byte[] tile = width == Tiles.WIDTH ? storedTile(level, index) : new byte[0];
            if (tile.length == 0) {
                tile = level == 0 ? leaves(index, width) : children(level, index, width);
            }
            read.put(place, tile);
            return tile;
        } catch (SQLException e) {
            throw new UnreadableTreeException(e);
        }
    }

    private byte[] storedTile(int level, long index) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select hashes from ledger.tile"
                                + " where log = ? and suite = ? and level = ? and index = ?")) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            query.setInt(3, level);
            query.setLong(4, index);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }
    }

    private byte[] leaves(long index, int width) throws SQLException {
        long from = index * Tiles.WIDTH;
        List<Hash32> leaves = leafHashes(connection, log, suite, from, from + width);
        if (leaves.size() != width) {
            throw new SQLException(
                    leaves.size() + " leaf hashes from position " + from + " on, not " + width);
        }
        return Tiles.bytes(leaves);
    }

    /// The leaf hashes at `[from, to)`, in order; fewer if entries are missing.
    static List<Hash32> leafHashes(Connection connection, int log, Suite suite, long from, long to)
            throws SQLException {
        List<Hash32> leaves = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select leaf_"
                                + suite.id()
                                + " from ledger.entry where log = ? and position >= ?"
                                + " and position < ? order by position")) {
            query.setInt(1, log);
            query.setLong(2, from);
            query.setLong(3, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    leaves.add(Hash32.copyOf(row.getBytes(1)));
                }
            }
        }
        return leaves;
    }

    /// A tile that is not stored, from the full tiles below it.
    private byte[] children(int level, long index, int width) throws SQLException {
        long first = index * Tiles.WIDTH;
        Map<Long, Hash32> stored = storedRoots(level - 1, first, first + width);
        List<Hash32> roots = new ArrayList<>(width);
        for (long child = first; child < first + width; child++) {
            Hash32 root = stored.get(child);
            roots.add(root == null ? rootOf(tile(level - 1, child, Tiles.WIDTH)) : root);
        }
        return Tiles.bytes(roots);
    }

    private Map<Long, Hash32> storedRoots(int level, long from, long to) throws SQLException {
        Map<Long, Hash32> roots = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select index, root from ledger.tile where log = ? and suite = ?"
                                + " and level = ? and index >= ? and index < ?"
                                + " and root is not null")) {
            query.setInt(1, log);
            query.setString(2, suite.id());
            query.setInt(3, level);
            query.setLong(4, from);
            query.setLong(5, to);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    roots.put(row.getLong(1), Hash32.copyOf(row.getBytes(2)));
                }
            }
        }
        return roots;
    }

    private Hash32 rootOf(byte[] tile) {
        CompactRange range = CompactRange.empty(hasher);
        for (int at = 0; at < tile.length; at += Hash32.LENGTH) {
            range.append(Hash32.copyOf(tile, at));
        }
        return range.root();
    }
}
