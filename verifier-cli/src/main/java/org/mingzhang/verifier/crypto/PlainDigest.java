package org.mingzhang.verifier.crypto;

import java.security.MessageDigest;
import org.bouncycastle.crypto.digests.SM3Digest;

/// A hash of bytes that arrive in parts, which can be looked at on the way. Not safe for use by two
/// threads at once.
public interface PlainDigest {
    /// Adds bytes.
    void update(byte[] bytes, int offset, int length);

    /// The hash of all bytes so far; more may follow.
    byte[] soFar();

    /// A digest of no bytes yet.
    static PlainDigest of(Suite suite) {
        return switch (suite) {
            case SHA256 -> new Sha256();
            case SM3 -> new Sm3Plain();
        };
    }

    /// With the JDK's.
    final class Sha256 implements PlainDigest {
        private final MessageDigest digest = Digests.sha256();

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] soFar() {
            try {
                return ((MessageDigest) digest.clone()).digest();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("the JDK's SHA-256 can be cloned", e);
            }
        }
    }

    /// With Bouncy Castle's.
    final class Sm3Plain implements PlainDigest {
        private final SM3Digest digest = new SM3Digest();

        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] soFar() {
            byte[] out = new byte[TreeHasher.HASH_BYTES];
            new SM3Digest(digest).doFinal(out, 0);
            return out;
        }
    }
}
