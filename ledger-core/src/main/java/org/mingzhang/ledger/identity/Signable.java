package org.mingzhang.ledger.identity;

import org.mingzhang.ledger.decider.Command;

/// A command that its actor can sign.
///
/// **Source** `docs/log-format.md`, section 3.
public interface Signable extends Command {

    /// What is acted on.
    Subject subject();

    /// Whether the statement also says what the subject's submission says, and names its entry.
    default boolean followsSubmission() {
        return false;
    }

    /// The subject of a statement.
    ///
    /// @param kind the member of the command that names it, and the key of its tag
    /// @param id its identifier
    record Subject(String kind, String id) {}
}
