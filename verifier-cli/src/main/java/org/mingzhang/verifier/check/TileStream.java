package org.mingzhang.verifier.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.crypto.TreeHasher;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;
import org.mingzhang.verifier.report.Findings;
import org.mingzhang.verifier.source.Bytes;
import org.mingzhang.verifier.source.Rows;
import org.mingzhang.verifier.source.SourceException;
import org.mingzhang.verifier.source.StoredTile;

/// The stored tiles of one level, compared with hashes that arrive in order.
final class TileStream {
    private static final int HASH = TreeHasher.HASH_BYTES;

    private final Suite suite;
    private final int level;
    private final Rows<StoredTile> rows;
    private final Findings findings;
    private final List<StoredTile> current = new ArrayList<>();
    private long currentIndex = -1;
    private @Nullable StoredTile ahead;
    private boolean ended;
    private long firstMissing = -1;
    private long hashesSeen;

    TileStream(Suite suite, int level, Rows<StoredTile> rows, Findings findings) {
        this.suite = suite;
        this.level = level;
        this.rows = rows;
        this.findings = findings;
    }

    /// Compares `count` hashes from `offset`, the first being number `first` of this level. All lie
    /// in one tile.
    void compare(long first, byte[] hashes, int offset, int count) throws SourceException {
        long index = first / TilePath.WIDTH;
        int slot = (int) (first % TilePath.WIDTH);
        advanceTo(index);
        hashesSeen = first + count;
        for (StoredTile tile : current) {
            int comparable = Math.min(count, tile.width() - slot);
            if (comparable <= 0) {
                continue;
            }
            if (tile.hashes().length() != tile.width() * HASH) {
                if (slot == 0) {
                    mismatch(
                            index,
                            slot,
                            "holds "
                                    + tile.hashes().length()
                                    + " bytes instead of "
                                    + tile.width() * HASH);
                }
                continue;
            }
            if (differ(tile.hashes(), slot, hashes, offset, comparable)) {
                for (int i = 0; i < comparable; i++) {
                    if (differ(tile.hashes(), slot + i, hashes, offset + i * HASH, 1)) {
                        mismatch(
                                index, slot + i, "hash " + (slot + i) + " is not the computed one");
                    }
                }
            }
        }
    }

    private static boolean differ(Bytes tile, int slot, byte[] hashes, int offset, int count) {
        int start = tile.offset() + slot * HASH;
        int end = start + count * HASH;
        return !Arrays.equals(tile.array(), start, end, hashes, offset, offset + count * HASH);
    }

    private void advanceTo(long index) throws SourceException {
        if (index == currentIndex) {
            return;
        }
        while (currentIndex < index) {
            if (currentIndex >= 0 && !hasFullTile() && firstMissing < 0) {
                firstMissing = currentIndex;
            }
            currentIndex++;
            current.clear();
            while (!ended) {
                StoredTile tile = ahead == null ? rows.next() : ahead;
                ahead = tile;
                if (tile == null) {
                    ended = true;
                } else if (tile.index() <= currentIndex) {
                    ahead = null;
                    if (tile.index() == currentIndex) {
                        current.add(tile);
                    }
                } else {
                    break;
                }
            }
        }
    }

    private boolean hasFullTile() {
        return current.stream().anyMatch(tile -> tile.width() == TilePath.WIDTH);
    }

    private void mismatch(long index, int slot, String what) {
        findings.add(
                new Finding.AtTile(
                        level == 0 ? Code.LEAF_MISMATCH : Code.ROOT_MISMATCH,
                        suite,
                        level,
                        index,
                        firstPosition(index, slot),
                        what));
    }

    private long firstPosition(long index, int slot) {
        return (index * TilePath.WIDTH + slot) << (TilePath.LEVELS * level);
    }

    /// Ends the comparison.
    ///
    /// @param covered the size of the newest checkpoint: full tiles below it must be there
    /// @param expected whether the source must hold tiles
    void end(long covered, boolean expected) throws SourceException {
        long complete = covered >> (TilePath.LEVELS * (level + 1));
        if (currentIndex >= 0 && !hasFullTile() && firstMissing < 0) {
            firstMissing = currentIndex;
        }
        if (expected && firstMissing >= 0 && firstMissing < complete) {
            mismatch(firstMissing, 0, "is missing");
        }
        for (StoredTile tile : current) {
            beyond(tile);
        }
        for (StoredTile tile = ahead == null ? rows.next() : ahead;
                tile != null;
                tile = rows.next()) {
            beyond(tile);
        }
    }

    private void beyond(StoredTile tile) {
        long end = tile.index() * TilePath.WIDTH + tile.width();
        if (end > hashesSeen) {
            findings.add(
                    new Finding.AtTile(
                            Code.TRUNCATED,
                            suite,
                            level,
                            tile.index(),
                            hashesSeen << (TilePath.LEVELS * level),
                            "holds " + tile.width() + " hashes, but the log ends before them"));
        }
    }
}
