package org.mingzhang.ledger.codec.shape;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.personal.Disclosable;
import org.mingzhang.ledger.personal.Disclosable.Committed;
import org.mingzhang.ledger.personal.Disclosable.Disclosed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A text that may be personal: a string, or in an entry `{"commitment": hex}`.
///
/// What stands here is never named in a finding. A commitment is refused in an input: nobody but
/// the client could ever open it, so that a payee could be hidden from every auditor.
record DisclosableShape(Shape<String> text, Shape<Committed> committed)
        implements Shape<Disclosable> {

    private static final int CHARACTERS_MAX = 1000;

    @Override
    public JsonNode write(Disclosable value) {
        return switch (value) {
            case Disclosed disclosed -> text.write(disclosed.value());
            case Committed commitment -> committed.write(commitment);
        };
    }

    @Override
    public @Nullable Disclosable read(JsonNode node, Findings findings) {
        if (node.isObject() && findings.side() == Side.ENTRY) {
            return committed.read(node, findings);
        }
        String value = text.read(node, findings);
        if (value == null) {
            return null;
        }
        try {
            return new Disclosed(value);
        } catch (IllegalArgumentException _) {
            findings.report(
                    InputRule.TEXT_LENGTH, Optional.empty(), "1", Integer.toString(CHARACTERS_MAX));
            return null;
        }
    }

    @Override
    public ObjectNode schema(Side side) {
        ObjectNode open =
                text.schema(side)
                        .put("minLength", 1)
                        .put("maxLength", CHARACTERS_MAX)
                        .put("pattern", "\\S");
        if (side == Side.INPUT) {
            return open.put("x-personal", true);
        }
        ObjectNode commitment = committed.schema(side);
        commitment.withObject("/properties/commitment").put("pattern", "^[0-9a-f]{64}$");
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("oneOf").add(open).add(commitment);
        return schema.put("x-personal", true);
    }
}
