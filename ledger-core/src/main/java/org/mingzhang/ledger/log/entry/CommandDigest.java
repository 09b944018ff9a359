package org.mingzhang.ledger.log.entry;

import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;
import tools.jackson.databind.node.ObjectNode;

/// The digest that ties an entry to the exact command it came from.
///
/// **Shape** `H("mingzhang/command/v1\n" || JCS of {actor, client, data, id, log, type})`, H of the
/// log's first suite. **Source** `docs/log-format.md`, section 3.
public final class CommandDigest {

    private static final String DOMAIN = "mingzhang/command/v1\n";

    private static final int BYTES_LIKELY = 1_024;

    private CommandDigest() {}

    /// The digest of a command.
    ///
    /// @param hasher of the log's first suite
    /// @param actorId the id of the actor, without role and unit
    /// @param client who sent it
    /// @param id the client's own id for it
    /// @param type the command's type name
    /// @param data the command's own members
    /// @throws EntryFormatException if a value is one that an entry may not hold
    public static Hash32 of(
            TreeHasher hasher,
            Origin log,
            String actorId,
            String client,
            String id,
            String type,
            ObjectNode data) {
        JsonWriter command = new JsonWriter(BYTES_LIKELY);
        command.raw("{\"actor\":").string("/actor", actorId);
        command.raw(",\"client\":").string("/client", client);
        command.raw(",\"data\":").tree("/data", 1, data);
        command.raw(",\"id\":").string("/id", id);
        command.raw(",\"log\":").string("/log", log.value());
        command.raw(",\"type\":").string("/type", type).raw("}");
        return hasher.digest(DOMAIN, command.toBytes());
    }
}
