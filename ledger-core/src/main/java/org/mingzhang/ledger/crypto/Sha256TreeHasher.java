package org.mingzhang.ledger.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;

/// SHA-256 of the JDK, which uses the processor's own instructions.
final class Sha256TreeHasher implements TreeHasher {

    /// Nothing was hashed with it, and nothing is: it is copied. Asking the JDK for another at each
    /// hash costs more than hashing a node.
    private static final MessageDigest UNUSED = sha256();

    private final Hash32 empty = Hash32.copyOf(fresh().digest());

    @Override
    public Suite suite() {
        return Suite.SHA256;
    }

    @Override
    public Hash32 leaf(byte[] buffer, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        MessageDigest digest = fresh();
        digest.update((byte) 0);
        digest.update(buffer, offset, length);
        return Hash32.copyOf(digest.digest());
    }

    @Override
    public LeafPrefix prefix(byte[] buffer, int length) {
        MessageDigest begun = fresh();
        begun.update((byte) 0);
        begun.update(buffer, 0, length);
        return entry -> {
            Objects.checkFromIndexSize(length, entry.length - length, entry.length);
            MessageDigest digest = copy(begun);
            digest.update(entry, length, entry.length - length);
            return Hash32.copyOf(digest.digest());
        };
    }

    @Override
    public Hash32 node(Hash32 left, Hash32 right) {
        byte[] input = new byte[1 + 2 * Hash32.LENGTH];
        input[0] = 1;
        left.writeTo(input, 1);
        right.writeTo(input, 1 + Hash32.LENGTH);
        return Hash32.copyOf(fresh().digest(input));
    }

    @Override
    public Hash32 empty() {
        return empty;
    }

    @Override
    public Hash32 digest(byte[]... parts) {
        MessageDigest digest = fresh();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return Hash32.copyOf(digest.digest());
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of the JDK can be cloned", e);
        }
    }

    private static MessageDigest fresh() {
        return copy(UNUSED);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
