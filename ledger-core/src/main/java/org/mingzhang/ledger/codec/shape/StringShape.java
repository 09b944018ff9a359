package org.mingzhang.ledger.codec.shape;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A value that is written as a JSON string of a narrow form: an amount, a date, a time, a hash.
///
/// @param rule the rule that a string of another form breaks
/// @param pattern what JSON Schema can say about the form, anchored
/// @param format the value as text
/// @param parse the text as value; throws any runtime exception if it is not in the form. What it
///   gives is formatted again and compared, so that a value has one form and no other
/// @param <T> the Java type
record StringShape<T>(
        InputRule rule, String pattern, Function<T, String> format, Function<String, T> parse)
        implements Shape<T> {

    @Override
    public JsonNode write(T value) {
        return JsonNodeFactory.instance.stringNode(format.apply(value));
    }

    @Override
    public @Nullable T read(JsonNode node, Findings findings) {
        if (!node.isString()) {
            findings.reportType("string", node);
            return null;
        }
        String text = node.stringValue();
        try {
            T value = parse.apply(text);
            if (format.apply(value).equals(text)) {
                return value;
            }
        } catch (RuntimeException _) {
            // What is wrong with the text is said by the rule; the parsers each say it otherwise.
        }
        findings.report(rule, Optional.of(text));
        return null;
    }

    @Override
    public ObjectNode schema(Side side) {
        return JsonNodeFactory.instance.objectNode().put("type", "string").put("pattern", pattern);
    }
}
