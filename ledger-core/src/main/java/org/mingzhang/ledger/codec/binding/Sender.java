package org.mingzhang.ledger.codec.binding;

import org.mingzhang.ledger.decider.Occasion;

/// Who sends commands, as the authentication established it; never as the command says.
///
/// @param client the system that sends; with the command's id the idempotency key
/// @param actor the person or service that acts
public record Sender(String client, Occasion.Person actor) {}
