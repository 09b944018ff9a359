package org.mingzhang.projections.alerts;

import java.time.Instant;
import java.util.Optional;

/// An alert and where it stands.
///
/// @param position the entry that raised it
/// @param recordedAt when that was recorded
/// @param kind what it is about
/// @param subject what is alerted of, by name: an alert of pace, an exception, `<proposal>/<round>/
///   <unit>`, a payment, a person, `<project>/<year>`, a claim
/// @param type of the entry
/// @param division the division that it is about; empty for none
/// @param unit the unit that it is about; empty for none
/// @param dueAt until when it is to be answered, where there is a time
/// @param role the role that is to answer; empty for whoever speaks for the unit
/// @param actingFor the unit that is to answer, where the role alone does not say it
/// @param state where it stands
/// @param answer how it was answered; empty while it waits
public record AlertView(
        long position,
        Instant recordedAt,
        AlertKind kind,
        String subject,
        String type,
        Optional<String> division,
        Optional<String> unit,
        Optional<Instant> dueAt,
        Optional<String> role,
        Optional<String> actingFor,
        AlertState state,
        Optional<Answer> answer) {

    /// How an alert was answered.
    ///
    /// @param position the entry
    /// @param recordedAt when
    /// @param type of the entry
    /// @param person who acted
    public record Answer(long position, Instant recordedAt, String type, String person) {}
}
