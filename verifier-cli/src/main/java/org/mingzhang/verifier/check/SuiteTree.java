package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Hash32;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.merkle.CompactRange;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.LogSource;
import org.mingzhang.verifier.source.SourceException;

/// The growing tree of one suite, compared with the stored tiles as it grows.
final class SuiteTree {
    /// Levels of tiles: 256^6 entries are more than any log has.
    private static final int TILE_LEVELS = 6;

    private static final int HASH = TreeHasher.HASH_BYTES;

    private final CompactRange range;
    private final List<TileStream> tiles = new ArrayList<>();
    private final boolean tilesExpected;
    private @Nullable SourceException failure;

    SuiteTree(Suite suite, LogSource source, Findings findings) throws SourceException {
        for (int level = 0; level < TILE_LEVELS; level++) {
            tiles.add(new TileStream(suite, level, source.tiles(suite, level), findings));
        }
        tilesExpected = source.tilesExpected(suite);
        range = new CompactRange(suite.newHasher(), this::completed);
    }

    private void completed(int level, long index, byte[] hashes, int offset) {
        // Leaves are compared a chunk at a time, also where the tree has a gap.
        if (level == 0 || level % TilePath.LEVELS != 0 || failure != null) {
            return;
        }
        try {
            tiles.get(level / TilePath.LEVELS).compare(index, hashes, offset, 1);
        } catch (SourceException e) {
            failure = e;
        }
    }

    private void check() throws SourceException {
        if (failure != null) {
            throw failure;
        }
    }

    long size() {
        return range.size();
    }

    void append(byte[] leaves, int i) throws SourceException {
        range.append(leaves, i * HASH);
        check();
    }

    void appendChunk(byte[] subtree) throws SourceException {
        range.append(TilePath.LEVELS, subtree, 0);
        check();
    }

    Hash32 root() {
        return range.root();
    }

    void compareLeaves(long position, byte[] leaves, int i, int count) throws SourceException {
        tiles.get(0).compare(position, leaves, i * HASH, count);
    }

    /// @param covered the size of the newest checkpoint
    /// @param whole whether the tree has no gap, so that all levels were compared
    void end(long covered, boolean whole) throws SourceException {
        for (TileStream level : whole ? tiles : tiles.subList(0, 1)) {
            level.end(covered, tilesExpected);
        }
    }
}
