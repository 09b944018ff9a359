package org.mingzhang.ledger.crypto;

/// SM3 by [Sm3].
final class Sm3TreeHasher implements TreeHasher {

    private final Hash32 empty = Sm3.start().finish();

    @Override
    public Suite suite() {
        return Suite.SM3;
    }

    @Override
    public Hash32 leaf(byte[] buffer, int offset, int length) {
        return Sm3.start().update((byte) 0).update(buffer, offset, length).finish();
    }

    @Override
    public LeafPrefix prefix(byte[] buffer, int length) {
        Sm3 begun = Sm3.start().update((byte) 0).update(buffer, 0, length);
        return entry -> begun.copy().update(entry, length, entry.length - length).finish();
    }

    @Override
    public Hash32 node(Hash32 left, Hash32 right) {
        byte[] input = new byte[1 + 2 * Hash32.LENGTH];
        input[0] = 1;
        left.writeTo(input, 1);
        right.writeTo(input, 1 + Hash32.LENGTH);
        return Sm3.start().update(input, 0, input.length).finish();
    }

    @Override
    public Hash32 empty() {
        return empty;
    }

    @Override
    public Hash32 digest(byte[]... parts) {
        Sm3 hash = Sm3.start();
        for (byte[] part : parts) {
            hash.update(part, 0, part.length);
        }
        return hash.finish();
    }
}
