package org.mingzhang.api.drill;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/// A clone of the ledger, open to whoever attacks it.
///
/// @param connection of the database's superuser
/// @param scene what it was cloned from
/// @param published a copy of the checkpoint directory
/// @param random for keys that an attacker makes
public record Victim(Connection connection, Scene scene, Path published, SecureRandom random) {

    /// Tables that refuse changes, until a superuser switches that off.
    private static final String[] GUARDED = {
        "log", "entry", "tag_filed", "receipt", "tile", "checkpoint", "cosignature"
    };

    void disarm() throws SQLException {
        for (String table : GUARDED) {
            execute("alter table ledger." + table + " disable trigger append_only");
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long number(String sql) throws SQLException, NothingToAttackException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || row.getObject(1) == null) {
                throw new NothingToAttackException("nothing answers " + sql);
            }
            return row.getLong(1);
        }
    }

    String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /// The payment to go for: the last one below a size.
    long payment(long below) throws SQLException, NothingToAttackException {
        return Targets.payment(connection, log(), below)
                .orElseThrow(() -> new NothingToAttackException("no payment below " + below));
    }

    /// The last review that its actor signed, if there is one.
    OptionalLong signedReview() throws SQLException {
        return Targets.review(connection, log(), true);
    }

    /// The last review that nobody signed.
    long unsignedReview() throws SQLException, NothingToAttackException {
        return Targets.review(connection, log(), false)
                .orElseThrow(() -> new NothingToAttackException("no review without a signature"));
    }

    int log() {
        return scene.log().id();
    }

    byte[] entry(long position) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select entry from ledger.entry where log = ? and position = ?")) {
            query.setInt(1, log());
            query.setLong(2, position);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    void setEntry(long position, byte[] entry) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement(
                        "update ledger.entry set entry = ? where log = ? and position = ?")) {
            update.setBytes(1, entry);
            update.setInt(2, log());
            update.setLong(3, position);
            update.executeUpdate();
        }
    }
}
