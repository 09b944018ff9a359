package org.mingzhang.verifier.entry;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One JSON text as a flat list of values over its bytes, filled by {@link CanonicalJson} and used
/// again for the next text, so that reading an entry allocates nothing.
///
/// An object is followed by its members, each a name and then a value; an array by its elements.
/// `after(node)` is the next sibling.
///
/// ```
/// {"a":[1,true],"b":"x"}    0 OBJECT  1 NAME a  2 ARRAY  3 INTEGER  4 TRUE  5 NAME b  6 STRING
/// ```
public final class JsonTape {
    /// What a node is.
    public enum Kind {
        /// `{…}`
        OBJECT(0),
        /// `[…]`
        ARRAY(1),
        /// The name of a member; its value is the next node.
        NAME(2),
        /// A string; the range of bytes lies between the quotes.
        STRING(3),
        /// An integer within ±(2^53−1).
        INTEGER(4),
        /// `true`
        TRUE(5),
        /// `false`
        FALSE(6);

        private static final Kind[] BY_CODE = {OBJECT, ARRAY, NAME, STRING, INTEGER, TRUE, FALSE};

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }
    }

    private byte[] source = new byte[0];

    /// Codes, because a garbage collector wants to know of every reference that is stored.
    private byte[] kinds = new byte[256];

    private int[] starts = new int[256];
    private int[] ends = new int[256];
    private int[] afters = new int[256];
    private int size;

    void reset(byte[] newSource) {
        source = newSource;
        size = 0;
    }

    int add(Kind kind, int start, int end) {
        if (size == kinds.length) {
            int larger = size * 2;
            kinds = Arrays.copyOf(kinds, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
            afters = Arrays.copyOf(afters, larger);
        }
        int node = size++;
        kinds[node] = kind.code;
        starts[node] = start;
        ends[node] = end;
        afters[node] = size;
        return node;
    }

    void close(int node, int end) {
        ends[node] = end;
        afters[node] = size;
    }

    /// The bytes that the ranges point into.
    public byte[] source() {
        return source;
    }

    /// What a node is.
    public Kind kind(int node) {
        return Kind.BY_CODE[kinds[node]];
    }

    /// The first byte of a node in {@link #source}.
    public int start(int node) {
        return starts[node];
    }

    /// The byte after the last of a node in {@link #source}.
    public int end(int node) {
        return ends[node];
    }

    /// The next sibling of a node, or the end of its container.
    public int after(int node) {
        return afters[node];
    }

    /// The value of the member called `name` of an object, or −1.
    public int member(int object, String name) {
        if (kinds[object] != Kind.OBJECT.code) {
            return -1;
        }
        int end = afters[object];
        for (int node = object + 1; node < end; node = afters[node + 1]) {
            if (is(node, name)) {
                return node + 1;
            }
        }
        return -1;
    }

    /// Whether the raw bytes of a name or string are the ASCII text `text`.
    public boolean is(int node, String text) {
        int start = starts[node];
        if (ends[node] - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (source[start + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the raw bytes of a name or string are `text`.
    public boolean is(int node, byte[] text) {
        return Arrays.equals(source, starts[node], ends[node], text, 0, text.length);
    }

    /// Whether the raw bytes of a name or string differ from its text.
    public boolean hasEscapes(int node) {
        for (int at = starts[node]; at < ends[node]; at++) {
            if (source[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    /// What the byte after a backslash stands for.
    public static byte unescaped(byte escape) {
        return switch (escape) {
            case 'n' -> (byte) '\n';
            case 't' -> (byte) '\t';
            default -> escape;
        };
    }

    /// How many characters (code points) the text of a string has.
    public int characters(int node) {
        int count = 0;
        for (int at = starts[node]; at < ends[node]; at++) {
            if (source[at] == '\\') {
                at++;
            }
            count += (source[at] & 0xc0) == 0x80 ? 0 : 1;
        }
        return count;
    }

    /// The text of a string or a name, with escapes resolved.
    public String text(int node) {
        String raw =
                new String(source, starts[node], ends[node] - starts[node], StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\\') {
                i++;
                c =
                        switch (raw.charAt(i)) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            default -> raw.charAt(i);
                        };
            }
            text.append(c);
        }
        return text.toString();
    }

    /// The text of a string member, or null when it is absent or no string.
    public @Nullable String string(int object, String name) {
        int node = member(object, name);
        return node >= 0 && kinds[node] == Kind.STRING.code ? text(node) : null;
    }

    /// The value of an integer node.
    public long integer(int node) {
        int at = starts[node];
        boolean negative = source[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        for (; at < ends[node]; at++) {
            value = value * 10 + (source[at] - '0');
        }
        return negative ? -value : value;
    }
}
