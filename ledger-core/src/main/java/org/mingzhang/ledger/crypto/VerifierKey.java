package org.mingzhang.ledger.crypto;

import java.util.HexFormat;
import java.util.Optional;
import org.mingzhang.ledger.crypto.bc.Ed25519;
import org.mingzhang.ledger.crypto.bc.Sm2;

/// A public key that verifies notes, with the name and the key ID by which a note's signature line
/// points to it.
///
/// **Shape** as text `<name>+<key ID, 8 hex digits>+<base64 of type bytes || public key>`, for
/// instance `example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`.
///
/// **Source** C2SP `signed-note`; `docs/log-format.md`, section 6.
///
/// @param name the key name: not empty, without spaces and `+`
/// @param keyId the first 4 bytes of SHA-256(name || 0x0A || type bytes || public key), big-endian
/// @param suite the suite whose signatures it verifies
/// @param publicKey 32 bytes for Ed25519, `04 || x || y` for SM2
public record VerifierKey(String name, int keyId, Suite suite, Bytes publicKey) {

    private static final HexFormat HEX = HexFormat.of();

    /// @throws IllegalArgumentException if the name, the key or the key ID is not as said above
    public VerifierKey {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a key name: '" + name + "'");
        }
        byte[] key = publicKey.toBytes();
        boolean sound =
                switch (suite) {
                    case SHA256 -> Ed25519.isPublicKey(key);
                    case SM3 -> Sm2.isPublicKey(key);
                };
        if (!sound) {
            throw new IllegalArgumentException(
                    "not a public key of suite " + suite.id() + ": " + publicKey.hex());
        }
        int expected = idOf(name, suite, key);
        if (keyId != expected) {
            throw new IllegalArgumentException(
                    "key ID of %s is %08x, not %08x".formatted(name, expected, keyId));
        }
    }

    /// The key of this name, with the key ID that follows from it.
    ///
    /// @throws IllegalArgumentException if the name or the key is not sound
    public static VerifierKey of(String name, Suite suite, byte[] publicKey) {
        return new VerifierKey(name, idOf(name, suite, publicKey), suite, Bytes.copyOf(publicKey));
    }

    /// The key of its text form.
    ///
    /// @throws IllegalArgumentException if the text is not one, or its key ID is not the key's
    public static VerifierKey parse(String text) {
        KeyText parsed = KeyText.parse(text);
        for (Suite suite : Suite.values()) {
            Optional<Bytes> key = parsed.keyOfType(signatureType(suite));
            if (key.isPresent()) {
                return new VerifierKey(parsed.name(), parsed.keyId(), suite, key.get());
            }
        }
        throw new IllegalArgumentException("unknown signature type in key: " + text);
    }

    /// Whether the signature is this key's over the text of a note; false for anything malformed.
    public boolean verifies(byte[] noteText, byte[] signature) {
        return switch (suite) {
            case SHA256 -> Ed25519.verify(publicKey.toBytes(), noteText, signature);
            case SM3 -> Sm2.verify(publicKey.toBytes(), noteText, signature);
        };
    }

    /// Whether a text can be the name of a key: not empty, no space, no control character, no `+`.
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c ->
                                c == '+'
                                        || c < 0x20
                                        || Character.isSpaceChar(c)
                                        || Character.isWhitespace(c));
    }

    /// The text form that [#parse] reads.
    @Override
    public String toString() {
        return KeyText.of(name, signatureType(suite), publicKey.toBytes()).toString();
    }

    /// The bytes that say which algorithm a note's signature has.
    static byte[] signatureType(Suite suite) {
        return switch (suite) {
            case SHA256 -> new byte[] {1};
            // ff, then the DER of the object identifier 1.2.156.10197.1.501 (SM2 with SM3), then
            // 01.
            case SM3 -> HEX.parseHex("ff06082a811ccf5501837501");
        };
    }

    private static int idOf(String name, Suite suite, byte[] publicKey) {
        return KeyText.of(name, signatureType(suite), publicKey).keyId();
    }
}
