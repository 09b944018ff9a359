package org.mingzhang.ledger.codec.binding;

import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.Opening;

/// A command that a client sent, valid and free of personal texts.
///
/// @param type `<context>.<CommandName>`
/// @param command personal texts as commitments
/// @param sender who sent it, and who acts
/// @param id the sender's own id for it
/// @param digest of the canonical command; the same id with another digest is another command
/// @param correlation the business trace id, if the sender gave one
/// @param openings of the commitments in the command, to be kept beside the log
/// @param signature what the actor signed, if it did; in its form, and not yet checked
public record Submission(
        String type,
        Command command,
        Sender sender,
        String id,
        Hash32 digest,
        Optional<String> correlation,
        List<Opening> openings,
        Optional<ActorSignature> signature) {

    public Submission {
        openings = List.copyOf(openings);
    }

    /// A command that nobody signed.
    public Submission(
            String type,
            Command command,
            Sender sender,
            String id,
            Hash32 digest,
            Optional<String> correlation,
            List<Opening> openings) {
        this(type, command, sender, id, digest, correlation, openings, Optional.empty());
    }

    /// The same command of another sender.
    public Submission by(Sender other) {
        return new Submission(type, command, other, id, digest, correlation, openings, signature);
    }

    /// The system that sent it; with the id the idempotency key.
    public String client() {
        return sender.client();
    }
}
