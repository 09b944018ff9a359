package org.mingzhang.verifier.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A hash of 32 bytes, with value equality. All hashes here are public, so that no comparison needs
/// constant time.
public final class Hash32 {
    private final byte[] bytes;

    private Hash32(byte[] bytes) {
        this.bytes = bytes;
    }

    /// The 32 bytes of `source` from `offset`.
    public static Hash32 at(byte[] source, int offset) {
        return new Hash32(Arrays.copyOfRange(source, offset, offset + TreeHasher.HASH_BYTES));
    }

    /// The hash of exactly 32 bytes, or nothing for another length.
    public static Optional<Hash32> of(byte[] source) {
        return source.length == TreeHasher.HASH_BYTES
                ? Optional.of(new Hash32(source.clone()))
                : Optional.empty();
    }

    /// Writes the bytes into `target` from `offset`.
    public void copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, bytes.length);
    }

    /// Whether the 32 bytes of `other` from `offset` are this hash.
    public boolean matches(byte[] other, int offset) {
        return Arrays.equals(bytes, 0, bytes.length, other, offset, offset + bytes.length);
    }

    /// Lower-case hex.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /// Standard base64, as in checkpoints.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash32 hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
