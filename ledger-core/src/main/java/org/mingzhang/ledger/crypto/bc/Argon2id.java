package org.mingzhang.ledger.crypto.bc;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Keys from passphrases, slow and hungry for memory, so that guessing is dear.
///
/// **Source** RFC 9106, Argon2id, version 1.3.
public final class Argon2id {

    private Argon2id() {}

    /// The key of a passphrase.
    ///
    /// @param passphrase as UTF-8
    /// @param salt random, of at least 8 bytes, the same for the same key
    /// @param secret mixed in, so that a stolen salt and result are not enough to guess; may be
    ///   empty
    /// @param memoryKib memory in KiB
    /// @param passes how often it goes through the memory
    /// @param length of the key, in bytes
    public static byte[] key(
            byte[] passphrase, byte[] salt, byte[] secret, int memoryKib, int passes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withSalt(salt)
                        .withSecret(secret)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(1)
                        .build());
        byte[] key = new byte[length];
        generator.generateBytes(passphrase, key);
        return key;
    }
}
