package org.mingzhang.ledger.personal;

import java.util.function.UnaryOperator;
import org.mingzhang.ledger.decider.Command;

/// A command with texts that may be personal.
///
/// Whoever accepts commands replaces the personal texts by commitments before the decision, and
/// keeps salt and text beside the log; neither an event nor the attempt in a refusal may hold them.
///
/// @param <C> the command itself
public interface Discloses<C extends Command> extends Command {

    /// The same command with every text that is personal in it replaced.
    ///
    /// @param commit from a text in the open to its commitment; returns commitments as they are
    C committing(UnaryOperator<Disclosable> commit);
}
