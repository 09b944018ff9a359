package org.mingzhang.ledger.crypto;

import java.nio.charset.StandardCharsets;

/// The hash of one suite, with the domain separation of the log: the link of the chain, the leaf
/// and the node of the tree, and digests of other things under a prefix of their own.
///
/// Implementations are thread-safe and keep no state between calls.
///
/// **Source** `docs/log-format.md`, section 5; RFC 6962, section 2.1.
public interface TreeHasher {

    /// The suite whose hash this is.
    Suite suite();

    /// `H(0x00 || entry)`: the leaf hash, which is also the `previous` of the next entry.
    default Hash32 leaf(byte[] entry) {
        return leaf(entry, 0, entry.length);
    }

    /// The leaf hash of the entry in `length` bytes from `offset`.
    ///
    /// @throws IndexOutOfBoundsException if the range is not inside the buffer
    Hash32 leaf(byte[] buffer, int offset, int length);

    /// Hashes the first `length` bytes of a buffer, with which entries begin, once and ahead of
    /// time.
    LeafPrefix prefix(byte[] buffer, int length);

    /// `H(0x01 || left || right)`: the hash of an inner node.
    Hash32 node(Hash32 left, Hash32 right);

    /// `H("")`: the root of the tree without leaves.
    Hash32 empty();

    /// `H(parts, one after the other)`.
    Hash32 digest(byte[]... parts);

    /// `H(domainPrefix || body)`; the prefix is ASCII and ends in a newline.
    default Hash32 digest(String domainPrefix, byte[] body) {
        return digest(domainPrefix.getBytes(StandardCharsets.US_ASCII), body);
    }
}
