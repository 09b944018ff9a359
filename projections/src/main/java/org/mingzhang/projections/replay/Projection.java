package org.mingzhang.projections.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The fold of one read model in one generation. Used by one thread.
///
/// The calls come in this order for every batch: [#prepare], [#apply] for each event by position,
/// [#write], and after the commit [#committed]. If anything fails, the transaction is rolled back
/// and this object is thrown away, so it may keep in memory what it has written.
///
/// The rows must depend on the entries alone, never on how they were cut into batches.
public interface Projection {

    /// Loads the state that the fold of these events needs and does not have in memory; nothing,
    /// where each event stands for itself.
    ///
    /// @param stored what was written before this batch
    default void prepare(StoredRows stored, List<RecordedEvent> batch) throws SQLException {}

    /// Folds one event.
    void apply(RecordedEvent event);

    /// Writes the rows of the events folded since the last call.
    void write(Connection connection) throws SQLException;

    /// What was written is there; memory may be given back. Nothing, where none is kept.
    default void committed() {}
}
