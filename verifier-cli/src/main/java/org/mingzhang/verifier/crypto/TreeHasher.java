package org.mingzhang.verifier.crypto;

/// The three hashes of a Merkle tree, in one suite. Not safe for use by two threads at once.
///
/// ```
/// leaf  = H(0x00 || entry)     node = H(0x01 || left || right)     empty = H("")
/// ```
///
/// Hashes are 32 bytes and lie one after the other in the arrays, because millions of them pass
/// through and an object for each would cost more than the hash.
///
/// **Source**: RFC 6962 section 2.1, `docs/log-format.md` section 5.
public interface TreeHasher {
    /// The length of every hash.
    int HASH_BYTES = 32;

    /// Hashes `count` entries, entry `i` being `length[i]` bytes of `data[i]` from `offset[i]`.
    void leaves(byte[][] data, int[] offset, int[] length, int count, byte[] out);

    /// Hashes pairs of neighbours: `pairs` nodes from `2 * pairs` hashes; `out` may be `in`.
    void parents(byte[] in, int pairs, byte[] out);

    /// The hash of no bytes, the root of an empty tree.
    Hash32 empty();

    /// The hash of one entry.
    default Hash32 leaf(byte[] entry) {
        byte[] out = new byte[HASH_BYTES];
        leaves(new byte[][] {entry}, new int[] {0}, new int[] {entry.length}, 1, out);
        return Hash32.at(out, 0);
    }

    /// The node over two hashes.
    default Hash32 node(Hash32 left, Hash32 right) {
        byte[] pair = new byte[2 * HASH_BYTES];
        left.copyTo(pair, 0);
        right.copyTo(pair, HASH_BYTES);
        parents(pair, 1, pair);
        return Hash32.at(pair, 0);
    }
}
