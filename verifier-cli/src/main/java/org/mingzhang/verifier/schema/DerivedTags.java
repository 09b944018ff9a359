package org.mingzhang.verifier.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mingzhang.verifier.entry.JsonTape;

/// The tags that a schema derives from `data`: `<key>:<value>`, the value's bytes outside of `!` to
/// `~`, and `%` itself, written `%XX`. They lie one after the other in one array, which is used
/// again for the next entry. Not safe for use by two threads at once.
///
/// **Source**: `docs/log-format.md` section 2, "Tags".
final class DerivedTags {
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[256];
    private int length;
    private int[] starts = new int[8];
    private int[] ends = new int[8];
    private int count;

    void clear() {
        length = 0;
        count = 0;
    }

    /// @param key the bytes before the value, with the colon
    void add(byte[] key, JsonTape tape, int node) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
        }
        starts[count] = length;
        int most = key.length + 3 * (tape.end(node) - tape.start(node));
        if (bytes.length - length < most) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + most));
        }
        System.arraycopy(key, 0, bytes, length, key.length);
        length += key.length;
        encode(tape.source(), tape.start(node), tape.end(node));
        ends[count++] = length;
    }

    private void encode(byte[] source, int from, int to) {
        for (int at = from; at < to; at++) {
            byte b = source[at];
            if (b == '\\') {
                b = JsonTape.unescaped(source[++at]);
            }
            if (b >= '!' && b <= '~' && b != '%') {
                bytes[length++] = b;
            } else {
                bytes[length++] = '%';
                bytes[length++] = HEX[(b & 0xff) >> 4];
                bytes[length++] = HEX[b & 0xf];
            }
        }
    }

    /// Sorts them by their bytes and leaves each once; entries have few.
    void sort() {
        int unique = 0;
        for (int i = 0; i < count; i++) {
            int start = starts[i];
            int end = ends[i];
            int at = unique;
            int order = 1;
            while (at > 0 && (order = compare(start, end, at - 1)) < 0) {
                at--;
            }
            if (at > 0 && order == 0) {
                continue;
            }
            System.arraycopy(starts, at, starts, at + 1, unique - at);
            System.arraycopy(ends, at, ends, at + 1, unique - at);
            starts[at] = start;
            ends[at] = end;
            unique++;
        }
        count = unique;
    }

    private int compare(int start, int end, int other) {
        return Arrays.compareUnsigned(bytes, start, end, bytes, starts[other], ends[other]);
    }

    int count() {
        return count;
    }

    String text(int tag) {
        return new String(bytes, starts[tag], ends[tag] - starts[tag], StandardCharsets.US_ASCII);
    }

    /// Whether a tag is the text of a string.
    boolean is(int tag, JsonTape tape, int node) {
        return tape.hasEscapes(node)
                ? tape.text(node).equals(text(tag))
                : Arrays.equals(
                        bytes,
                        starts[tag],
                        ends[tag],
                        tape.source(),
                        tape.start(node),
                        tape.end(node));
    }
}
