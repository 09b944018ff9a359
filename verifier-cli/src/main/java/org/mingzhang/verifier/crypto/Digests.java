package org.mingzhang.verifier.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Plain hashes, without the prefixes of trees.
public final class Digests {
    private Digests() {}

    /// A new SHA-256.
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The SHA-256 of some bytes.
    public static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /// The hash of some bytes in a suite.
    public static byte[] of(Suite suite, byte[] bytes) {
        PlainDigest digest = PlainDigest.of(suite);
        digest.update(bytes, 0, bytes.length);
        return digest.soFar();
    }
}
