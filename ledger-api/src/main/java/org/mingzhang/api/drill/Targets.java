package org.mingzhang.api.drill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/// What attacks go for.
public final class Targets {

    private static final String PAYMENT =
            """
            select max(position) from ledger.entry
             where type in ('payment.PaymentSubmitted', 'importedyear.SettledPaymentRecorded')
               and log = ? and position < ?
               and position(convert_to('"purpose":"', 'UTF8') in entry) > 0
               and position(convert_to('"signature":{', 'UTF8') in entry) = 0
            """;

    private static final String REVIEW =
            """
            select max(position) from ledger.entry
             where type = 'payment.PaymentReviewed' and log = ?
               and (position(convert_to('"signature":{', 'UTF8') in entry) > 0) = ?
            """;

    private Targets() {}

    /// The last review that its actor signed, or that nobody did.
    public static OptionalLong review(Connection connection, int log, boolean signed)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(REVIEW)) {
            query.setInt(1, log);
            query.setBoolean(2, signed);
            return only(query);
        }
    }

    /// The last payment below a size, applied for or recorded of another system, that names its
    /// purpose openly and is not signed.
    public static OptionalLong payment(Connection connection, int log, long below)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(PAYMENT)) {
            query.setInt(1, log);
            query.setLong(2, below);
            return only(query);
        }
    }

    private static OptionalLong only(PreparedStatement query) throws SQLException {
        try (ResultSet row = query.executeQuery()) {
            row.next();
            long position = row.getLong(1);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(position);
        }
    }
}
