package org.mingzhang.api.importing.sink;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A command on its way to a ledger, as any client would send it.
///
/// @param id the client's own id for it, the same whenever the same row is imported
/// @param type `<context>.<CommandName>`
/// @param data its data
public record OutgoingCommand(String id, String type, ObjectNode data) {

    /// The input of the command endpoint.
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("id", id)
                .set("data", data)
                .asObject();
    }
}
