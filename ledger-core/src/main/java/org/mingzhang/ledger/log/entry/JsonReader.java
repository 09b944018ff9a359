package org.mingzhang.ledger.log.entry;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads one JSON value strictly: what a lenient reader would repair or drop is refused here.
final class JsonReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final String text;
    private int at;

    /// The steps from the root to the value being read, the innermost last, for messages.
    private final Deque<String> path = new ArrayDeque<>();

    private JsonReader(String text) {
        this.text = text;
    }

    static JsonNode read(byte[] json) {
        if (json.length > CanonicalJson.ENTRY_BYTES_MAX) {
            throw new EntryFormatException("", "at most 65535 bytes", json.length + " bytes");
        }
        JsonReader reader = new JsonReader(decoded(json));
        JsonNode value = reader.value(0);
        reader.space();
        if (reader.at < reader.text.length()) {
            throw reader.syntax("nothing after the value");
        }
        return value;
    }

    private static String decoded(byte[] json) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
        } catch (CharacterCodingException e) {
            throw new EntryFormatException("", "well-formed UTF-8", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode value(int depth) {
        space();
        char c = peek();
        return switch (c) {
            case '{' -> object(depth + 1);
            case '[' -> array(depth + 1);
            case '"' -> NODES.stringNode(string());
            case 't' -> word("true", NODES.booleanNode(true));
            case 'f' -> word("false", NODES.booleanNode(false));
            case 'n' -> throw refused("no null", "null");
            default -> {
                if (c == '-' || (c >= '0' && c <= '9')) {
                    yield number();
                }
                throw syntax("a JSON value");
            }
        };
    }

    private ObjectNode object(int depth) {
        enter(depth);
        ObjectNode object = NODES.objectNode();
        space();
        if (peek() == '}') {
            at++;
            return object;
        }
        while (true) {
            space();
            if (peek() != '"') {
                throw syntax("a member name in quotes");
            }
            String name = string();
            path.addLast(name);
            if (!TextRules.isName(name)) {
                throw refused(TextRules.NAME, name);
            }
            if (object.has(name)) {
                throw refused("no member twice", name);
            }
            space();
            expect(':');
            object.set(name, value(depth));
            path.removeLast();
            space();
            if (peek() == '}') {
                at++;
                return object;
            }
            expect(',');
        }
    }

    private ArrayNode array(int depth) {
        enter(depth);
        ArrayNode array = NODES.arrayNode();
        space();
        if (peek() == ']') {
            at++;
            return array;
        }
        while (true) {
            path.addLast(Integer.toString(array.size()));
            array.add(value(depth));
            path.removeLast();
            space();
            if (peek() == ']') {
                at++;
                return array;
            }
            expect(',');
        }
    }

    private void enter(int depth) {
        if (depth > CanonicalJson.DEPTH_MAX) {
            throw refused("at most 8 containers deep", text.substring(at));
        }
        at++;
    }

    private String string() {
        int start = ++at;
        StringBuilder unescaped = null;
        while (true) {
            char c = peek();
            if (c == '"') {
                String found =
                        unescaped == null
                                ? text.substring(start, at)
                                : unescaped.append(text, start, at).toString();
                at++;
                String broken = TextRules.broken(found);
                if (broken != null) {
                    throw refused(broken, found);
                }
                return found;
            }
            if (c < 0x20) {
                throw syntax("control characters escaped");
            }
            if (c == '\\') {
                unescaped = unescaped == null ? new StringBuilder() : unescaped;
                unescaped.append(text, start, at).append(escaped());
                start = at;
            } else {
                at++;
            }
        }
    }

    private char escaped() {
        at++;
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexChar();
            default -> {
                at--;
                throw syntax("an escape of JSON");
            }
        };
    }

    private char hexChar() {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (digit < 0) {
                throw syntax("four hex digits");
            }
            value = value << 4 | digit;
            at++;
        }
        return (char) value;
    }

    private JsonNode number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        int digits = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        int count = at - digits;
        if (count == 0) {
            throw syntax("a digit");
        }
        if (at < text.length() && ".eE".indexOf(text.charAt(at)) >= 0) {
            throw refused("integers only, no fraction and no exponent", from(start));
        }
        if (text.charAt(digits) == '0' && at - start > 1) {
            throw refused("integer without leading zeros, and no -0", from(start));
        }
        // 2^53-1 has 16 digits, so that a long holds whatever passes here.
        long value = count > 16 ? Long.MAX_VALUE : Long.parseLong(text, start, at, 10);
        if (value > CanonicalJson.INTEGER_MAX || value < -CanonicalJson.INTEGER_MAX) {
            throw refused("integer within ±(2^53-1)", from(start));
        }
        // As Jackson's own reader does, so that equal text gives equal trees.
        return (int) value == value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private String from(int start) {
        int end = at;
        while (end < text.length() && "+-.eE0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private JsonNode word(String word, JsonNode value) {
        if (!text.startsWith(word, at)) {
            throw syntax("a JSON value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void expect(char c) {
        if (peek() != c) {
            throw syntax("'" + c + "'");
        }
        at++;
    }

    private char peek() {
        if (at >= text.length()) {
            throw refused("complete JSON", "end of text");
        }
        return text.charAt(at);
    }

    private EntryFormatException syntax(String expected) {
        return refused(expected + " at character " + at, text.substring(at));
    }

    private EntryFormatException refused(String rule, String value) {
        StringBuilder pointer = new StringBuilder();
        for (String step : path) {
            pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
        }
        return new EntryFormatException(pointer.toString(), rule, value);
    }
}
