package org.mingzhang.verifier.source;

import java.util.Optional;

/// What a ledger's pages and queries show: the live generation of read tables.
///
/// **Source**: `docs/read-models.md`, "Generations" and "Movements".
public interface ReadTables {
    /// Whose movements.
    enum Holder {
        /// Budget lines.
        LINE("line_movement", "line"),
        /// Control pools.
        POOL("pool_movement", "pool");

        private final String table;
        private final String key;

        Holder(String table, String key) {
            this.table = table;
            this.key = key;
        }

        /// The table's name.
        public String table() {
            return table;
        }

        /// The column of the holder's name.
        public String key() {
            return key;
        }
    }

    /// How many entries the tables say that they know.
    long size();

    /// All movements of lines or pools, in no order.
    Rows<MovementRow> movements(Holder holder) throws SourceException;

    /// Those of the entries from one position to another, exclusive, by position.
    Rows<MovementRow> movements(Holder holder, long from, long to) throws SourceException;

    /// How many entries a table says that it knows; nothing when it is not there or may not be
    /// read.
    Optional<Long> size(ReadTable table) throws SourceException;

    /// All rows of a table, in no order.
    Rows<ReadRow> rows(ReadTable table) throws SourceException;

    /// Those of the entries from one position to another, exclusive.
    Rows<ReadRow> rows(ReadTable table, long from, long to) throws SourceException;
}
