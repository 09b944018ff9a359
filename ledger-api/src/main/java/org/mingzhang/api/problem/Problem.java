package org.mingzhang.api.problem;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.mingzhang.api.json.JsonPart;
import tools.jackson.core.JsonGenerator;

/// One problem document.
///
/// **Shape**
///
/// ```json
/// {"type":"https://mingzhang.org/problems/not-found","title":"Not found","status":404,
///  "detail":"There is no entry 99.","code":"not-found","kind":"entry","value":"99"}
/// ```
///
/// **Source** RFC 9457; `docs/problems.md` lists the codes.
///
/// @param code the stable name, last part of the type URI
/// @param status the HTTP status
/// @param title what kind of problem, the same for every occurrence
/// @param detail what happened this time, in words for the person who reads it
/// @param members what a program needs beyond it: strings, numbers, lists and maps of them, and
///   [JsonPart]s
/// @param retryAfterSeconds how long to wait before trying again, where that helps
public record Problem(
        String code,
        int status,
        String title,
        String detail,
        Map<String, Object> members,
        OptionalLong retryAfterSeconds)
        implements JsonPart {

    /// The media type of a problem document.
    public static final String MEDIA_TYPE = "application/problem+json";

    /// What all type URIs begin with.
    public static final String TYPE_PREFIX = "https://mingzhang.org/problems/";

    public Problem {
        members = new LinkedHashMap<>(members);
    }

    /// Writes the document.
    @Override
    public void writeTo(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("type", TYPE_PREFIX + code);
        out.writeStringProperty("title", title);
        out.writeNumberProperty("status", status);
        out.writeStringProperty("detail", detail);
        out.writeStringProperty("code", code);
        members.forEach((name, value) -> {
            out.writeName(name);
            if (value instanceof JsonPart part) {
                part.writeTo(out);
            } else {
                out.writePOJO(value);
            }
        });
        out.writeEndObject();
    }
}
