package org.mingzhang.api.json;

import tools.jackson.core.JsonGenerator;

/// A JSON value that writes itself, for documents made by the hundred thousand.
@FunctionalInterface
public interface JsonPart {

    /// Writes exactly one value.
    void writeTo(JsonGenerator out);
}
