package org.mingzhang.verifier.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads ordinary JSON, with white space, for the schema files: objects as maps, arrays as lists,
/// strings, whole numbers as `Long`, booleans. Anything else is refused.
final class JsonText {
    private static final int DEPTH_MAX = 32;

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    static Object parse(String text) throws SchemaException {
        JsonText json = new JsonText(text);
        Object value = json.value(1);
        json.space();
        if (json.at != text.length()) {
            throw json.bad("nothing may follow the value");
        }
        return value;
    }

    private SchemaException bad(String message) {
        return new SchemaException("character " + at + ": " + message);
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        space();
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char c) throws SchemaException {
        if (peek() != c) {
            throw bad("expected " + c);
        }
        at++;
    }

    private Object value(int depth) throws SchemaException {
        if (depth > DEPTH_MAX) {
            throw bad("deeper than " + DEPTH_MAX);
        }
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) throws SchemaException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        if (peek() == '}') {
            at++;
            return members;
        }
        while (true) {
            if (peek() != '"') {
                throw bad("expected a name");
            }
            String name = string();
            expect(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw bad("the name " + name + " stands twice");
            }
            if (peek() != ',') {
                expect('}');
                return members;
            }
            at++;
        }
    }

    private List<Object> array(int depth) throws SchemaException {
        List<Object> elements = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return elements;
        }
        while (true) {
            elements.add(value(depth + 1));
            if (peek() != ',') {
                expect(']');
                return elements;
            }
            at++;
        }
    }

    private String string() throws SchemaException {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escape() : c);
        }
        if (at == text.length()) {
            throw bad("the string does not end");
        }
        at++;
        return out.toString();
    }

    private char escape() throws SchemaException {
        char c = at < text.length() ? text.charAt(at++) : '\0';
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> throw bad("an unknown escape");
        };
    }

    private char unicode() throws SchemaException {
        if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            throw bad("an escape has four hex digits");
        }
        at += 4;
        return (char) Integer.parseInt(text, at - 4, at, 16);
    }

    private Object literal(String word, boolean value) throws SchemaException {
        if (!text.startsWith(word, at)) {
            throw bad("expected a value");
        }
        at += word.length();
        return value;
    }

    private Long number() throws SchemaException {
        int start = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!digits.matches("-?[0-9]{1,18}")) {
            throw bad("expected a value");
        }
        return Long.valueOf(digits);
    }
}
