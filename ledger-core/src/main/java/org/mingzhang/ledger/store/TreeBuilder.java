package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.merkle.CompactRange;
import org.mingzhang.ledger.log.merkle.Tiles;

/// The tree of one suite while it grows: its right edge, and the tiles that are not full yet. Not
/// thread-safe.
final class TreeBuilder {

    /// A tile that has become full.
    ///
    /// @param root of its hashes, which stands for it in the level above
    record FullTile(int level, long index, List<Hash32> hashes, Hash32 root) {}

    private final Suite suite;
    private final CompactRange range;

    /// The hashes of the last tile of each level, fewer than 256.
    private final List<List<Hash32>> open = new ArrayList<>();

    private TreeBuilder(Suite suite, CompactRange range) {
        this.suite = suite;
        this.range = range;
        for (int level = 0; level <= Tiles.LEVEL_MAX; level++) {
            open.add(new ArrayList<>());
        }
    }

    /// Goes on where the stored tree of a size ends.
    static TreeBuilder restore(Connection connection, int log, Suite suite, long size)
            throws SQLException {
        StoredTree stored = new StoredTree(connection, log, suite);
        TreeBuilder builder = new TreeBuilder(suite, stored.range(size));
        for (int level = 0; level <= Tiles.LEVEL_MAX; level++) {
            long count = Tiles.hashCount(level, size);
            int width = (int) (count % Tiles.WIDTH);
            if (width > 0) {
                byte[] tile = stored.tile(level, count / Tiles.WIDTH, width);
                for (int i = 0; i < width; i++) {
                    builder.open.get(level).add(Hash32.copyOf(tile, i * Hash32.LENGTH));
                }
            }
        }
        return builder;
    }

    /// Appends a leaf; tiles that it fills are added to `full`.
    void append(Hash32 leaf, List<FullTile> full) {
        range.append(
                leaf,
                (level, index, hash) -> {
                    if (level % Tiles.HEIGHT == 0) {
                        fill(level / Tiles.HEIGHT, index, hash, full);
                    }
                });
    }

    /// A tile is full when the node above its hashes is complete, which is the next one given.
    private void fill(int level, long index, Hash32 hash, List<FullTile> full) {
        if (level > 0) {
            List<Hash32> below = open.get(level - 1);
            full.add(new FullTile(level - 1, index, List.copyOf(below), hash));
            below.clear();
        }
        open.get(level).add(hash);
    }

    Suite suite() {
        return suite;
    }

    long size() {
        return range.size();
    }

    Hash32 root() {
        return range.root();
    }
}
