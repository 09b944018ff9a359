package org.mingzhang.ledger.codec.shape;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import org.mingzhang.ledger.reference.PositiveAmount;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Says in JSON Schema what the constraint annotations of a component say.
///
/// An annotation that stands for others, such as
/// [Identifier][org.mingzhang.ledger.reference.Identifier], says what they say. What JSON Schema
/// cannot say is left to the validation; the schema then admits more than the endpoint does.
final class SchemaConstraints {

    private SchemaConstraints() {}

    static void describe(AnnotatedType type, ObjectNode schema) {
        for (Annotation annotation : type.getAnnotations()) {
            describe(annotation, schema);
        }
        if (type instanceof AnnotatedParameterizedType generic) {
            boolean list = ((ParameterizedType) generic.getType()).getRawType() == List.class;
            for (AnnotatedType argument : generic.getAnnotatedActualTypeArguments()) {
                describe(
                        argument,
                        list && schema.get("items") instanceof ObjectNode items ? items : schema);
            }
        }
    }

    private static void describe(Annotation annotation, ObjectNode schema) {
        if (!describesItself(annotation, schema)) {
            for (Annotation part : annotation.annotationType().getAnnotations()) {
                describesItself(part, schema);
            }
        }
    }

    private static boolean describesItself(Annotation annotation, ObjectNode schema) {
        switch (annotation) {
            case Size size -> describe(size, schema);
            case Pattern pattern -> pattern(schema, anchored(pattern));
            case NotBlank _ -> pattern(schema, "\\S");
            case NotEmpty _ -> schema.put(isArray(schema) ? "minItems" : "minLength", 1);
            case Min min -> schema.put("minimum", min.value());
            case Max max -> schema.put("maximum", max.value());
            case Positive _ -> schema.put("minimum", 1);
            case PositiveOrZero _ -> schema.put("minimum", 0);
            case PositiveAmount _ -> pattern(schema, "[1-9]");
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void describe(Size size, ObjectNode schema) {
        String unit = isArray(schema) ? "Items" : "Length";
        if (size.min() > 0) {
            schema.put("min" + unit, size.min());
        }
        if (size.max() < Integer.MAX_VALUE) {
            schema.put("max" + unit, size.max());
        }
    }

    /// The Java expression as one that every JSON Schema validator reads.
    private static String anchored(Pattern pattern) {
        if (pattern.regexp().startsWith("(?") && Character.isLetter(pattern.regexp().charAt(2))) {
            throw new IllegalArgumentException(
                    "ECMA-262 has no inline flags, write without: " + pattern.regexp());
        }
        return "^(?:" + pattern.regexp() + ")$";
    }

    private static void pattern(ObjectNode schema, String regexp) {
        if (!schema.has("pattern")) {
            schema.put("pattern", regexp);
            return;
        }
        ArrayNode all =
                schema.get("allOf") instanceof ArrayNode present
                        ? present
                        : schema.putArray("allOf");
        all.addObject().put("pattern", regexp);
    }

    /// The schema of one value: that of the elements, for a list.
    static ObjectNode element(ObjectNode schema) {
        return isArray(schema) && schema.get("items") instanceof ObjectNode items
                ? element(items)
                : schema;
    }

    private static boolean isArray(ObjectNode schema) {
        return schema.path("type").asString().equals("array");
    }
}
