package org.mingzhang.projections.replay;

/// One complete set of read tables of one log.
///
/// @param number above zero; unique in the database
/// @param log the log
/// @param shape the digest of the statements that made the tables, and of the revisions of the
///   folds that fill them
public record Generation(int number, int log, String shape) {

    /// The schema that holds the tables.
    public String schema() {
        return "read_" + number;
    }
}
