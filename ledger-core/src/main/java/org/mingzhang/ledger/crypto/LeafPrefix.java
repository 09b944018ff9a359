package org.mingzhang.ledger.crypto;

/// The leaf hash of entries that begin with the same bytes, as far as those bytes decide it.
///
/// All of an entry that stands before its position can be hashed by the thread that makes it, so
/// that the one writer only hashes the rest. Immutable and thread-safe.
@FunctionalInterface
public interface LeafPrefix {

    /// The leaf hash of an entry that begins with the bytes this was made from; that it does is not
    /// checked.
    ///
    /// @throws IndexOutOfBoundsException if the entry is shorter than those bytes
    Hash32 leaf(byte[] entry);
}
