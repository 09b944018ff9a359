package org.mingzhang.verifier.source;

/// The balances that a ledger's pages and queries show: the movements of lines and pools in the
/// live generation of read tables.
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
}
