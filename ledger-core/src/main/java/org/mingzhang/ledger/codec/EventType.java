package org.mingzhang.ledger.codec;

import org.mingzhang.ledger.codec.shape.RecordShape;
import org.mingzhang.ledger.decider.Event;

/// A kind of event, as entries name it.
///
/// @param name `<context>.<EventName>`
/// @param revision of the schema of its data, from 1; the one that is written today
/// @param shape its data
/// @param <E> the record
public record EventType<E extends Event>(String name, int revision, RecordShape<E> shape) {}
