package org.mingzhang.verifier.crypto;

import java.security.DigestException;
import java.security.MessageDigest;

/// Tree hashes with the JDK's SHA-256, which uses the processor's instructions where it has them.
final class Sha256Hasher implements TreeHasher {
    private final MessageDigest digest = Digests.sha256();

    @Override
    public void leaves(byte[][] data, int[] offset, int[] length, int count, byte[] out) {
        for (int i = 0; i < count; i++) {
            digest.update((byte) 0);
            digest.update(data[i], offset[i], length[i]);
            finish(out, i * HASH_BYTES);
        }
    }

    @Override
    public void parents(byte[] in, int pairs, byte[] out) {
        for (int i = 0; i < pairs; i++) {
            digest.update((byte) 1);
            digest.update(in, i * 2 * HASH_BYTES, 2 * HASH_BYTES);
            finish(out, i * HASH_BYTES);
        }
    }

    @Override
    public Hash32 empty() {
        return Hash32.at(digest.digest(), 0);
    }

    private void finish(byte[] out, int offset) {
        try {
            digest.digest(out, offset, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("no room for a hash at " + offset, e);
        }
    }
}
