package org.mingzhang.ledger.codec.shape;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A constant: its name in lower camel case, or what [JsonProperty] on the constant says.
final class EnumShape<E extends Enum<E>> implements Shape<E> {

    private static final Pattern WORD_START = Pattern.compile("_([a-z0-9])");

    private final EnumMap<E, JsonNode> codes;
    private final Map<String, E> constants = new LinkedHashMap<>();

    EnumShape(Class<E> type) {
        codes = new EnumMap<>(type);
        for (E constant : type.getEnumConstants()) {
            String code = codeOf(type, constant);
            codes.put(constant, JsonNodeFactory.instance.stringNode(code));
            if (constants.put(code, constant) != null) {
                throw new IllegalArgumentException(
                        type.getName() + " has two constants written " + code);
            }
        }
    }

    private static <E extends Enum<E>> String codeOf(Class<E> type, E constant) {
        JsonProperty property =
                Arrays.stream(type.getFields())
                        .filter(field -> field.getName().equals(constant.name()))
                        .findFirst()
                        .map(field -> field.getAnnotation(JsonProperty.class))
                        .orElse(null);
        if (property != null) {
            return property.value();
        }
        String words = constant.name().toLowerCase(Locale.ROOT);
        return WORD_START
                .matcher(words)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    @Override
    public JsonNode write(E value) {
        return Objects.requireNonNull(codes.get(value));
    }

    @Override
    public @Nullable E read(JsonNode node, Findings findings) {
        if (!node.isString()) {
            findings.reportType("string", node);
            return null;
        }
        E constant = constants.get(node.stringValue());
        if (constant == null) {
            findings.report(
                    InputRule.UNKNOWN_CODE,
                    Optional.of(node.stringValue()),
                    String.join(", ", constants.keySet()));
        }
        return constant;
    }

    @Override
    public ObjectNode schema(Side side) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        ArrayNode codesAllowed = schema.putArray("enum");
        constants.keySet().forEach(codesAllowed::add);
        return schema;
    }
}
