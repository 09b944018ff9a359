package org.mingzhang.ledger.store;

import java.sql.SQLException;

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
        if (state.equals("23505") && String.valueOf(failure.getMessage()).contains("entry_pkey")) {
            return FOREIGN_ENTRY;
        }
        return switch (state.substring(0, 2)) {
            // Data exception, integrity constraint violation, program limit exceeded.
            case "22", "23", "54" -> DATA;
            default -> SESSION;
        };
    }
}
