package org.mingzhang.ledger.log.merkle;

import java.util.Arrays;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;

/// The tiles that a tree is stored and published in: 256 hashes wide, 8 levels of the tree high.
///
/// The tile of level L and index N holds the nodes of tree level 8·L with the indexes 256·N to
/// 256·N + 255, of which the last tile of a level has only the first ones (*partial*, with a width
/// below 256). The levels between are computed.
///
/// **Shape** of a tile: its hashes one after the other, 32 bytes each. **Source** C2SP
/// `tlog-tiles`; `docs/log-format.md`, section 8.
public final class Tiles {

    /// Hashes in a full tile.
    public static final int WIDTH = 256;

    /// Levels of the tree from one level of tiles to the next.
    public static final int HEIGHT = 8;

    /// The highest level of tiles that a tree of 2^63−1 leaves has.
    public static final int LEVEL_MAX = 7;

    private Tiles() {}

    /// How many complete nodes of tree level 8·`level` a tree of a size has: the hashes in all the
    /// tiles of that level.
    ///
    /// @throws IllegalArgumentException if level or size is out of its range
    public static long hashCount(int level, long size) {
        Sizes.notNegative(size);
        checkLevel(level);
        return size >>> (HEIGHT * level);
    }

    /// The width of a tile in a tree of a size: 256 if it is full, 0 if there is no such tile.
    ///
    /// @throws IllegalArgumentException if level, index or size is out of its range
    public static int width(int level, long index, long size) {
        if (index < 0) {
            throw new IllegalArgumentException("no tile " + index);
        }
        long count = hashCount(level, size);
        long before = index > count / WIDTH ? count : index * WIDTH;
        return (int) Math.min(WIDTH, count - before);
    }

    /// The path of a tile, for instance `tile/0/x001/234.p/44`.
    ///
    /// @param width 1 to 256
    public static String path(int level, long index, int width) {
        checkLevel(level);
        return "tile/" + level + "/" + numbered(index, width);
    }

    /// The path of a bundle of up to 256 entries, for instance `tile/entries/000.p/5`.
    ///
    /// @param width 1 to 256
    public static String entriesPath(long index, int width) {
        return "tile/entries/" + numbered(index, width);
    }

    /// The last part of the path of a file that holds up to 256 things: its index, and its width if
    /// it is not full.
    ///
    /// @param width 1 to 256
    public static String numbered(long index, int width) {
        return number(index) + partial(width);
    }

    /// An index in groups of three digits, all but the last with an `x` in front: `x001/x234/067`.
    ///
    /// @throws IllegalArgumentException if the index is negative
    public static String number(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("no tile " + index);
        }
        String path = group(index % 1000);
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path = "x" + group(rest % 1000) + "/" + path;
        }
        return path;
    }

    private static String group(long below1000) {
        String digits = Long.toString(below1000);
        return "000".substring(digits.length()) + digits;
    }

    private static String partial(int width) {
        if (width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("a tile holds 1 to 256 hashes, not " + width);
        }
        return width == WIDTH ? "" : ".p/" + width;
    }

    private static void checkLevel(int level) {
        if (level < 0 || level > LEVEL_MAX) {
            throw new IllegalArgumentException("tile levels are 0 to 7, not " + level);
        }
    }

    /// Reads any complete node out of the tiles of a tree of a size, with at most 255 hashes
    /// computed.
    ///
    /// @throws IllegalArgumentException if the size is negative
    public static HashReader reader(TreeHasher hasher, TileSource source, long size) {
        Sizes.notNegative(size);
        return (level, index) -> {
            if (level < 0 || level > 62 || index < 0 || index >= size >>> level) {
                throw new IllegalArgumentException(
                        "no node " + index + " of level " + level + " in a tree of size " + size);
            }
            int tileLevel = level / HEIGHT;
            int above = level % HEIGHT;
            long first = index << above;
            long tile = first / WIDTH;
            int width = width(tileLevel, tile, size);
            byte[] hashes = source.tile(tileLevel, tile, width);
            int from = (int) (first % WIDTH);
            return fold(hasher, hashes, from, 1 << above);
        };
    }

    private static Hash32 fold(TreeHasher hasher, byte[] hashes, int from, int count) {
        if (count == 1) {
            return Hash32.copyOf(hashes, from * Hash32.LENGTH);
        }
        int half = count / 2;
        return hasher.node(
                fold(hasher, hashes, from, half), fold(hasher, hashes, from + half, half));
    }

    /// The bytes of a tile out of its hashes.
    public static byte[] bytes(Iterable<Hash32> hashes) {
        byte[] tile = new byte[WIDTH * Hash32.LENGTH];
        int at = 0;
        for (Hash32 hash : hashes) {
            hash.writeTo(tile, at);
            at += Hash32.LENGTH;
        }
        return Arrays.copyOf(tile, at);
    }
}
