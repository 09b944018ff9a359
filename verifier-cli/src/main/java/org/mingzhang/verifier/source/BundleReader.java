package org.mingzhang.verifier.source;

import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.merkle.TilePath;
import org.mingzhang.verifier.report.Code;
import org.mingzhang.verifier.report.Finding;

/// Splits a bundle: `{ u16 length, entry }`, at most 256 of them.
final class BundleReader {
    static final int LENGTH_BYTES = 2;

    /// The most bytes a bundle can have.
    static final long BYTES_MAX =
            (long) TilePath.WIDTH * (EntryReader.ENTRY_BYTES_MAX + LENGTH_BYTES);

    private BundleReader() {}

    static EntryChunk split(long first, int width, byte[] bytes) {
        EntryChunk chunk = new EntryChunk();
        int at = 0;
        while (at < bytes.length) {
            long position = first + chunk.count();
            if (chunk.count() == TilePath.WIDTH) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.POSITION_GAP,
                                position,
                                "the bundle goes on after its 256 entries"));
                return chunk;
            }
            int length = length(bytes, at);
            if (length > bytes.length - at - LENGTH_BYTES) {
                chunk.add(
                        new Finding.AtEntry(
                                Code.ENTRY_ENCODING, position, "the bundle ends within the entry"));
                return chunk;
            }
            chunk.add(position, bytes, at + LENGTH_BYTES, length, null);
            at += LENGTH_BYTES + length;
        }
        if (chunk.count() != width) {
            chunk.add(
                    new Finding.AtEntry(
                            Code.POSITION_GAP,
                            first + Math.min(width, chunk.count()),
                            "the bundle holds " + chunk.count() + " entries instead of " + width));
        }
        return chunk;
    }

    private static int length(byte[] bytes, int at) {
        return at + 1 < bytes.length
                ? (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff)
                : Integer.MAX_VALUE;
    }

    /// Where the first `count` entries of a bundle end; its length when it has fewer.
    static int end(byte[] bytes, int count) {
        int at = 0;
        for (int i = 0; i < count && at < bytes.length; i++) {
            int length = length(bytes, at);
            if (length > bytes.length - at - LENGTH_BYTES) {
                return bytes.length;
            }
            at += LENGTH_BYTES + length;
        }
        return at;
    }
}
