package org.mingzhang.api.json;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.mingzhang.ledger.axon.LedgerReceipt;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Timestamps;
import tools.jackson.core.JsonGenerator;

/// A receipt as clients see it.
///
/// **Shape**
///
/// ```json
/// {"log":"ledger.example/440000","client":"finance-1","id":"pay-17","digest":"6e34…",
///  "position":41,"count":1,"outcome":"accepted","repeated":false,
///  "recordedAt":"2026-06-30T06:05:09.123Z","eventIds":["0197c1d4-…"],
///  "leafHashes":[{"sha256":"9f86…","sm3":"66c7…"}]}
/// ```
///
/// **Source** `docs/log-format.md`, section 9.
///
/// @param receipt what the ledger says
/// @param repeated whether the same command was answered before
public record ReceiptJson(LedgerReceipt receipt, boolean repeated) implements JsonPart {

    private static final Suite[] SUITES = Suite.values();

    @Override
    public void writeTo(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("log", receipt.log());
        out.writeStringProperty("client", receipt.client());
        out.writeStringProperty("id", receipt.commandId());
        out.writeStringProperty("digest", receipt.digest().hex());
        out.writeNumberProperty("position", receipt.position());
        out.writeNumberProperty("count", receipt.count());
        out.writeStringProperty("outcome", receipt.outcome().name().toLowerCase(Locale.ROOT));
        out.writeBooleanProperty("repeated", repeated);
        out.writeStringProperty("recordedAt", Timestamps.format(receipt.recordedAt()));
        out.writeArrayPropertyStart("eventIds");
        for (UUID id : receipt.eventIds()) {
            out.writeString(id.toString());
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("leafHashes");
        for (Map<Suite, Hash32> leaf : receipt.leafHashes()) {
            out.writeStartObject();
            for (Suite suite : SUITES) {
                Hash32 hash = leaf.get(suite);
                if (hash != null) {
                    out.writeStringProperty(suite.id(), hash.hex());
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
