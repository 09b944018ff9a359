package org.mingzhang.ledger.store;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a failed statement means for the batch that it carried.
enum SqlFailure {
    /// The rows were refused for what they hold; the session goes on.
    DATA,
    /// An entry stands where ours belongs, which no writer of ours can have put there: stop.
    FOREIGN_ENTRY,
    /// Anything else, a broken connection above all: whether it was stored is unknown.
    SESSION;

    /// The last quoted word of the first line, which names the constraint and no value.
    private static final Pattern CONSTRAINT =
            Pattern.compile("\\A[^\\n]*constraint \"([a-z0-9_]+)\"");

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

    /// The constraint that a row broke, as far as it can be told without quoting the row.
    static String ruleOf(SQLException failure) {
        Matcher constraint = CONSTRAINT.matcher(String.valueOf(failure.getMessage()));
        return constraint.find() ? constraint.group(1) : "not a constraint";
    }
}
