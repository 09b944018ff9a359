package org.mingzhang.ledger.store;

/// The guards of the writer, each of which a test can leave out to show what it prevents.
enum Guard {
    /// Sourcing fails once the epoch of the basis is over.
    EPOCH_AT_SOURCE,
    /// An append fails once the epoch of its basis is over.
    EPOCH_AT_APPEND,
    /// Answers that depend on what was seen wait until it is durable, in the same epoch.
    DURABLE_BEFORE_ANSWER,
    /// A batch whose commit broke counts as stored only by our term and our hash at its position,
    /// not by the position alone.
    OUTCOME_BY_TERM_AND_HASH,
    /// What is durable stays in memory until its tags are filed. Nothing is wrong without it, but a
    /// look-up behind the window has to read them from the entries.
    KEPT_UNTIL_FILED
}
