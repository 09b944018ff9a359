package org.mingzhang.ledger.crypto;

/// SM3 by [Sm3].
final class Sm3TreeHasher implements TreeHasher {

    private static final byte[] NOTHING = {};

    private final Hash32 empty = Sm3.hash(NOTHING);

    @Override
    public Suite suite() {
        return Suite.SM3;
    }

    @Override
    public Hash32 leaf(byte[] buffer, int offset, int length) {
        return Sm3.hash((byte) 0, buffer, offset, length);
    }

    @Override
    public Hash32 node(Hash32 left, Hash32 right) {
        byte[] input = new byte[2 * Hash32.LENGTH];
        left.writeTo(input, 0);
        right.writeTo(input, Hash32.LENGTH);
        return Sm3.hash((byte) 1, input, 0, input.length);
    }

    @Override
    public Hash32 empty() {
        return empty;
    }

    @Override
    public Hash32 digest(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        byte[] message = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, message, at, part.length);
            at += part.length;
        }
        return Sm3.hash(message);
    }
}
