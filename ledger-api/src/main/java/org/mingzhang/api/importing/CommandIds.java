package org.mingzhang.api.importing;

import org.mingzhang.api.importing.rows.LineKey;
import org.mingzhang.api.importing.rows.Where;

/// Ids that come from what a row is, not from when it is imported.
final class CommandIds {

    private static final int COMMAND_DIGITS = 40;
    private static final int PAYMENT_DIGITS = 24;

    private CommandIds() {}

    /// The id of a command: file, row and what the command does for the row.
    static String command(Where where, String step) {
        return where.file().sha256().substring(0, COMMAND_DIGITS) + ":" + where.row() + ":" + step;
    }

    /// The id of a command about a year of a division.
    static String year(String divisionYear, String step) {
        return "import:" + divisionYear.replace('/', ':') + ":" + step;
    }

    /// The identifier of a payment that a row records.
    static String payment(LineKey line, Where where) {
        return line.division()
                + "/"
                + where.file().sha256().substring(0, PAYMENT_DIGITS)
                + "/"
                + where.row();
    }
}
