package org.mingzhang.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.CosignerKey;
import org.mingzhang.ledger.log.checkpoint.NoteSignature;

/// What witnesses have signed, beside the checkpoints that they signed.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
///
/// @param pool connections of the writer's role
/// @param log whose checkpoints they are
public record Cosignatures(DataSource pool, LogRef log) {

    /// Keeps a signature that has been verified. One is kept of each witness and checkpoint.
    ///
    /// @param size of the checkpoint
    /// @param receivedAt when it came
    public void keep(CosignerKey key, long size, NoteSignature signature, Instant receivedAt) {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "insert into ledger.cosignature"
                                        + " (log, suite, size, witness, line, received_at)"
                                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setInt(1, log.id());
            insert.setString(2, key.suite().id());
            insert.setLong(3, size);
            insert.setString(4, key.id());
            insert.setString(5, signature.line() + "\n");
            insert.setObject(
                    6,
                    OffsetDateTime.ofInstant(
                            receivedAt.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new LedgerUnavailableException("a cosignature could not be kept", e);
        }
    }

    /// The largest size that a witness has signed; 0 if it has signed none.
    public long newestSize(CosignerKey key) {
        try (Connection connection = pool.getConnection();
                PreparedStatement query =
                        connection.prepareStatement(
                                "select coalesce(max(size), 0) from ledger.cosignature"
                                        + " where log = ? and suite = ? and witness = ?")) {
            query.setInt(1, log.id());
            query.setString(2, key.suite().id());
            query.setString(3, key.id());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new LedgerUnavailableException("cosignatures could not be read", e);
        }
    }
}
