package org.mingzhang.ledger.codec;

import org.mingzhang.ledger.codec.shape.RecordShape;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;

/// A kind of command, as clients name it.
///
/// @param name `<context>.<CommandName>`
/// @param shape its data
/// @param decider what decides it
/// @param refused the event that records its refusal, `<context>.<CommandName>Refused`
/// @param <C> the record
public record CommandType<C extends Command>(
        String name, RecordShape<C> shape, Decider<C> decider, EventType<CommandRefused> refused) {}
