package org.mingzhang.verifier.entry;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// Accepts exactly the JSON texts that a log may hold, in one pass over the bytes.
///
/// RFC 8785 leaves one spelling for every value of the format's subset: no white space, members in
/// order, only the escapes `\"`, `\\`, `\n`, `\t`, integers without leading zeros. So the pass need
/// not build a tree and write it again: a text that gets through *is* its canonical form. (The
/// tests write the tree again, and compare.)
///
/// **Errors**: the first defect, with its byte offset; the tape is then of no use. **Source**:
/// `docs/log-format.md` section 2, "Values"; RFC 8785 section 3.2; RFC 3629 for UTF-8.
public final class CanonicalJson {
    /// Containers within each other, the outermost counted as one.
    public static final int DEPTH_MAX = 8;

    /// The largest integer that every JSON reader keeps exactly: 2^53 − 1.
    public static final long INTEGER_MAX = (1L << 53) - 1;

    private static final boolean[] ALPHANUMERIC = alphanumeric();

    private static final VarHandle EIGHT =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final JsonTape tape;
    private byte[] source = new byte[0];
    private int base;
    private int at;
    private int end;
    private @Nullable String defect;

    /// A reader that fills `tape`.
    public CanonicalJson(JsonTape tape) {
        this.tape = tape;
    }

    /// Reads the object in `length` bytes from `offset`; returns what is wrong, or null.
    public @Nullable String read(byte[] bytes, int offset, int length) {
        source = bytes;
        base = offset;
        at = offset;
        end = offset + length;
        defect = null;
        tape.reset(bytes);
        if (peek() != '{') {
            return "byte 0: an entry starts with {";
        }
        value(1);
        if (defect == null && at != end) {
            fail("nothing may follow the object");
        }
        return defect;
    }

    private int peek() {
        return at < end ? source[at] : -1;
    }

    private boolean fail(String message) {
        if (defect == null) {
            defect = "byte " + (at - base) + ": " + message;
        }
        return false;
    }

    private boolean value(int depth) {
        return switch (peek()) {
            case '{' -> depth <= DEPTH_MAX ? object(depth) : fail("deeper than " + DEPTH_MAX);
            case '[' -> depth <= DEPTH_MAX ? array(depth) : fail("deeper than " + DEPTH_MAX);
            case '"' -> string();
            case 't' -> literal("true", Kind.TRUE);
            case 'f' -> literal("false", Kind.FALSE);
            case 'n' -> fail("null is not a value of the format");
            default -> integer();
        };
    }

    private boolean object(int depth) {
        int node = tape.add(Kind.OBJECT, at, at);
        at++;
        int previous = -1;
        if (peek() == '}') {
            at++;
            tape.close(node, at);
            return true;
        }
        while (true) {
            int name = name();
            if (name < 0) {
                return false;
            }
            if (previous >= 0 && !ordered(previous, name)) {
                return fail("members must be in order, each name once");
            }
            previous = name;
            if (peek() != ':') {
                return fail("expected : after a name");
            }
            at++;
            if (!value(depth + 1)) {
                return false;
            }
            if (peek() == ',') {
                at++;
            } else if (peek() == '}') {
                at++;
                tape.close(node, at);
                return true;
            } else {
                return fail("expected , or } after a member");
            }
        }
    }

    private boolean array(int depth) {
        int node = tape.add(Kind.ARRAY, at, at);
        at++;
        if (peek() == ']') {
            at++;
            tape.close(node, at);
            return true;
        }
        while (true) {
            if (!value(depth + 1)) {
                return false;
            }
            if (peek() == ',') {
                at++;
            } else if (peek() == ']') {
                at++;
                tape.close(node, at);
                return true;
            } else {
                return fail("expected , or ] after an element");
            }
        }
    }

    /// Names are ASCII, so that the order of their bytes is the order of UTF-16 that RFC 8785 asks.
    private boolean ordered(int previous, int name) {
        byte before = source[tape.start(previous)];
        byte next = source[tape.start(name)];
        if (before != next) {
            return before < next;
        }
        return Arrays.compareUnsigned(
                        source,
                        tape.start(previous),
                        tape.end(previous),
                        source,
                        tape.start(name),
                        tape.end(name))
                < 0;
    }

