package org.mingzhang.ledger.store;

import java.nio.file.Path;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.SigningKeys;

/// Where and with which keys checkpoints are published, and who remembers them.
///
/// @param keys of each suite of the log
/// @param directory outside the database, on a disk of its own if it is to survive the database's
/// @param elsewhere asked before the first append
public record Publishing(SigningKeys keys, Path directory, Elsewhere elsewhere) {

    /// With keys that have never changed, and remembered by nobody else.
    public Publishing(LogKeys keys, Path directory) {
        this(SigningKeys.of(keys), directory, Elsewhere.NOBODY);
    }
}
