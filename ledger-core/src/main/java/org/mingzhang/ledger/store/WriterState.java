package org.mingzhang.ledger.store;

/// What the writer of a log is doing on this node.
public sealed interface WriterState {

    /// Appends are taken.
    ///
    /// @param term raised at every take-over; proves to the database that this writer is the last
    record Active(long term) implements WriterState {}

    /// The session with the database is being opened and the log is being checked.
    record Starting() implements WriterState {}

    /// The log is not what was published. Queries go on; nothing is appended until an operator has
    /// acted and restarted.
    ///
    /// @param reason what was found and what to do
    record ReadOnly(String reason) implements WriterState {}

    /// Another node writes; this one takes over when that one ends.
    ///
    /// @param where the name of the node that writes, as it gave it
    record Standby(String where) implements WriterState {}

    /// Nothing is appended until what the reason names is mended.
    record Stopped(String reason) implements WriterState {}
}
