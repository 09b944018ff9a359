package org.mingzhang.ledger.crypto;

/// A private key with which one person signs, wherever it lives. Its text form shows no secret.
public interface ActorSigner {

    /// The key that verifies what this signs.
    ActorKey key();

    /// The signature of a message: 64 bytes.
    byte[] sign(byte[] message);
}
