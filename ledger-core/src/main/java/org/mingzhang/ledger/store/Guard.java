package org.mingzhang.ledger.store;

/// The guards of speculation, each of which a test can leave out to show what it prevents.
enum Guard {
    /// Sourcing fails once the epoch of the basis is over.
    EPOCH_AT_SOURCE,
    /// An append fails once the epoch of its basis is over.
    EPOCH_AT_APPEND,
    /// Answers that depend on what was seen wait until it is durable, in the same epoch.
    DURABLE_BEFORE_ANSWER
}
