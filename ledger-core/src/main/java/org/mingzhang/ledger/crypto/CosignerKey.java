package org.mingzhang.ledger.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// The public key of a witness, which signs the checkpoints of logs that are not its own.
///
/// **Shape** as text like a [VerifierKey], with other type bytes: `04` for Ed25519, twelve bytes
/// for SM2. A cosignature is the time, 8 bytes big-endian in seconds since 1970, and 64 bytes over
/// a header line, the time and the text of the note. **Source** C2SP `tlog-cosignature`;
/// `docs/log-format.md`, section 7.
///
/// @param name the key name
/// @param keyId by which a signature line names it
/// @param suite the suite whose checkpoints it signs
/// @param publicKey 32 bytes for Ed25519, `04 || x || y` for SM2
public record CosignerKey(String name, int keyId, Suite suite, Bytes publicKey) {

    private static final int COSIGNATURE_BYTES = Long.BYTES + 64;

    /// @throws IllegalArgumentException if the name, the key or the key ID is not as said above
    public CosignerKey {
        byte[] key = publicKey.toBytes();
        boolean sound =
                switch (suite) {
                    case SHA256 -> Ed25519.isPublicKey(key);
                    case SM3 -> Sm2.isPublicKey(key);
                };
        if (!VerifierKey.isName(name) || !sound) {
            throw new IllegalArgumentException("not a witness's key: " + name);
        }
        if (keyId != KeyText.of(name, type(suite), key).keyId()) {
            throw new IllegalArgumentException("the key ID of witness " + name + " is not its own");
        }
    }

    /// The key of its text form.
    ///
    /// @throws IllegalArgumentException if the text is not one, or is the key of a log
    public static CosignerKey parse(String text) {
        KeyText parsed = KeyText.parse(text);
        for (Suite suite : Suite.values()) {
            Optional<Bytes> key = parsed.keyOfType(type(suite));
            if (key.isPresent()) {
                return new CosignerKey(parsed.name(), parsed.keyId(), suite, key.get());
            }
        }
        throw new IllegalArgumentException("not the key of a witness: " + text);
    }

    /// Whether the bytes are this witness's signature over the text of a note; false for anything
    /// malformed.
    public boolean verifies(byte[] noteText, byte[] cosignature) {
        if (cosignature.length != COSIGNATURE_BYTES || cosignature[0] < 0) {
            return false;
        }
        String head = header(suite) + "time " + ByteBuffer.wrap(cosignature).getLong() + "\n";
        byte[] message = KeyText.concat(head.getBytes(StandardCharsets.US_ASCII), noteText);
        byte[] signature = Arrays.copyOfRange(cosignature, Long.BYTES, COSIGNATURE_BYTES);
        return switch (suite) {
            case SHA256 -> Ed25519.verify(publicKey.toBytes(), message, signature);
            case SM3 -> Sm2.verify(publicKey.toBytes(), message, signature);
        };
    }

    /// Name and key ID, enough to tell keys apart.
    public String id() {
        return name + "+" + HexFormat.of().toHexDigits(keyId);
    }

    /// The text form that [#parse] reads.
    @Override
    public String toString() {
        return KeyText.of(name, type(suite), publicKey.toBytes()).toString();
    }

    private static String header(Suite suite) {
        return switch (suite) {
            case SHA256 -> "cosignature/v1\n";
            case SM3 -> "cosignature-sm2/v1\n";
        };
    }

    private static byte[] type(Suite suite) {
        return switch (suite) {
            case SHA256 -> new byte[] {4};
            // As a log's, with 02 for 01 at the end.
            case SM3 -> HexFormat.of().parseHex("ff06082a811ccf5501837502");
        };
    }
}
