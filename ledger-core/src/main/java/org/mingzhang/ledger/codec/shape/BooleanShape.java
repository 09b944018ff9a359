package org.mingzhang.ledger.codec.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// True or false.
record BooleanShape() implements Shape<Boolean> {

    @Override
    public JsonNode write(Boolean value) {
        return JsonNodeFactory.instance.booleanNode(value);
    }

    @Override
    public @Nullable Boolean read(JsonNode node, Findings findings) {
        if (!node.isBoolean()) {
            findings.reportType("boolean", node);
            return null;
        }
        return node.booleanValue();
    }

    @Override
    public ObjectNode schema(Side side) {
        return JsonNodeFactory.instance.objectNode().put("type", "boolean");
    }
}
