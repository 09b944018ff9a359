package org.mingzhang.ledger.crypto;

import java.security.SecureRandom;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// The private key of one person, in memory. Whoever takes it out with [#secret] seals it.
public final class ActorSecret implements ActorSigner {

    private final ActorKey key;
    private final byte[] secret;
    private final SecureRandom random;

    private ActorSecret(SignatureScheme scheme, byte[] secret, SecureRandom random) {
        byte[] publicKey =
                switch (scheme) {
                    case ED25519 -> Ed25519.publicKey(secret);
                    case SM2_SM3 -> Sm2.publicKey(secret);
                };
        this.key = ActorKey.of(scheme, publicKey).orElseThrow();
        this.secret = secret.clone();
        this.random = random;
    }

    /// A new private key.
    public static ActorSecret generate(SignatureScheme scheme, SecureRandom random) {
        byte[] secret =
                switch (scheme) {
                    case ED25519 -> Ed25519.generateSecret(random);
                    case SM2_SM3 -> Sm2.generateSecret(random);
                };
        return new ActorSecret(scheme, secret, random);
    }

    /// The private key with these bytes.
    ///
    /// @param secret 32 bytes
    /// @throws IllegalArgumentException if they are no private key of the scheme
    public static ActorSecret of(SignatureScheme scheme, byte[] secret, SecureRandom random) {
        return new ActorSecret(scheme, secret, random);
    }

    @Override
    public ActorKey key() {
        return key;
    }

    @Override
    public byte[] sign(byte[] message) {
        return switch (key.scheme()) {
            case ED25519 -> Ed25519.sign(secret, message);
            case SM2_SM3 -> Sm2.sign(secret, message, random);
        };
    }

    /// The 32 bytes of the private key.
    public byte[] secret() {
        return secret.clone();
    }

    @Override
    public String toString() {
        return "signer of " + key;
    }
}
