package org.mingzhang.projections.operations;

import java.time.Instant;
import java.util.Optional;
import org.mingzhang.ledger.log.entry.Actor;

/// An entry as something that somebody did.
///
/// @param position of the entry
/// @param recordedAt when
/// @param type what, `<context>.<EventName>`
/// @param rule the rule that refused it; empty if none did
/// @param actor who
/// @param division the division that it is about; empty if it is about none
/// @param unit the unit that it is about; empty if it is about none
public record OperationView(
        long position,
        Instant recordedAt,
        String type,
        Optional<String> rule,
        Actor actor,
        Optional<String> division,
        Optional<String> unit) {}
