package org.mingzhang.ledger.crypto;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/// A hash of 32 bytes, of either suite: a value, ordered by its bytes.
///
/// **Shape** four big-endian words, the first one first; as text 64 lower-case hex digits. Held in
/// words and not in an array so that it is immutable and compares by value.
public record Hash32(long first, long second, long third, long fourth)
        implements Comparable<Hash32> {

    /// The number of bytes.
    public static final int LENGTH = 32;

    /// What `previous` says at position 0: 32 zero bytes.
    public static final Hash32 ZERO = new Hash32(0, 0, 0, 0);

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    /// The hash in an array of exactly 32 bytes.
    ///
    /// @throws IllegalArgumentException if the array has another length
    public static Hash32 copyOf(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return copyOf(bytes, 0);
    }

    /// The hash in the 32 bytes from `offset`.
    ///
    /// @throws IndexOutOfBoundsException if fewer than 32 bytes are left
    public static Hash32 copyOf(byte[] bytes, int offset) {
        return new Hash32(
                (long) LONG.get(bytes, offset),
                (long) LONG.get(bytes, offset + 8),
                (long) LONG.get(bytes, offset + 16),
                (long) LONG.get(bytes, offset + 24));
    }

    /// The hash of 64 lower-case hex digits.
    ///
    /// @throws IllegalArgumentException if the text is anything else
    public static Hash32 parseHex(String hex) {
        if (hex.length() != 2 * LENGTH || hex.chars().anyMatch(c -> c >= 'A' && c <= 'F')) {
            throw new IllegalArgumentException("not 64 lower-case hex digits: " + hex);
        }
        return copyOf(HexFormat.of().parseHex(hex));
    }

    /// The 32 bytes.
    public byte[] toBytes() {
        byte[] bytes = new byte[LENGTH];
        writeTo(bytes, 0);
        return bytes;
    }

    /// Writes the 32 bytes at `offset`.
    ///
    /// @throws IndexOutOfBoundsException if they do not fit
    public void writeTo(byte[] target, int offset) {
        LONG.set(target, offset, first);
        LONG.set(target, offset + 8, second);
        LONG.set(target, offset + 16, third);
        LONG.set(target, offset + 24, fourth);
    }

    /// Writes the 64 ASCII bytes of [#hex] at `offset`.
    ///
    /// @throws IndexOutOfBoundsException if they do not fit
    public void writeHexTo(byte[] target, int offset) {
        writeHex(first, target, offset);
        writeHex(second, target, offset + 16);
        writeHex(third, target, offset + 32);
        writeHex(fourth, target, offset + 48);
    }

    private static void writeHex(long word, byte[] target, int offset) {
        for (int digit = 0; digit < 16; digit++) {
            target[offset + digit] = HEX[(int) (word >>> (60 - 4 * digit)) & 15];
        }
    }

    /// 64 lower-case hex digits.
    public String hex() {
        return HexFormat.of().formatHex(toBytes());
    }

    @Override
    public int compareTo(Hash32 other) {
        int order = Long.compareUnsigned(first, other.first);
        order = order != 0 ? order : Long.compareUnsigned(second, other.second);
        order = order != 0 ? order : Long.compareUnsigned(third, other.third);
        return order != 0 ? order : Long.compareUnsigned(fourth, other.fourth);
    }

    @Override
    public String toString() {
        return hex();
    }
}
