package org.mingzhang.ledger.decider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Who decides, and when.
///
/// @param actor who submitted the command
/// @param decidedAt the clock, read once when the basis of the decision was taken
/// @param zone the zone of bare dates in this log
/// @param signed what is known of the signature that came with the command, if one did
public record Occasion(Person actor, Instant decidedAt, ZoneId zone, Optional<Signed> signed) {

    /// The occasion of a command that nobody signed.
    public Occasion(Person actor, Instant decidedAt, ZoneId zone) {
        this(actor, decidedAt, zone, Optional.empty());
    }

    /// The day of the decision in the log's zone.
    public LocalDate today() {
        return decidedAt.atZone(zone).toLocalDate();
    }

    /// A person or service that acts.
    ///
    /// @param id the same for every key and session of one person
    /// @param role the role acted in, for instance `handler`
    /// @param unit the code of the unit acted for
    /// @param scope what may be acted on: the divisions whose code begins so; empty for all
    /// @param units and in them the units whose code begins so; empty for all, and for what belongs
    ///   to a division as a whole
    public record Person(String id, String role, String unit, String scope, String units) {

        /// A person who may act on every division.
        public Person(String id, String role, String unit) {
            this(id, role, unit, "");
        }

        /// A person who may act on every unit of some divisions.
        public Person(String id, String role, String unit, String scope) {
            this(id, role, unit, scope, "");
        }
    }

    /// A signature that came with a command, as it was found before the decision.
    ///
    /// @param key the key that it names, hex SHA-256 of the raw public key
    /// @param expiresAt until when the statement may be decided on
    /// @param flaw why its value or its statement does not hold, if so
    public record Signed(String key, Instant expiresAt, Optional<Refusal> flaw) {}
}
