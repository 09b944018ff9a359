package org.mingzhang.ledger.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// The text form that the public keys of logs and of witnesses share; they differ in their type
/// bytes alone.
///
/// **Source** C2SP `signed-note`, "Verifier keys".
///
/// @param name the key name
/// @param keyId the first 4 bytes of SHA-256(name || 0x0A || type bytes || public key), big-endian
/// @param typeAndKey the type bytes and the public key
record KeyText(String name, int keyId, Bytes typeAndKey) {

    private static final HexFormat HEX = HexFormat.of();

    /// The key of this name, with the key ID that follows from it.
    static KeyText of(String name, byte[] type, byte[] key) {
        byte[] data = concat(type, key);
        return new KeyText(name, idOf(name, data), Bytes.copyOf(data));
    }

    /// @throws IllegalArgumentException if the text is not in this form
    static KeyText parse(String text) {
        int first = text.indexOf('+');
        int second = text.indexOf('+', first + 1);
        if (first < 0 || second != first + 9) {
            throw new IllegalArgumentException("not a verifier key: " + text);
        }
        KeyText parsed =
                new KeyText(
                        text.substring(0, first),
                        HexFormat.fromHexDigits(text, first + 1, second),
                        Bytes.parseBase64(text.substring(second + 1)));
        if (!parsed.toString().equals(text)) {
            throw new IllegalArgumentException("not in canonical form: " + text);
        }
        return parsed;
    }

    /// The public key, if it is of this type.
    Optional<Bytes> keyOfType(byte[] type) {
        byte[] data = typeAndKey.toBytes();
        return data.length > type.length
                        && Arrays.equals(data, 0, type.length, type, 0, type.length)
                ? Optional.of(Bytes.copyOf(Arrays.copyOfRange(data, type.length, data.length)))
                : Optional.empty();
    }

    private static int idOf(String name, byte[] typeAndKey) {
        Hash32 hash =
                TreeHashers.of(Suite.SHA256)
                        .digest(
                                name.getBytes(StandardCharsets.UTF_8),
                                new byte[] {'\n'},
                                typeAndKey);
        return ByteBuffer.wrap(hash.toBytes()).getInt();
    }

    static byte[] concat(byte[] head, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length + tail.length);
        out.writeBytes(head);
        out.writeBytes(tail);
        return out.toByteArray();
    }

    @Override
    public String toString() {
        return name + "+" + HEX.toHexDigits(keyId) + "+" + typeAndKey.base64();
    }
}
