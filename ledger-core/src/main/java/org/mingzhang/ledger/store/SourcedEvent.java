package org.mingzhang.ledger.store;

import org.axonframework.messaging.eventhandling.EventMessage;

/// An event at its position in the log.
public record SourcedEvent(long position, EventMessage message) {}
