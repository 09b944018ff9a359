package org.mingzhang.api.signing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The second factor of each person, in the table `access.second_factor`, sealed under the server's
/// secret. A code counts once.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class SecondFactors {

    private final DataSource database;
    private final byte[] serverSecret;
    private final InstantSource clock;
    private final SecureRandom random;

    /// The second factors in a database.
    ///
    /// @param serverSecret 32 bytes that are kept outside the database
    public SecondFactors(
            DataSource database, byte[] serverSecret, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.serverSecret = serverSecret.clone();
        this.clock = clock;
        this.random = random;
    }

    /// Gives a person a second factor, unless they have one.
    ///
    /// @return the secret, known to the caller alone; empty if there is one already
    public Optional<byte[]> create(String person) {
        byte[] secret = new byte[Totp.SECRET_BYTES];
        random.nextBytes(secret);
        String sql =
                """
                insert into access.second_factor (person, sealed, last_step, created_at)
                values (?, ?, 0, ?) on conflict (person) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, person);
            insert.setBytes(2, Seal.close(serverSecret, purpose(person), secret, random));
            insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1 ? Optional.of(secret) : Optional.empty();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Whether a person has a second factor.
    public boolean exists(String person) {
        return secretOf(person).isPresent();
    }

    /// Whether this is a code of the person's that was not used before. It is used now.
    public boolean accept(String person, String code) {
        OptionalLong step =
                secretOf(person)
                        .map(secret -> Totp.stepOf(secret, code, clock.instant()))
                        .orElse(OptionalLong.empty());
        return step.isPresent() && use(person, step.getAsLong());
    }

    private boolean use(String person, long step) {
        String sql =
                "update access.second_factor set last_step = ? where person = ? and last_step < ?";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, step);
            update.setString(2, person);
            update.setLong(3, step);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private Optional<byte[]> secretOf(String person) {
        String sql = "select sealed from access.second_factor where person = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, person);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Seal.open(serverSecret, purpose(person), row.getBytes(1))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static String purpose(String person) {
        return "second factor of " + person;
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of second factors does not answer", e);
    }
}
