package org.mingzhang.ledger.crypto;

/// The [TreeHasher] of each suite.
public final class TreeHashers {

    private static final TreeHasher SHA256 = new Sha256TreeHasher();
    private static final TreeHasher SM3 = new Sm3TreeHasher();

    private TreeHashers() {}

    /// The hasher of a suite; one shared, thread-safe object.
    public static TreeHasher of(Suite suite) {
        return switch (suite) {
            case SHA256 -> SHA256;
            case SM3 -> SM3;
        };
    }
}
