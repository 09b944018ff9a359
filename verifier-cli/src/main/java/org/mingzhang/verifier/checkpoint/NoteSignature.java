package org.mingzhang.verifier.checkpoint;

import java.nio.ByteBuffer;
import java.util.Base64;

/// One signature line of a note: `— name base64(key id || signature)`.
public final class NoteSignature {
    private final String name;
    private final int keyId;
    private final byte[] signature;

    NoteSignature(String name, int keyId, byte[] signature) {
        this.name = name;
        this.keyId = keyId;
        this.signature = signature;
    }

    /// Who claims to have signed.
    public String name() {
        return name;
    }

    /// Which key of that name.
    public int keyId() {
        return keyId;
    }

    /// The line itself, with its newline.
    public String line() {
        byte[] blob =
                ByteBuffer.allocate(Integer.BYTES + signature.length)
                        .putInt(keyId)
                        .put(signature)
                        .array();
        return "— " + name + " " + Base64.getEncoder().encodeToString(blob) + "\n";
    }

    /// Whether the line names this key.
    public boolean names(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    /// Whether the line is this key's signature over `message`.
    public boolean verifies(VerifierKey key, byte[] message) {
        return names(key) && key.verify(message, signature);
    }
}
