package org.mingzhang.verifier.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private long minimum = Long.MIN_VALUE;
    private long maximum = Long.MAX_VALUE;
    private long minLength;
    private long maxLength = Long.MAX_VALUE;
    private long minItems;
    private long maxItems = Long.MAX_VALUE;
    private @Nullable SchemaNode items;
    private final Map<String, SchemaNode> properties = new LinkedHashMap<>();
    private List<String> required = List.of();
    private boolean closed;
    private List<SchemaNode> oneOf = List.of();
    private List<SchemaNode> allOf = List.of();
    private @Nullable String tag;

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

    private void set(String keyword, Object value) throws SchemaException {
        if (keyword.equals("x-tag")) {
            tag = text(value, keyword);
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
            case "enum" -> choices = new TreeSet<>(texts(value, keyword));
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
                for (Map.Entry<String, Object> one : object(value, keyword).entrySet()) {
                    properties.put(one.getKey(), compile(one.getValue()));
                }
            }
            default -> throw new SchemaException("the keyword " + keyword + " is not known");
        }
    }

    /// What is wrong with the value at `node`, or null; its tags are added to `tags`.
    @Nullable String defect(JsonTape tape, int node, String path, DerivedTags tags) {
        if (type != null && !isType(tape.kind(node), type)) {
            return path + " is not of type " + type;
        }
        String wrong =
                switch (tape.kind(node)) {
                    case OBJECT -> objectDefect(tape, node, path, tags);
                    case ARRAY -> arrayDefect(tape, node, path, tags);
                    case STRING -> textDefect(tape, node, path, tags);
                    case INTEGER -> {
                        long value = tape.integer(node);
                        yield value < minimum || value > maximum
                                ? path + " is not within " + minimum + " to " + maximum
                                : null;
                    }
                    case TRUE, FALSE, NAME -> null;
                };
        for (SchemaNode all : allOf) {
            wrong = wrong == null ? all.defect(tape, node, path, tags) : wrong;
        }
        if (wrong == null && !oneOf.isEmpty()) {
            int matching = 0;
            for (SchemaNode one : oneOf) {
                matching += one.defect(tape, node, path, DerivedTags.ignored()) == null ? 1 : 0;
            }
            wrong = matching == 1 ? null : path + " matches " + matching + " of its alternatives";
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

    private @Nullable String objectDefect(JsonTape tape, int node, String path, DerivedTags tags) {
        for (String name : required) {
            if (tape.member(node, name) < 0) {
                return path + " has no member " + name;
            }
        }
        for (int name = node + 1; name < tape.after(node); name = tape.after(name + 1)) {
            SchemaNode member = properties.get(tape.text(name));
            if (member == null) {
                if (closed) {
                    return path + " has an unknown member " + tape.text(name);
                }
                continue;
            }
            String wrong = member.defect(tape, name + 1, path + "." + tape.text(name), tags);
            if (wrong != null) {
                return wrong;
            }
        }
        return null;
    }

    private @Nullable String arrayDefect(JsonTape tape, int node, String path, DerivedTags tags) {
        int count = 0;
        for (int one = node + 1; one < tape.after(node); one = tape.after(one)) {
            if (items != null) {
                String wrong = items.defect(tape, one, path + "[" + count + "]", tags);
                if (wrong != null) {
                    return wrong;
                }
            }
            count++;
        }
        return count < minItems || count > maxItems ? path + " has " + count + " elements" : null;
    }

    private @Nullable String textDefect(JsonTape tape, int node, String path, DerivedTags tags) {
        if (tag != null) {
            tags.add(tag, tape.text(node));
        }
        if (pattern != null && !pattern.matches(tape, node)) {
            return path + " does not have the form " + pattern;
        }
        if (!choices.isEmpty() && !choices.contains(tape.text(node))) {
            return path + " is none of " + choices;
        }
        if (minLength > 0 || maxLength < Long.MAX_VALUE) {
            String text = tape.text(node);
            int length = text.codePointCount(0, text.length());
            if (length < minLength || length > maxLength) {
                return path + " has " + length + " characters";
            }
        }
        return null;
    }
}