    private int name() {
        if (peek() != '"') {
            fail("expected a member name");
            return -1;
        }
        int start = ++at;
        int first = peek();
        if (first < 'a' || first > 'z') {
            fail("a member name is [a-z][A-Za-z0-9]*");
            return -1;
        }
        int scan = at;
        while (scan < end && isAlphanumeric(source[scan])) {
            scan++;
        }
        at = scan;
        if (peek() != '"') {
            fail("a member name is [a-z][A-Za-z0-9]*");
            return -1;
        }
        at++;
        return tape.add(Kind.NAME, start, scan);
    }

    static boolean isAlphanumeric(byte c) {
        return ALPHANUMERIC[c & 0xff];
    }

    private static boolean[] alphanumeric() {
        boolean[] all = new boolean[256];
        Arrays.fill(all, 'a', 'z' + 1, true);
        Arrays.fill(all, 'A', 'Z' + 1, true);
        Arrays.fill(all, '0', '9' + 1, true);
        return all;
    }

    private boolean string() {
        int start = ++at;
        boolean plain = true;
        while (at < end) {
            byte c = source[at];
            if (c == '"') {
                int stop = at;
                if (!plain && !isNormalized(start, stop)) {
                    at = start;
                    return fail("the string is not in Unicode normal form C");
                }
                tape.add(Kind.STRING, start, stop);
                at = stop + 1;
                return true;
            }
            if (c == '\\') {
                int escape = at + 1 < end ? source[at + 1] : -1;
                if (escape != '"' && escape != '\\' && escape != 'n' && escape != 't') {
                    return fail("the only escapes are \\\" \\\\ \\n \\t");
                }
                at += 2;
            } else if (c >= 0x20) {
                at = plainEnd(at + 1);
            } else if (c >= 0) {
                return fail("a control character");
            } else {
                int codePoint = multibyte();
                if (codePoint < 0) {
                    return fail("not UTF-8");
                }
                plain &= NormalFormC.isInert(codePoint);
            }
        }
        return fail("the string does not end");
    }

    /// Where printable ASCII without quote and backslash ends, looked for in eight bytes at a time.
    private int plainEnd(int from) {
        int scan = from;
        while (scan + Long.BYTES <= end) {
            long eight = (long) EIGHT.get(source, scan);
            long other =
                    zero(eight ^ ('"' * ONES))
                            | zero(eight ^ ('\\' * ONES))
                            | ((eight - ' ' * ONES) & ~eight & TOPS)
                            | (eight & TOPS);
            if (other != 0) {
                // Borrows mark wrong bytes, but only above a right one.
                return scan + Long.numberOfTrailingZeros(other) / Byte.SIZE;
            }
            scan += Long.BYTES;
        }
        return scan;
    }

    /// The top bit of the lowest byte that is zero, and perhaps of some above it.
    private static long zero(long eight) {
        return (eight - ONES) & ~eight & TOPS;
    }

    /// Decodes one character of two to four bytes and steps over it; −1 when it is not the one
    /// spelling of a Unicode scalar value.
    private int multibyte() {
        int lead = source[at] & 0xff;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || at + more >= end) {
            return -1;
        }
        int codePoint = lead & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            int next = source[at + i];
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            codePoint = codePoint << 6 | (next & 0x3f);
        }
        boolean overlong = codePoint < (more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000);
        boolean surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
        if (overlong || surrogate || codePoint > 0x10ffff) {
            return -1;
        }
        at += more + 1;
        return codePoint;
    }

    private boolean isNormalized(int start, int stop) {
        String text = new String(source, start, stop - start, StandardCharsets.UTF_8);
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    private boolean literal(String text, Kind kind) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= end || source[at + i] != text.charAt(i)) {
                return fail("expected a value");
            }
        }
        tape.add(kind, at, at + text.length());
        at += text.length();
        return true;
    }

    private boolean integer() {
        int start = at;
        int scan = at;
        if (peek() == '-') {
            scan++;
        }
        int digits = scan;
        long value = 0;
        while (scan < end && source[scan] >= '0' && source[scan] <= '9') {
            if (scan - digits >= 16) {
                return fail("an integer lies within ±(2^53−1)");
            }
            value = value * 10 + (source[scan] - '0');
            scan++;
        }
        if (scan == digits) {
            return fail("expected a value");
        }
        if (source[digits] == '0' && (scan > digits + 1 || digits > start)) {
            return fail("an integer has no leading zero and zero no sign");
        }
        if (value > INTEGER_MAX) {
            return fail("an integer lies within ±(2^53−1)");
        }
        at = scan;
        if (peek() == '.' || peek() == 'e' || peek() == 'E') {
            return fail("numbers are integers, without fraction or exponent");
        }
        tape.add(Kind.INTEGER, start, scan);
        return true;
    }
}
