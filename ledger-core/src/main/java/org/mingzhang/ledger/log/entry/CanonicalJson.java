package org.mingzhang.ledger.log.entry;

import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/// Canonical JSON (RFC 8785, JCS) for the values that an entry may hold.
///
/// **Shape** UTF-8 without spaces and without a final newline, members sorted by name, strings with
/// the shortest escapes. **Range** objects, arrays, strings, booleans and integers in ±(2^53−1);
/// containers nested at most 8 deep, the outermost included; member names `[a-z][A-Za-z0-9]*`;
/// strings in NFC without control characters except newline and tab. **Errors**
/// [EntryFormatException] names the member, the rule and the value.
///
/// **Source** `docs/log-format.md`, section 2.
public final class CanonicalJson {

    /// The longest entry, in bytes: what fits the two length bytes of an entry bundle.
    public static final int ENTRY_BYTES_MAX = 65_535;

    /// How deep containers nest; the outermost object counts as 1.
    public static final int DEPTH_MAX = 8;

    /// The largest magnitude of an integer, 2^53−1: every JSON reader holds it exactly.
    public static final long INTEGER_MAX = 9_007_199_254_740_991L;

    private static final int BYTES_LIKELY = 1_024;

    private CanonicalJson() {}

    /// The canonical bytes of a value.
    ///
    /// @throws EntryFormatException if an entry may not hold it
    public static byte[] write(JsonNode value) {
        JsonWriter writer = new JsonWriter(BYTES_LIKELY);
        writer.tree("", 0, value);
        return writer.toBytes();
    }

    /// The value of JSON text of at most 65,535 bytes. White space and any order of members are
    /// accepted; values are held to the rules above, and no name stands twice in an object.
    ///
    /// @throws EntryFormatException if the text breaks a rule
    public static JsonNode parseStrict(byte[] json) {
        return JsonReader.read(json);
    }

    /// The value of JSON text that must be canonical, byte for byte.
    ///
    /// @throws EntryFormatException if it breaks a rule or is not canonical
    public static JsonNode parseCanonical(byte[] json) {
        JsonNode value = parseStrict(json);
        byte[] canonical = write(value);
        int difference = Arrays.mismatch(canonical, json);
        if (difference >= 0) {
            throw new EntryFormatException(
                    "", "canonical form (RFC 8785)", "another byte at offset " + difference);
        }
        return value;
    }
}
