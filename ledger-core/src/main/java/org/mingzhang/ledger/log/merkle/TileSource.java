package org.mingzhang.ledger.log.merkle;

/// Where tiles are stored.
@FunctionalInterface
public interface TileSource {

    /// The hashes of a tile, 32 bytes each, at least `width` of them.
    ///
    /// @param level of the tile, from 0
    /// @param index of the tile in its level
    /// @param width how many hashes the tile has in the tree that is read, 1 to 256
    byte[] tile(int level, long index, int width);
}
