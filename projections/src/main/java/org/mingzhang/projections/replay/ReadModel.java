package org.mingzhang.projections.replay;

import java.util.List;

/// A read model: tables in a generation's schema, the fold that fills them, and their rows in a
/// form that anyone can compute again.
public interface ReadModel {

    /// A name for people and for the digest, `[a-z]+`.
    String name();

    /// Statements that make the tables, with no keys but those that cost little while rows come in:
    /// numbers that ascend.
    List<String> tables();

    /// Statements that make the keys by which the fold finds rows that it does not hold in memory.
    /// A rebuild runs them once all rows are in, or when the fold asks for the first of them. None
    /// for a fold that asks for no row.
    default List<String> keys() {
        return List.of();
    }

    /// Statements that make what only queries need. A rebuild runs them once all rows are in.
    List<String> indexes();

    /// Statements that make what queries do without while it is not there, each for the name of one
    /// index, with `%s` for how it is made. They cost so much that a rebuild runs them after the
    /// switch, beside those who read and write.
    default List<String> laterIndexes() {
        return List.of();
    }

    /// The rows of every table, sorted by key, as of a size of the log.
    List<CanonicalRows> canonicalRows();

    /// Counts the ways in which the fold has filled the same tables, the present one included: what
    /// an earlier one made is rebuilt.
    default int revision() {
        return 1;
    }

    /// A new fold, with nothing in memory.
    ///
    /// @param states states of each kind that it keeps in memory after a batch
    /// @param fromStart whether it folds from the first entry on, so that what it has not forgotten
    ///   and does not hold was never written
    Projection fold(int states, boolean fromStart);

    /// The canonical rows of one table.
    ///
    /// @param table its name
    /// @param query a select whose `:size` stands for the number of entries known; text columns are
    ///   sorted by their bytes
    record CanonicalRows(String table, String query) {}
}
