package org.mingzhang.api.feed;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/// Entries as CloudEvents 1.0 in JSON. Thread-safe.
///
/// **Shape**
///
/// ```json
/// {"specversion":"1.0","id":"812345","source":"//ledger.example.gov/440000",
///  "type":"org.mingzhang.payment.PaymentSettled","time":"2026-06-30T04:00:00.000Z",
///  "datacontenttype":"application/json","sequence":"812345",
///  "leafsha256":"7162bc5e…","leafsm3":"a60eaa12…","data":{…}}
/// ```
///
/// `id` and `sequence` are the position; `data` is the entry as it was hashed, byte for byte.
public final class CloudEventJson {

    /// The media type of many.
    public static final String BATCH = "application/cloudevents-batch+json";

    private static final String TYPE_PREFIX = "org.mingzhang.";

    private final String source;
    private final JsonMapper json;

    /// @param origin the name of the log
    public CloudEventJson(String origin, JsonMapper json) {
        this.source = "//" + origin;
        this.json = json;
    }

    /// One event on one line.
    public String one(StoredEntry entry) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            write(entry, out);
        }
        return text.toString();
    }

    /// Events as a JSON array.
    public String batch(List<StoredEntry> entries) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text)) {
            out.writeStartArray();
            entries.forEach(entry -> write(entry, out));
            out.writeEndArray();
        }
        return text.toString();
    }

    private void write(StoredEntry entry, JsonGenerator out) {
        String position = Long.toString(entry.position());
        out.writeStartObject();
        out.writeStringProperty("specversion", "1.0");
        out.writeStringProperty("id", position);
        out.writeStringProperty("source", source);
        out.writeStringProperty("type", TYPE_PREFIX + entry.type());
        out.writeStringProperty("time", Timestamps.format(entry.recordedAt()));
        out.writeStringProperty("datacontenttype", "application/json");
        out.writeStringProperty("sequence", position);
        for (Suite suite : Suite.values()) {
            entry.leaf(suite)
                    .ifPresent(hash ->
                            out.writeStringProperty(
                                    "leaf" + suite.id().toLowerCase(Locale.ROOT), hash.hex()));
        }
        out.writeName("data");
        out.writeRawValue(new String(entry.bytes().toBytes(), StandardCharsets.UTF_8));
        out.writeEndObject();
    }
}
