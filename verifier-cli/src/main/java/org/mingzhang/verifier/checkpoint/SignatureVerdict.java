package org.mingzhang.verifier.checkpoint;

import java.util.Collection;

/// What the given keys say about a note.
public enum SignatureVerdict {
    /// At least one given key signed, and none of them is contradicted.
    VALID,
    /// A line names a given key but is not its signature.
    INVALID,
    /// No line names a given key.
    UNKNOWN_KEY;

    /// Checks every line that names one of `keys`. A single wrong one spoils the note, since it
    /// shows that somebody altered it.
    public static SignatureVerdict of(SignedNote note, Collection<VerifierKey> keys) {
        byte[] message = note.signedBytes();
        SignatureVerdict verdict = UNKNOWN_KEY;
        for (NoteSignature signature : note.signatures()) {
            for (VerifierKey key : keys) {
                if (signature.names(key)) {
                    if (!signature.verifies(key, message)) {
                        return INVALID;
                    }
                    verdict = VALID;
                }
            }
        }
        return verdict;
    }
}
