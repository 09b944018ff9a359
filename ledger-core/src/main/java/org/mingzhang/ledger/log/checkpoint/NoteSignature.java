package org.mingzhang.ledger.log.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.crypto.VerifierKey;

/// One signature line of a note, whoever made it.
///
/// **Shape** `— <key name> <base64 of key ID, 4 bytes big-endian || signature>`. **Source** C2SP
/// `signed-note`.
///
/// @param keyName the name of the key
/// @param keyId the ID of the key
/// @param signature the bytes after the key ID, at least one
public record NoteSignature(String keyName, int keyId, Bytes signature) {

    private static final String DASH = "— ";

    /// @throws IllegalArgumentException if the name is none, or the signature is empty
    public NoteSignature {
        if (!VerifierKey.isName(keyName)) {
            throw new IllegalArgumentException("not a key name: '" + keyName + "'");
        }
        if (signature.length() == 0) {
            throw new IllegalArgumentException("empty signature by " + keyName);
        }
    }

    /// A signature by a key.
    public static NoteSignature of(VerifierKey key, byte[] signature) {
        return new NoteSignature(key.name(), key.keyId(), Bytes.copyOf(signature));
    }

    /// Whether the line names that key.
    public boolean isBy(VerifierKey key) {
        return keyId == key.keyId() && keyName.equals(key.name());
    }

    /// Whether the line names that witness.
    public boolean isBy(CosignerKey key) {
        return keyId == key.keyId() && keyName.equals(key.name());
    }

    /// The line, without its newline.
    public String line() {
        byte[] bytes = signature.toBytes();
        byte[] blob = ByteBuffer.allocate(4 + bytes.length).putInt(keyId).put(bytes).array();
        return DASH + keyName + " " + Bytes.copyOf(blob).base64();
    }

    static NoteSignature parse(String line) {
        int space = line.lastIndexOf(' ');
        if (!line.startsWith(DASH) || space <= DASH.length()) {
            throw new IllegalArgumentException("not a signature line: " + line);
        }
        byte[] blob = Bytes.parseBase64(line.substring(space + 1)).toBytes();
        if (blob.length < 5) {
            throw new IllegalArgumentException("signature too short: " + line);
        }
        return new NoteSignature(
                line.substring(DASH.length(), space),
                ByteBuffer.wrap(blob).getInt(),
                Bytes.copyOf(Arrays.copyOfRange(blob, 4, blob.length)));
    }
}
