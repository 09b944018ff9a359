package org.mingzhang.api.json;

import java.util.List;
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
/// An accepted command that comes near a limit has `warnings` as well.
///
/// **Source** `docs/log-format.md`, section 9.
///
/// @param receipt what the ledger says
/// @param repeated whether the same command was answered before
/// @param warnings what was accepted and should be looked at all the same
public record ReceiptJson(LedgerReceipt receipt, boolean repeated, List<Warning> warnings)
        implements JsonPart {

    public ReceiptJson {
        warnings = List.copyOf(warnings);
    }

    /// A receipt without warnings.
    public ReceiptJson(LedgerReceipt receipt, boolean repeated) {
        this(receipt, repeated, List.of());
    }

    /// Something that was accepted and lies near its limit.
    ///
    /// @param code the stable code of the warning
    /// @param item which item of the command, for instance `meals/0`
    /// @param table the published table of the limit
    /// @param version the version of the table
    /// @param computation how the limit comes about
    /// @param limit the limit
    /// @param value what was asked for
    public record Warning(
            String code,
            String item,
            String table,
            int version,
            String computation,
            String limit,
            String value) {}

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
        if (!warnings.isEmpty()) {
            writeWarnings(out);
        }
        out.writeEndObject();
    }

    private void writeWarnings(JsonGenerator out) {
        out.writeArrayPropertyStart("warnings");
        for (Warning warning : warnings) {
            out.writeStartObject();
            out.writeStringProperty("code", warning.code());
            out.writeStringProperty("item", warning.item());
            out.writeStringProperty("table", warning.table());
            out.writeNumberProperty("version", warning.version());
            out.writeStringProperty("computation", warning.computation());
            out.writeStringProperty("limit", warning.limit());
            out.writeStringProperty("value", warning.value());
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
