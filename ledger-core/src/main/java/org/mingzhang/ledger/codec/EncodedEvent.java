package org.mingzhang.ledger.codec;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// An event as its entry holds it.
///
/// @param type `<context>.<EventName>`
/// @param revision of the schema of the data
/// @param data the members, in the order of canonical JSON
/// @param tags `<key>:<value>`, sorted by bytes, unique
public record EncodedEvent(String type, int revision, ObjectNode data, List<String> tags) {

    public EncodedEvent {
        tags = List.copyOf(tags);
    }
}
