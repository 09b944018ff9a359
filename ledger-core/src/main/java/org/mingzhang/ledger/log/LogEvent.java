package org.mingzhang.ledger.log;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.ShortText;

/// What the ledger records about itself.
///
/// **Source** `docs/log-format.md`, section 2.
public sealed interface LogEvent extends Event {

    /// The first entry of every log: what never changes about it.
    ///
    /// @param format the version of the log format, 1
    /// @param origin the log's name
    /// @param suites in the order that makes the first of them the hash of digests and commitments
    /// @param keys the public keys that sign its checkpoints
    /// @param currency ISO 4217, of every amount
    /// @param zone of bare dates, a name of the IANA time zone database
    /// @param predecessor the last checkpoints of the log that this one succeeds
    record LogCreated(
            int format,
            String origin,
            List<Suite> suites,
            BySuite keys,
            String currency,
            String zone,
            Optional<BySuite> predecessor)
            implements LogEvent {

        public LogCreated {
            suites = List.copyOf(suites);
        }
    }

    /// The schema of an event type, from this entry on.
    ///
    /// @param type the event type
    /// @param revision the revision of its data
    /// @param digest of the schema's canonical JSON, by the hash of the first suite, in hex
    record SchemaPublished(String type, @Positive int revision, @Sha256Hex String digest)
            implements LogEvent {}

    /// One client was refused so often that its refusals are only counted.
    ///
    /// @param client whose commands they were
    /// @param count how many refusals this entry stands for, at least one
    record RefusalsSuppressed(@ActorName String client, @Positive int count) implements LogEvent {}

    /// For every tag, how many entries below a size carry it, the last of them, and their hashes:
    /// the root of a tree over all tags. What makes "these are all" provable.
    ///
    /// **Source** `docs/log-format.md`, section 9.
    ///
    /// @param size how many entries are counted
    /// @param tags how many tags they carry, the leaves of the tree
    /// @param root of the tree, in hex
    record TagIndexCommitted(@PositiveOrZero long size, @PositiveOrZero long tags, BySuite root)
            implements LogEvent {}

    /// A further key signs checkpoints from now on.
    ///
    /// **Source** `docs/log-format.md`, section 2, "Keys".
    ///
    /// @param suite whose checkpoints it signs
    /// @param key the verifier key
    /// @param by the verifier key of one that is already the log's
    /// @param signature of that one over the new key, base64
    record KeyAdded(Suite suite, String key, String by, String signature) implements LogEvent {}

    /// A key signs no more.
    ///
    /// **Source** `docs/log-format.md`, section 2, "Keys".
    ///
    /// @param suite whose checkpoints it signed
    /// @param key the verifier key
    /// @param lastSize the largest checkpoint that it may have signed
    record KeyRetired(Suite suite, String key, @PositiveOrZero long lastSize) implements LogEvent {}

    /// An operator let the log go on although fewer witnesses could be asked than their quorum.
    ///
    /// **Source** `docs/log-format.md`, section 6.
    ///
    /// @param reached the names of the witnesses that answered
    /// @param missing the names of those that did not
    record StartedUnwitnessed(List<@ShortText String> reached, List<@ShortText String> missing)
            implements LogEvent {

        public StartedUnwitnessed {
            reached = List.copyOf(reached);
            missing = List.copyOf(missing);
        }
    }

    /// A text for each suite that the log has.
    ///
    /// @param sha256 for the suite `sha256`
    /// @param sm3 for the suite `sm3`
    @Introspected
    record BySuite(Optional<String> sha256, Optional<String> sm3) {

        /// The text of a suite; empty if the log does not have it.
        public Optional<String> of(Suite suite) {
            return switch (suite) {
                case SHA256 -> sha256;
                case SM3 -> sm3;
            };
        }
    }
}
