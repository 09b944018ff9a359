package org.mingzhang.ledger.codec;

import java.util.Set;
import org.mingzhang.ledger.log.entry.Tags;
import tools.jackson.databind.JsonNode;

/// Derives tags as an independent verifier does: from the schema and the data, without our records.
final class TagsBySchema {

    private TagsBySchema() {}

    static void derive(JsonNode schema, JsonNode data, Set<String> tags) {
        if (schema.has("x-tag")) {
            tags.add(Tags.tag(schema.get("x-tag").stringValue(), data.asString()));
        }
        data.forEach(element -> {
            if (data.isArray()) {
                derive(schema.path("items"), element, tags);
            }
        });
        if (data.isObject()) {
            data.properties()
                    .forEach(member ->
                            derive(
                                    schema.path("properties").path(member.getKey()),
                                    member.getValue(),
                                    tags));
        }
    }
}
