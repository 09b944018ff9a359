package org.mingzhang.api.disclosures;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The personal texts of a log and their salts, in `ledger.opening`. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class Openings {

    private final DataSource owner;
    private final int log;

    /// The texts of a log.
    ///
    /// @param owner connections that may read and delete them
    /// @param log its number in the database
    public Openings(DataSource owner, int log) {
        this.owner = owner;
        this.log = log;
    }

    /// A text and what opens its commitment.
    ///
    /// @param salt hex of 32 bytes
    /// @param value the text as JSON
    public record Opening(String salt, String value) {}

    /// The text behind a commitment, if it is there.
    public Optional<Opening> find(String commitment) {
        String sql =
                "select encode(salt, 'hex'), value from ledger.opening"
                        + " where log = ? and commitment = ?";
        try (Connection connection = owner.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, log);
            query.setString(2, commitment);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Opening(row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Deletes texts and salts, and has the database overwrite where they lay.
    ///
    /// @return how many there were
    public int delete(List<String> commitments) {
        String sql = "delete from ledger.opening where log = ? and commitment = any (?)";
        try (Connection connection = owner.getConnection()) {
            int deleted;
            try (PreparedStatement delete = connection.prepareStatement(sql)) {
                delete.setInt(1, log);
                delete.setArray(2, connection.createArrayOf("text", commitments.toArray()));
                deleted = delete.executeUpdate();
            }
            if (deleted > 0) {
                try (Statement vacuum = connection.createStatement()) {
                    vacuum.execute("vacuum ledger.opening");
                }
            }
            return deleted;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of personal texts does not answer", e);
    }
}
