package org.mingzhang.ledger.crypto;

import java.nio.charset.StandardCharsets;
import org.mingzhang.ledger.crypto.bc.Argon2id;

/// The 32 bytes under which a person's passphrase seals something.
///
/// Argon2id with 19 MiB and two passes, the least that OWASP recommends; a server that signs for
/// many at once has to afford it.
public final class PassphraseKey {

    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LENGTH = 32;

    private PassphraseKey() {}

    /// The key.
    ///
    /// @param passphrase the person's
    /// @param salt random, kept beside what is sealed
    /// @param secret the server's, kept elsewhere
    public static byte[] of(String passphrase, byte[] salt, byte[] secret) {
        return Argon2id.key(
                passphrase.getBytes(StandardCharsets.UTF_8),
                salt,
                secret,
                MEMORY_KIB,
                PASSES,
                LENGTH);
    }
}
