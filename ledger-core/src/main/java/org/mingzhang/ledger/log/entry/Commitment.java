package org.mingzhang.ledger.log.entry;

import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What stands in an entry in place of personal data.
///
/// **Shape** `{"commitment": hex H(0x02 || salt || JCS(value))}`, H of the log's first suite. Salt
/// and value lie beside the log and can be erased; the entry stays provable.
///
/// **Source** `docs/log-format.md`, section 4.
///
/// @param hash the commitment
public record Commitment(Hash32 hash) {

    /// The bytes of a salt, from a secure random source and used once.
    public static final int SALT_LENGTH = 32;

    private static final byte[] DOMAIN = {2};

    /// The commitment to a value.
    ///
    /// @param hasher of the log's first suite
    /// @param salt 32 bytes
    /// @throws IllegalArgumentException if the salt has another length
    /// @throws EntryFormatException if an entry may not hold the value
    public static Commitment of(TreeHasher hasher, byte[] salt, JsonNode value) {
        if (salt.length != SALT_LENGTH) {
            throw new IllegalArgumentException("a salt has 32 bytes, not " + salt.length);
        }
        return new Commitment(hasher.digest(DOMAIN, salt, CanonicalJson.write(value)));
    }

    /// The object that stands in the entry.
    public ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("commitment", hash.hex());
    }
}
