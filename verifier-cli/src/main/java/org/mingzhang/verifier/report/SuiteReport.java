package org.mingzhang.verifier.report;

import java.util.Optional;
import org.mingzhang.verifier.checkpoint.Checkpoint;
import org.mingzhang.verifier.crypto.Suite;

/// What was seen of one suite.
///
/// @param checkpoints how many checkpoints were compared
/// @param newest the newest checkpoint
/// @param trust where the key came from
public record SuiteReport(Suite suite, long checkpoints, Optional<Checkpoint> newest, Trust trust) {
    /// Where the key of a suite came from.
    public enum Trust {
        /// The auditor gave it.
        GIVEN_KEY,
        /// It stands in the log's first entry, so that it proves internal consistency only.
        KEY_OF_THE_LOG,
        /// There is none.
        NO_KEY
    }
}
