package org.mingzhang.ledger.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// What a failed statement means for the batch that it carried.
enum SqlFailure {
    /// The rows were refused for what they hold; the session goes on.
    DATA,
    /// An entry stands where ours belongs, which no writer of ours can have put there: stop.
    FOREIGN_ENTRY,
    /// Anything else, a broken connection above all: whether it was stored is unknown.
    SESSION;

    static SqlFailure of(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null || state.length() != 5) {
            return SESSION;
        }
        if (state.equals("23505") && "entry_pkey".equals(constraintOf(failure))) {
            return FOREIGN_ENTRY;
        }
        return switch (state.substring(0, 2)) {
            // Data exception, integrity constraint violation, program limit exceeded.
            case "22", "23", "54" -> DATA;
            default -> SESSION;
        };
    }

    private static @Nullable String constraintOf(SQLException failure) {
        if (failure instanceof PSQLException postgres) {
            ServerErrorMessage message = postgres.getServerErrorMessage();
            return message == null ? null : message.getConstraint();
        }
        return null;
    }
}
