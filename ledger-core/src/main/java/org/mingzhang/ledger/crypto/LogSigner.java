package org.mingzhang.ledger.crypto;

import java.security.SecureRandom;
import java.util.Arrays;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// The private key of one suite, in memory.
final class LogSigner implements NoteSigner {

    private final VerifierKey key;
    private final byte[] secret;
    private final SecureRandom random;

    LogSigner(String name, Suite suite, byte[] secret, SecureRandom random) {
        byte[] publicKey =
                switch (suite) {
                    case SHA256 -> Ed25519.publicKey(secret);
                    case SM3 -> Sm2.publicKey(secret);
                };
        this.key = VerifierKey.of(name, suite, publicKey);
        this.secret = secret.clone();
        this.random = random;
    }

    @Override
    public VerifierKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] noteText) {
        return switch (key.suite()) {
            case SHA256 -> Ed25519.sign(secret, noteText);
            case SM3 -> Sm2.sign(secret, noteText, random);
        };
    }

    /// The line of a key file; the only way out for the secret.
    String secretLine() {
        byte[] type = VerifierKey.signatureType(key.suite());
        byte[] data = Arrays.copyOf(type, type.length + secret.length);
        System.arraycopy(secret, 0, data, type.length, secret.length);
        String id = key.toString().substring(key.name().length() + 1, key.name().length() + 9);
        return "PRIVATE+KEY+" + key.name() + "+" + id + "+" + Bytes.copyOf(data).base64();
    }

    @Override
    public String toString() {
        return "signer of " + key;
    }
}
