package org.mingzhang.ledger.log.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Writes canonical JSON into one growing array.
///
/// Every value comes with the pointer of where it stands, used only to name it when it breaks a
/// rule; inside a tree the pointer is put together only then.
final class JsonWriter {

    private byte[] buffer;
    private int length;

    /// The steps from the tree's root to the value being written, for messages.
    private final String[] steps = new String[CanonicalJson.DEPTH_MAX + 1];

    private int stepCount;

    /// @param bytes what is likely to be enough
    JsonWriter(int bytes) {
        buffer = new byte[bytes];
    }

    int length() {
        return length;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /// ASCII text as it is; the caller vouches for it.
    JsonWriter raw(String ascii) {
        int count = ascii.length();
        room(count);
        for (int i = 0; i < count; i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /// An integer; the caller vouches for its range.
    JsonWriter integer(long value) {
        return raw(Long.toString(value));
    }

    /// A string, in quotes.
    JsonWriter string(String pointer, String text) {
        int chars = text.length();
        // A char gives at most three bytes, a pair of chars four; an escape gives two.
        room(3 * chars + 2);
        byte[] out = buffer;
        int at = length;
        boolean plain = true;
        out[at++] = '"';
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c == '"' || c == '\\') {
                    out[at++] = '\\';
                    out[at++] = (byte) c;
                } else if (c >= 0x20) {
                    out[at++] = (byte) c;
                } else if (c == '\n' || c == '\t') {
                    out[at++] = '\\';
                    out[at++] = (byte) (c == '\n' ? 'n' : 't');
                } else {
                    throw refused(pointer, TextRules.NO_CONTROL, text);
                }
            } else if (c < 0x800) {
                plain &= TextRules.neverChangedByNfc(c);
                out[at++] = (byte) (0xc0 | c >> 6);
                out[at++] = tail(c);
            } else if (!Character.isSurrogate(c)) {
                plain &= TextRules.neverChangedByNfc(c);
                out[at++] = (byte) (0xe0 | c >> 12);
                out[at++] = tail(c >> 6);
                out[at++] = tail(c);
            } else {
                if (Character.isLowSurrogate(c)
                        || i + 1 == chars
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw refused(pointer, TextRules.NO_LONE_SURROGATE, text);
                }
                plain = false;
                int point = Character.toCodePoint(c, text.charAt(++i));
                out[at++] = (byte) (0xf0 | point >> 18);
                out[at++] = tail(point >> 12);
                out[at++] = tail(point >> 6);
                out[at++] = tail(point);
            }
        }
        String broken = plain ? null : TextRules.broken(text);
        if (broken != null) {
            throw refused(pointer, broken, text);
        }
        out[at++] = '"';
        length = at;
        return this;
    }

    /// A byte of a UTF-8 sequence after its first.
    private static byte tail(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }

    /// A whole value.
    ///
    /// @param depth how many containers stand around it
    JsonWriter tree(String pointer, int depth, JsonNode value) {
        stepCount = 0;
        node(pointer, depth, value);
        return this;
    }

    private void node(String pointer, int depth, JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(pointer, container(pointer, depth, value), value);
            case ARRAY -> array(pointer, container(pointer, depth, value), value);
            case STRING -> string(pointer, value.stringValue());
            case BOOLEAN -> raw(value.booleanValue() ? "true" : "false");
            case NUMBER -> number(pointer, value);
            case NULL, MISSING -> throw refused(pointer, "no null", "null");
            case BINARY, POJO -> throw refused(pointer, "a JSON value", value.toString());
        }
    }

    private int container(String pointer, int depth, JsonNode value) {
        if (depth == CanonicalJson.DEPTH_MAX) {
            throw refused(pointer, "at most 8 containers deep", value.toString());
        }
        return depth + 1;
    }

    private void object(String pointer, int depth, JsonNode object) {
        room(1);
        buffer[length++] = '{';
        int step = stepCount++;
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : inOrder(object.properties())) {
            String name = member.getKey();
            steps[step] = name;
            if (!TextRules.isName(name)) {
                throw refused(pointer, TextRules.NAME, name);
            }
            raw(first ? "\"" : ",\"").raw(name).raw("\":");
            first = false;
            node(pointer, depth, member.getValue());
        }
        stepCount = step;
        room(1);
        buffer[length++] = '}';
    }

    /// The members sorted by name. Those of records are already.
    private static Collection<Map.Entry<String, JsonNode>> inOrder(
            Set<Map.Entry<String, JsonNode>> members) {
        String before = "";
        for (Map.Entry<String, JsonNode> member : members) {
            if (member.getKey().compareTo(before) < 0) {
                List<Map.Entry<String, JsonNode>> sorted = new ArrayList<>(members);
                sorted.sort(Map.Entry.comparingByKey());
                return sorted;
            }
            before = member.getKey();
        }
        return members;
    }

    private void array(String pointer, int depth, JsonNode array) {
        room(1);
        buffer[length++] = '[';
        int step = stepCount++;
        int index = 0;
        for (JsonNode element : array) {
            if (index > 0) {
                room(1);
                buffer[length++] = ',';
            }
            steps[step] = Integer.toString(index++);
            node(pointer, depth, element);
        }
        stepCount = step;
        room(1);
        buffer[length++] = ']';
    }

    private void number(String pointer, JsonNode number) {
        if (!number.isIntegralNumber()) {
            throw refused(pointer, "integers only, no fraction", number.toString());
        }
        if (!number.canConvertToLong()
                || number.longValue() > CanonicalJson.INTEGER_MAX
                || number.longValue() < -CanonicalJson.INTEGER_MAX) {
            throw refused(pointer, "integer within ±(2^53-1)", number.toString());
        }
        integer(number.longValue());
    }

    private EntryFormatException refused(String pointer, String rule, String value) {
        StringBuilder member = new StringBuilder(pointer);
        for (int i = 0; i < stepCount; i++) {
            member.append('/').append(steps[i].replace("~", "~0").replace("/", "~1"));
        }
        return new EntryFormatException(member.toString(), rule, value);
    }

    private void room(int count) {
        if (buffer.length - length < count) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + count));
        }
    }
}
