package org.mingzhang.ledger.codec;

import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Refusal;

/// A rule forbade a command. Recorded, so that attempts are part of the history.
///
/// The entry's type is `<context>.<CommandName>Refused`, with a schema for each command; its tags
/// are those of the attempt.
///
/// @param attempt the command, personal texts as commitments
/// @param rule the stable code of the rule
/// @param ruleVersion the published version of the rule, where the rule is published data
/// @param limit what the rule allows
/// @param value what the command asked for
/// @param reference what the refusal points to
public record CommandRefused(
        Command attempt,
        String rule,
        Optional<String> ruleVersion,
        Optional<String> limit,
        Optional<String> value,
        Optional<String> reference)
        implements Event {

    /// The record of a refusal.
    public static CommandRefused of(Command attempt, Refusal refusal) {
        return new CommandRefused(
                attempt,
                refusal.rule(),
                refusal.ruleVersion(),
                refusal.limit(),
                refusal.value(),
                refusal.reference());
    }
}
