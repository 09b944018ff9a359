package org.mingzhang.verifier.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// One schema, for one value. It knows the keywords that `docs/events` uses; another keyword makes
/// the whole schema one that is not understood, because skipping it would accept too much.
///
/// **Source**: JSON Schema 2020-12; `x-tag` and `x-personal` are ours (`docs/log-format.md`
/// sections 2 and 4).
final class SchemaNode {
    private static final Set<String> ANNOTATIONS =
            Set.of("$id", "$schema", "title", "description", "x-tag", "x-personal");
    private static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "pattern",
                    "enum",
                    "minimum",
                    "maximum",
                    "minLength",
                    "maxLength",
                    "minItems",
                    "maxItems",
                    "items",
                    "properties",
                    "required",
                    "additionalProperties",
                    "oneOf",
                    "allOf");

    private @Nullable String type;
    private @Nullable TextForm pattern;
    private Set<String> choices = Set.of();
    private List<byte[]> choiceBytes = List.of();
    private long minimum = Long.MIN_VALUE;
    private long maximum = Long.MAX_VALUE;
    private long minLength;
    private long maxLength = Long.MAX_VALUE;
    private long minItems;
    private long maxItems = Long.MAX_VALUE;
    private @Nullable SchemaNode items;
    private Property[] properties = {};
    private List<String> required = List.of();
    private boolean closed;
    private List<SchemaNode> oneOf = List.of();
    private List<SchemaNode> allOf = List.of();
    private byte @Nullable [] tag;

    /// A member that the schema describes.
    private static final class Property {
        /// Raw, as an entry writes it.
        final byte[] name;

        final SchemaNode value;

        Property(byte[] name, SchemaNode value) {
            this.name = name;
            this.value = value;
        }
    }

    static SchemaNode compile(Object json) throws SchemaException {
        SchemaNode node = new SchemaNode();
        for (Map.Entry<String, Object> keyword : object(json, "a schema").entrySet()) {
            node.set(keyword.getKey(), keyword.getValue());
        }
        return node;
    }

    private static Map<String, Object> object(Object json, String what) throws SchemaException {
        if (!(json instanceof Map<?, ?> map)) {
            throw new SchemaException(what + " is an object");
        }
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, value) -> members.put(String.valueOf(name), value));
        return members;
    }

    private static List<Object> list(Object json, String what) throws SchemaException {
        if (!(json instanceof List<?> list)) {
            throw new SchemaException(what + " is an array");
        }
        return new ArrayList<>(list);
    }

    private static String text(Object json, String what) throws SchemaException {
        if (!(json instanceof String text)) {
            throw new SchemaException(what + " is a string");
        }
        return text;
    }

    private static long number(Object json, String what) throws SchemaException {
        if (!(json instanceof Long number)) {
            throw new SchemaException(what + " is an integer");
        }
        return number;
    }

    private static List<SchemaNode> nodes(Object json, String what) throws SchemaException {
        List<SchemaNode> nodes = new ArrayList<>();
        for (Object one : list(json, what)) {
            nodes.add(compile(one));
        }
        return nodes;
    }

    private static List<String> texts(Object json, String what) throws SchemaException {
        List<String> texts = new ArrayList<>();
        for (Object one : list(json, what)) {
            texts.add(text(one, what));
        }
        return texts;
    }

    private static List<byte[]> raw(Set<String> texts) throws SchemaException {
        List<byte[]> raw = new ArrayList<>();
        for (String text : texts) {
            raw.add(raw(text));
        }
        return raw;
    }

    /// The bytes that stand in an entry for a text that needs no escape.
    private static byte[] raw(String text) throws SchemaException {
        if (text.chars().anyMatch(c -> c < ' ' || c == '"' || c == '\\')) {
            throw new SchemaException("the name " + text + " needs escapes");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void set(String keyword, Object value) throws SchemaException {
        if (keyword.equals("x-tag")) {
            tag = (text(value, keyword) + ":").getBytes(StandardCharsets.UTF_8);
        }
        if (ANNOTATIONS.contains(keyword)) {
            return;
        }
        if (!KNOWN.contains(keyword)) {
            throw new SchemaException("the keyword " + keyword + " is not known");
        }
        switch (keyword) {
            case "type" -> type = text(value, keyword);
            case "pattern" -> pattern = TextForm.of(text(value, keyword));
            case "enum" -> {
                choices = new TreeSet<>(texts(value, keyword));
                choiceBytes = raw(choices);
            }
            case "minimum" -> minimum = number(value, keyword);
            case "maximum" -> maximum = number(value, keyword);
            case "minLength" -> minLength = number(value, keyword);
            case "maxLength" -> maxLength = number(value, keyword);
            case "minItems" -> minItems = number(value, keyword);
            case "maxItems" -> maxItems = number(value, keyword);
            case "items" -> items = compile(value);
            case "required" -> required = texts(value, keyword);
            case "additionalProperties" -> closed = Boolean.FALSE.equals(value);
            case "oneOf" -> oneOf = nodes(value, keyword);
            case "allOf" -> allOf = nodes(value, keyword);
            case "properties" -> {
                List<Property> members = new ArrayList<>();
                for (Map.Entry<String, Object> one :
                        new TreeMap<>(object(value, keyword)).entrySet()) {
                    members.add(new Property(raw(one.getKey()), compile(one.getValue())));
                }
                properties = members.toArray(properties);
            }
            default -> throw new SchemaException("the keyword " + keyword + " is not known");
        }
    }

    /// What is wrong with the value at `node`, as the end of a sentence that its path begins, or
    /// null; its tags are added to `tags`, if there are any.
    @Nullable String defect(JsonTape tape, int node, @Nullable DerivedTags tags) {
        if (type != null && !isType(tape.kind(node), type)) {
            return " is not of type " + type;
        }
        String wrong =
                switch (tape.kind(node)) {
                    case OBJECT -> objectDefect(tape, node, tags);
                    case ARRAY -> arrayDefect(tape, node, tags);
                    case STRING -> textDefect(tape, node, tags);
                    case INTEGER -> {
                        long value = tape.integer(node);
                        yield value < minimum || value > maximum
                                ? " is not within " + minimum + " to " + maximum
                                : null;
                    }
                    case TRUE, FALSE, NAME -> null;
                };
        for (int i = 0; i < allOf.size() && wrong == null; i++) {
            wrong = allOf.get(i).defect(tape, node, tags);
        }
        if (wrong == null && !oneOf.isEmpty()) {
            int matching = 0;
            for (SchemaNode one : oneOf) {
                matching += one.defect(tape, node, null) == null ? 1 : 0;
            }
            wrong = matching == 1 ? null : " matches " + matching + " of its alternatives";
        }
        return wrong;
    }

    private static boolean isType(Kind kind, String name) {
        return switch (kind) {
            case OBJECT -> name.equals("object");
            case ARRAY -> name.equals("array");
            case STRING -> name.equals("string");
            case INTEGER -> name.equals("integer");
            case TRUE, FALSE -> name.equals("boolean");
            case NAME -> false;
        };
    }

    private @Nullable String objectDefect(JsonTape tape, int node, @Nullable DerivedTags tags) {
        for (String name : required) {
            if (tape.member(node, name) < 0) {
                return " has no member " + name;
            }
        }
        int next = 0;
        for (int name = node + 1; name < tape.after(node); name = tape.after(name + 1)) {
            int found = find(tape, name, next);
            if (found < 0) {
                if (closed) {
                    return " has an unknown member " + tape.text(name);
                }
                continue;
            }
            next = found + 1;
            String wrong = properties[found].value.defect(tape, name + 1, tags);
            if (wrong != null) {
                return "." + tape.text(name) + wrong;
            }
        }
        return null;
    }

    /// Both the members of an entry and these are in order, so that the next one is most often the
    /// next here.
    private int find(JsonTape tape, int name, int next) {
        for (int i = next; i < properties.length; i++) {
            if (tape.is(name, properties[i].name)) {
                return i;
            }
        }
        for (int i = 0; i < next; i++) {
            if (tape.is(name, properties[i].name)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String arrayDefect(JsonTape tape, int node, @Nullable DerivedTags tags) {
        int count = 0;
        for (int one = node + 1; one < tape.after(node); one = tape.after(one)) {
            if (items != null) {
                String wrong = items.defect(tape, one, tags);
                if (wrong != null) {
                    return "[" + count + "]" + wrong;
                }
            }
            count++;
        }
        return count < minItems || count > maxItems ? " has " + count + " elements" : null;
    }

    private boolean isChoice(JsonTape tape, int node) {
        for (byte[] choice : choiceBytes) {
            if (tape.is(node, choice)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable String textDefect(JsonTape tape, int node, @Nullable DerivedTags tags) {
        if (tag != null && tags != null) {
            tags.add(tag, tape, node);
        }
        if (pattern != null && !pattern.matches(tape, node)) {
            return " does not have the form " + pattern;
        }
        if (!choices.isEmpty() && !isChoice(tape, node)) {
            return " is none of " + choices;
        }
        if (minLength > 0 || maxLength < Long.MAX_VALUE) {
            int length = tape.characters(node);
            if (length < minLength || length > maxLength) {
                return " has " + length + " characters";
            }
        }
        return null;
    }
}
