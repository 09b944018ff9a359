package org.mingzhang.projections.replay;

import java.time.Instant;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.log.entry.Actor;

/// An entry of the log as the read side sees it.
///
/// @param position its place in the log, from 0
/// @param recordedAt when the log learned of it
/// @param type `<context>.<EventName>`
/// @param actor who acted
/// @param event the event; an [org.mingzhang.ledger.codec.UnknownEvent] if this program is older
///   than the entry
public record RecordedEvent(
        long position, Instant recordedAt, String type, Actor actor, Event event) {}
