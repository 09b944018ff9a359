package org.mingzhang.projections.sql;

import java.sql.SQLException;

/// The read side did not answer. Nothing was changed; trying again is safe.
public final class ReadFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Names what the database said.
    public ReadFailedException(SQLException cause) {
        super("the read side did not answer: " + cause.getMessage(), cause);
    }
}
