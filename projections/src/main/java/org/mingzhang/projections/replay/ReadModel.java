package org.mingzhang.projections.replay;

import java.util.List;

/// A read model: tables in a generation's schema, the fold that fills them, and their rows in a
/// form that anyone can compute again.
public interface ReadModel {

    /// A name for people and for the digest, `[a-z]+`.
    String name();

    /// Statements that make the tables, with the keys that the fold itself needs.
    List<String> tables();

    /// Statements that make what only queries need. A rebuild runs them once all rows are in.
    List<String> indexes();

    /// The rows of every table, sorted by key, as of a size of the log.
    List<CanonicalRows> canonicalRows();

    /// A new fold, with nothing in memory.
    Projection fold();

    /// The canonical rows of one table.
    ///
    /// @param table its name
    /// @param query a select whose `:size` stands for the number of entries known; text columns are
    ///   sorted by their bytes
    record CanonicalRows(String table, String query) {}
}
