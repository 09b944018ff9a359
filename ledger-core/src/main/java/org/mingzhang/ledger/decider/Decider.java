package org.mingzhang.ledger.decider;

/// Decides one kind of command. Pure: the same command, state and occasion give the same decision.
///
/// @param <C> the command
@FunctionalInterface
public interface Decider<C extends Command> {

    /// What follows from the command, or the rule that forbids it.
    Decision decide(C command, State state, Occasion occasion);
}
