package org.mingzhang.ledger.codec.shape;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A whole number within bounds that every JSON reader keeps exactly.
///
/// @param minimum the least value, at least -(2^53-1)
/// @param maximum the largest value, at most 2^53-1
record IntegerShape<T>(
        long minimum, long maximum, ToLongFunction<T> toLong, LongFunction<T> fromLong)
        implements Shape<T> {

    static final long EXACT_MAX = (1L << 53) - 1;

    static final Shape<Integer> OF_INT =
            new IntegerShape<>(
                    Integer.MIN_VALUE, Integer.MAX_VALUE, Integer::longValue, v -> (int) v);

    static final Shape<Long> OF_LONG =
            new IntegerShape<>(-EXACT_MAX, EXACT_MAX, Long::longValue, v -> v);

    @Override
    public JsonNode write(T value) {
        long number = toLong.applyAsLong(value);
        if (number < minimum || number > maximum) {
            throw new IllegalArgumentException(
                    "integer outside " + minimum + " to " + maximum + ": " + number);
        }
        // The node that a parser makes of the same digits, so that trees compare equal.
        return (int) number == number
                ? JsonNodeFactory.instance.numberNode((int) number)
                : JsonNodeFactory.instance.numberNode(number);
    }

    @Override
    public @Nullable T read(JsonNode node, Findings findings) {
        if (!node.isNumber()) {
            findings.reportType("integer", node);
            return null;
        }
        if (!node.isIntegralNumber()) {
            findings.report(InputRule.NOT_AN_INTEGER, Optional.of(node.toString()));
            return null;
        }
        if (!node.canConvertToLong() || node.longValue() < minimum || node.longValue() > maximum) {
            findings.report(
                    InputRule.INTEGER_OUT_OF_RANGE,
                    Optional.of(node.toString()),
                    Long.toString(minimum),
                    Long.toString(maximum));
            return null;
        }
        return fromLong.apply(node.longValue());
    }

    @Override
    public ObjectNode schema(Side side) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "integer")
                .put("minimum", minimum)
                .put("maximum", maximum);
    }
}
