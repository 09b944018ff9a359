package org.mingzhang.api.accounts;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// Second factors that were lost: one administrator proposes to take one away, another does it
/// within a day. In the table `access.factor_reset`. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class FactorResets {

    private static final Duration VALIDITY = Duration.ofHours(24);

    private final DataSource database;
    private final InstantSource clock;

    /// The resets in a database.
    public FactorResets(DataSource database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /// A reset that waits for a second administrator.
    ///
    /// @param proposer who proposed it
    /// @param reason why
    public record Proposal(String proposer, String reason) {}

    /// Proposes; a proposal from before is forgotten.
    public void propose(String person, Proposal proposal) {
        String sql =
                """
                insert into access.factor_reset (person, proposer, reason, proposed_at)
                values (?, ?, ?, ?)
                    on conflict (person) do update
                        set proposer = excluded.proposer, reason = excluded.reason,
                            proposed_at = excluded.proposed_at
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, person);
            insert.setString(2, proposal.proposer());
            insert.setString(3, proposal.reason());
            insert.setObject(4, now());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// What waits for a second administrator, if it was proposed within a day.
    public Optional<Proposal> find(String person) {
        String sql =
                """
                select proposer, reason from access.factor_reset
                 where person = ? and proposed_at > ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, person);
            query.setObject(2, now().minus(VALIDITY));
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Proposal(row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Takes the second factor of a person away, with the proposal.
    public void reset(String person) {
        String sql =
                """
                with proposal as (delete from access.factor_reset where person = ?)
                delete from access.second_factor where person = ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, person);
            delete.setString(2, person);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of resets does not answer", e);
    }
}
