package org.mingzhang.ledger.decider;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Who decides, and when.
///
/// @param actor who submitted the command
/// @param decidedAt the clock, read once when the basis of the decision was taken
/// @param zone the zone of bare dates in this log
public record Occasion(Person actor, Instant decidedAt, ZoneId zone) {

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
    public record Person(String id, String role, String unit, String scope) {

        /// A person who may act on every division.
        public Person(String id, String role, String unit) {
            this(id, role, unit, "");
        }
    }
}
