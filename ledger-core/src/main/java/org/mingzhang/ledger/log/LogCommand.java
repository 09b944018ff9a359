package org.mingzhang.ledger.log;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.Identifier;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What the ledger commands itself. No role may send these.
public sealed interface LogCommand extends Command {

    /// Names the schema that entries of a type follow from now on.
    ///
    /// @param type the event type
    /// @param revision the revision of its data
    /// @param digest of the file of the schema, by the hash of the first suite, in hex
    @Introspected
    record PublishSchema(
            @NotNull @ShortText String type,
            @Min(1) int revision,
            @NotNull @Sha256Hex String digest)
            implements LogCommand {}

    /// Counts the refusals of a client that were not recorded one by one.
    ///
    /// @param client whose commands they were
    /// @param count how many
    @Introspected
    record RecordSuppressedRefusals(@NotNull @Identifier String client, @Min(1) int count)
            implements LogCommand {}

    /// Commits to the index of tags.
    ///
    /// @param size how many entries are counted
    /// @param tags how many tags they carry
    /// @param root of the tree over the tags, by suite, in hex
    @Introspected
    record CommitTagIndex(
            @Min(1) long size, @Min(0) long tags, @NotNull @Valid LogEvent.BySuite root)
            implements LogCommand {}

    /// Brings in a further key.
    ///
    /// @param suite whose checkpoints it signs
    /// @param key the verifier key
    /// @param by the verifier key of one that is already the log's
    /// @param signature of that one over the new key, base64
    @Introspected
    record AddKey(
            @NotNull Suite suite,
            @NotNull @FreeText String key,
            @NotNull @FreeText String by,
            @NotNull @FreeText String signature)
            implements LogCommand {}

    /// Ends a key.
    ///
    /// @param suite whose checkpoints it signed
    /// @param key the verifier key
    /// @param lastSize the largest checkpoint that it may have signed
    @Introspected
    record RetireKey(@NotNull Suite suite, @NotNull @FreeText String key, @Min(0) long lastSize)
            implements LogCommand {}

    /// Records that the log went on without the quorum of its witnesses.
    ///
    /// @param reached the names of the witnesses that answered
    /// @param missing the names of those that did not
    @Introspected
    record RecordUnwitnessedStart(
            List<@NotNull @ShortText String> reached, List<@NotNull @ShortText String> missing)
            implements LogCommand {

        public RecordUnwitnessedStart {
            reached = List.copyOf(reached);
            missing = List.copyOf(missing);
        }
    }
}
