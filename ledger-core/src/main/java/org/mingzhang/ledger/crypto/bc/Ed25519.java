package org.mingzhang.ledger.crypto.bc;

import java.security.SecureRandom;

/// Ed25519 signatures.
///
/// **Shape** seed 32 bytes, public key 32 bytes, signature 64 bytes. **Source** RFC 8032.
public final class Ed25519 {

    /// The bytes of a private key (the seed).
    public static final int SECRET_LENGTH = 32;

    /// The bytes of a public key.
    public static final int PUBLIC_LENGTH = 32;

    /// The bytes of a signature.
    public static final int SIGNATURE_LENGTH = 64;

    private Ed25519() {}

    /// A new private key.
    public static byte[] generateSecret(SecureRandom random) {
        byte[] secret = new byte[SECRET_LENGTH];
        random.nextBytes(secret);
        return secret;
    }

    /// The public key of a private key.
    ///
    /// @throws IllegalArgumentException if the private key has another length
    public static byte[] publicKey(byte[] secret) {
        byte[] key = new byte[PUBLIC_LENGTH];
        org.bouncycastle.math.ec.rfc8032.Ed25519.generatePublicKey(checked(secret), 0, key, 0);
        return key;
    }

    /// Whether the bytes are the canonical form of a point that is fit to be a public key.
    public static boolean isPublicKey(byte[] key) {
        return key.length == PUBLIC_LENGTH
                && org.bouncycastle.math.ec.rfc8032.Ed25519.validatePublicKeyPartial(key, 0);
    }

    /// The signature of a message; the same for the same key and message.
    ///
    /// @throws IllegalArgumentException if the private key has another length
    public static byte[] sign(byte[] secret, byte[] message) {
        byte[] signature = new byte[SIGNATURE_LENGTH];
        org.bouncycastle.math.ec.rfc8032.Ed25519.sign(
                checked(secret), 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /// Whether the signature is the public key's over the message; false for anything malformed.
    public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        return isPublicKey(publicKey)
                && signature.length == SIGNATURE_LENGTH
                && org.bouncycastle.math.ec.rfc8032.Ed25519.verify(
                        signature, 0, publicKey, 0, message, 0, message.length);
    }

    private static byte[] checked(byte[] secret) {
        if (secret.length != SECRET_LENGTH) {
            throw new IllegalArgumentException(
                    "an Ed25519 private key has 32 bytes, not " + secret.length);
        }
        return secret;
    }
}
