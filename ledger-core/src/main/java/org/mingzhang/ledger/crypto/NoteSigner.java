package org.mingzhang.ledger.crypto;

/// A private key of a log that signs the text of notes. Thread-safe; its text form shows no secret.
public interface NoteSigner {

    /// The suite whose signature this makes.
    default Suite suite() {
        return key().suite();
    }

    /// The key that verifies what this signs.
    VerifierKey key();

    /// The signature over the text of a note, its last newline included: 64 bytes.
    byte[] sign(byte[] noteText);
}
