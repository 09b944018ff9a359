package org.mingzhang.verifier.merkle;

/// The path of a tile or a bundle: `x001/x234/067` for 1,234,067, with `.p/<W>` when it holds fewer
/// than 256.
///
/// **Source**: C2SP tlog-tiles, "Merkle tree"; `docs/log-format.md` section 8.
public final class TilePath {
    /// Hashes in a full tile and entries in a full bundle.
    public static final int WIDTH = 256;

    /// `log2` of {@link #WIDTH}: the levels of the tree in one level of tiles.
    public static final int LEVELS = 8;

    private TilePath() {}

    /// The path of a full tile's index.
    public static String of(long index) {
        StringBuilder path = new StringBuilder(String.format("%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, String.format("x%03d/", rest % 1000));
        }
        return path.toString();
    }
}
