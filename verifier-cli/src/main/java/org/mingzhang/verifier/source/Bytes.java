package org.mingzhang.verifier.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A range of a byte array, with value equality. The array is shared, not copied: nobody writes to
/// it after it was read.
public final class Bytes {
    private final byte[] array;
    private final int offset;
    private final int length;

    /// `length` bytes of `array` from `offset`.
    public Bytes(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /// All bytes of `array`.
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    /// The array that holds the range.
    public byte[] array() {
        return array;
    }

    /// Where the range starts.
    public int offset() {
        return offset;
    }

    /// How long the range is.
    public int length() {
        return length;
    }

    /// The range as an array of its own.
    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /// Whether the range equals another array's range of the same length.
    public boolean matches(byte[] other, int otherOffset, int otherLength) {
        return Arrays.equals(
                array, offset, offset + length, other, otherOffset, otherOffset + otherLength);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && matches(bytes.array, bytes.offset, bytes.length);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(copy());
    }

    /// The bytes as UTF-8, whatever they are: for messages.
    @Override
    public String toString() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }
}
