package org.mingzhang.ledger.store;

import org.mingzhang.ledger.crypto.Hash32;

/// Personal data behind a commitment; stored beside the log in the transaction of its entry.
///
/// **Source** `docs/log-format.md`, section 4.
///
/// @param commitment what the entry holds: H(0x02 || salt || value)
/// @param salt 32 random bytes
/// @param value the value as canonical JSON
public record Opening(Hash32 commitment, Hash32 salt, String value) {

    /// Names the commitment only; the value is personal.
    @Override
    public String toString() {
        return "Opening[" + commitment.hex() + "]";
    }
}
