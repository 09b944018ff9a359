package org.mingzhang.ledger.log.entry;

import org.mingzhang.ledger.crypto.Hash32;

/// What opens a commitment: kept beside the log, shown under a role, and erasable.
///
/// **Source** `docs/log-format.md`, section 4.
///
/// @param commitment what the entry holds: H(0x02 || salt || value)
/// @param salt the 32 bytes that keep the value from being guessed
/// @param value the personal value as canonical JSON
public record Opening(Hash32 commitment, Hash32 salt, String value) {

    /// Names the commitment only; the value is personal.
    @Override
    public String toString() {
        return "Opening[" + commitment.hex() + "]";
    }
}
