package org.mingzhang.ledger.codec.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// How the values of one Java type stand in an entry.
///
/// **Source** `docs/log-format.md`, section 2, "Values".
///
/// @param <T> the Java type
public interface Shape<T> {

    /// The value as JSON.
    ///
    /// @throws IllegalArgumentException if the value has no exact form, for instance a time with
    ///   microseconds
    JsonNode write(T value);

    /// The value that the JSON stands for, or null after its mistakes were reported.
    @Nullable T read(JsonNode node, Findings findings);

    /// The JSON Schema (2020-12) of the values on one side. A new object each time.
    ObjectNode schema(Side side);

    /// Where a value stands. The two differ in personal texts: a client sends them in the open, and
    /// an entry may hold their commitment.
    enum Side {
        /// In a command, as a client sends it.
        INPUT,
        /// In an entry.
        ENTRY
    }
}
