package org.mingzhang.ledger.codec.shape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Text as it is: Unicode in NFC, without control characters other than line feed and tab.
record TextShape() implements Shape<String> {

    @Override
    public JsonNode write(String value) {
        return JsonNodeFactory.instance.stringNode(value);
    }

    @Override
    public @Nullable String read(JsonNode node, Findings findings) {
        if (!node.isString()) {
            findings.reportType("string", node);
            return null;
        }
        String text = node.stringValue();
        Optional<InputRule> broken = Text.brokenRule(text);
        if (broken.isPresent()) {
            findings.report(broken.get(), Optional.empty());
            return null;
        }
        return text;
    }

    @Override
    public ObjectNode schema(Side side) {
        return JsonNodeFactory.instance.objectNode().put("type", "string");
    }
}
