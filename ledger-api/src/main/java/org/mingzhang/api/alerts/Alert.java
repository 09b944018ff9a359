package org.mingzhang.api.alerts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An entry of the log that somebody should know of.
///
/// @param position of the entry
/// @param recordedAt when it was recorded
/// @param type of the event
/// @param division the division it is about; empty if it is about the ledger as a whole
/// @param unit the unit it is about; empty if it is about none
/// @param members what the event says, members that are texts or numbers
public record Alert(
        long position,
        Instant recordedAt,
        String type,
        String division,
        String unit,
        Map<String, String> members) {

    public Alert {
        members = Map.copyOf(members);
    }

    /// The alert that an entry is.
    static Alert of(StoredEntry stored) {
        JsonNode data = Entry.parse(stored.bytes().toBytes()).data();
        Map<String, String> members = new LinkedHashMap<>();
        data.properties().stream()
                .filter(member -> member.getValue().isValueNode())
                .forEach(member -> members.put(member.getKey(), member.getValue().asString()));
        return new Alert(
                stored.position(),
                stored.recordedAt(),
                stored.type(),
                members.getOrDefault("division", ""),
                members.getOrDefault("unit", ""),
                members);
    }

    /// The same for every attempt to send it, and for no other alert of any log.
    ///
    /// @param origin the name of the log
    String id(String origin) {
        return position + "@" + origin.replace('/', '.');
    }

    /// Puts what is told of it into an object.
    ObjectNode into(ObjectNode told, AlertTexts.Text text) {
        return told.put("position", position)
                .put("at", Timestamps.format(recordedAt))
                .put("type", type)
                .put("division", division)
                .put("unit", unit)
                .put("title", text.title())
                .put("body", text.body());
    }
}
