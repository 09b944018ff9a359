package org.mingzhang.api.readings;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Timestamps;
import tools.jackson.databind.node.JsonNodeFactory;

/// One line of the record: somebody asked for something.
///
/// **Shape** of the line RFC 8785 JSON with these members, and a line break:
///
/// ```json
/// {"address":"/api/v1/payments/P-1","at":"2026-06-30T04:00:00.000Z","client":"portal",
///  "person":"li","roles":"auditor","seq":7,"unit":"219011"}
/// ```
///
/// @param seq its number, from 1; numbers can be left out
/// @param at when
/// @param person who asked
/// @param client by which system
/// @param roles in which roles, separated by commas
/// @param unit for which unit
/// @param address what was asked for: path and query
public record Reading(
        long seq,
        Instant at,
        String person,
        String client,
        String roles,
        String unit,
        String address) {

    /// The line as it is sealed.
    public String line() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("seq", seq)
                        .put("at", Timestamps.format(at))
                        .put("person", person)
                        .put("client", client)
                        .put("roles", roles)
                        .put("unit", unit)
                        .put("address", address);
        return new String(CanonicalJson.write(json), StandardCharsets.UTF_8) + "\n";
    }
}
