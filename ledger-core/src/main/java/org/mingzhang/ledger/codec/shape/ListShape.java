package org.mingzhang.ledger.codec.shape;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A list: a JSON array of its elements, in order.
record ListShape<T>(Shape<T> element) implements Shape<List<T>> {

    @Override
    public JsonNode write(List<T> values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        for (T value : values) {
            array.add(element.write(value));
        }
        return array;
    }

    @Override
    public @Nullable List<T> read(JsonNode node, Findings findings) {
        if (!node.isArray()) {
            findings.reportType("array", node);
            return null;
        }
        int before = findings.count();
        List<T> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            findings.enter(Integer.toString(i));
            T value = element.read(node.get(i), findings);
            findings.leave();
            if (value != null) {
                values.add(value);
            }
        }
        return findings.count() == before ? List.copyOf(values) : null;
    }

    @Override
    public ObjectNode schema(Side side) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "array");
        schema.set("items", element.schema(side));
        return schema;
    }
}
