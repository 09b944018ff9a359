package org.mingzhang.ledger.crypto;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;

/// An immutable string of bytes with value equality: a public key, a signature.
public final class Bytes {

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /// A copy of the array.
    public static Bytes copyOf(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /// The bytes of standard base64 text with padding, in its only canonical form.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static Bytes parseBase64(String text) {
        byte[] decoded = Base64.getDecoder().decode(text);
        // The decoder takes missing padding and stray trailing bits; one value has one text here.
        if (!Base64.getEncoder().encodeToString(decoded).equals(text)) {
            throw new IllegalArgumentException("not canonical base64: " + text);
        }
        return new Bytes(decoded);
    }

    /// The number of bytes.
    public int length() {
        return bytes.length;
    }

    /// The first bytes.
    ///
    /// @throws IndexOutOfBoundsException if there are fewer than `length`
    public Bytes head(int length) {
        Objects.checkFromToIndex(0, length, bytes.length);
        return length == bytes.length ? this : new Bytes(Arrays.copyOf(bytes, length));
    }

    /// A copy of the bytes.
    public byte[] toBytes() {
        return bytes.clone();
    }

    /// Standard base64 with padding.
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// Lower-case hex.
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
