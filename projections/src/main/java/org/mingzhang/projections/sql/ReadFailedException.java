package org.mingzhang.projections.sql;

import java.sql.SQLException;

/// The read side did not answer. Nothing was changed; trying again is safe.
public final class ReadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final String UNDEFINED_TABLE = "42P01";

    /// Names what the database said.
    public ReadFailedException(SQLException cause) {
        super("the read side did not answer: " + cause.getMessage(), cause);
    }

    /// Whether the tables that were asked are not there, as after another generation took the place
    /// of theirs.
    public boolean isForWantOfTables() {
        return getCause() instanceof SQLException cause
                && UNDEFINED_TABLE.equals(cause.getSQLState());
    }
}
