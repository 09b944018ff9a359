package org.mingzhang.ledger.log.entry;

import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;

/// The command an entry came from, as the entry names it.
///
/// Log, client and id are the idempotency key. **Source** `docs/log-format.md`, sections 2 and 3.
///
/// @param client who sent the command
/// @param id the client's own id for it, `[A-Za-z0-9._:-]{1,64}`
/// @param digest of the canonical command; see [CommandDigest]
/// @param index which of the command's entries this is, from 0
/// @param count how many entries the command has, at least 1
/// @param signature what the actor signed, if it did
public record CommandRef(
        String client,
        String id,
        Hash32 digest,
        int index,
        int count,
        Optional<ActorSignature> signature) {

    /// @throws EntryFormatException if a member is out of its form or range
    public CommandRef {
        EnvelopeRules.notEmpty("/command/client", client);
        EnvelopeRules.commandId(id);
        EnvelopeRules.atLeast("/command/count", 1, count);
        if (index < 0 || index >= count) {
            throw new EntryFormatException(
                    "/command/index", "integer from 0 to count - 1", Integer.toString(index));
        }
    }
}
