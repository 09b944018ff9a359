package org.mingzhang.ledger.witness;

import java.io.IOException;

/// How one witness is reached. Thread-safe.
///
/// **Source** C2SP `tlog-witness`.
public interface WitnessDoor {

    /// An answer, whatever it says.
    ///
    /// @param status of HTTP
    /// @param contentType empty if it names none
    /// @param body at most 64 KiB of it
    record Reply(int status, String contentType, String body) {}

    /// Sends a request of `add-checkpoint`.
    ///
    /// @throws IOException if no answer comes in time
    Reply addCheckpoint(String body) throws IOException, InterruptedException;

    /// Asks for the newest checkpoint of a tree that the witness has signed.
    ///
    /// @param treeOrigin the first line of its checkpoints
    /// @throws IOException if no answer comes in time
    Reply newest(String treeOrigin) throws IOException, InterruptedException;
}
