package org.mingzhang.api.security;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The names of signed tokens that were used, in the table `access.used_token`, so that each counts
/// once, whichever node of a ledger it comes to and however often one restarts. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class UsedTokens {

    private final DataSource database;
    private final InstantSource clock;

    /// The used tokens in a database.
    public UsedTokens(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// Uses a token, and forgets those that have expired.
    ///
    /// @param name of the token, with whose it is
    /// @param until when it would expire; afterwards nobody takes it anyway
    /// @return whether nobody used it before
    public boolean use(String name, Instant until) {
        String sql =
                """
                with expired as (delete from access.used_token where until < ?)
                insert into access.used_token (name, until) values (?, ?)
                    on conflict (name) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, name);
            insert.setObject(3, until.atOffset(ZoneOffset.UTC));
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the table of used tokens does not answer", e);
        }
    }
}
