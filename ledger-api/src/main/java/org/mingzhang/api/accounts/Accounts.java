package org.mingzhang.api.accounts;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.api.security.Identity;
import org.mingzhang.ledger.store.LedgerUnavailableException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/// The local accounts, in the table `access.account`. Thread-safe.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class Accounts {

    /// How long a password for one use can be used.
    public static final Duration ONE_TIME = Duration.ofHours(24);

    private static final int ONE_TIME_BYTES = 15;

    private final DataSource database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final PasswordEncoder hashes = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final String nobodysHash = hashes.encode("nobody's password");

    /// The accounts in a database.
    public Accounts(DataSource database, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /// An account.
    ///
    /// @param identity who it stands for; its roles and scope count where the log does not say them
    /// @param password the hash of the password
    /// @param oneTimeUntil until when a password for one use can be used; absent for a chosen one
    /// @param changedAt when its password was set
    public record Account(
            Identity identity,
            String password,
            Optional<Instant> oneTimeUntil,
            Instant changedAt) {}

    /// Opens an account.
    ///
    /// @return the password for one use; empty if the person has an account
    public Optional<String> open(Identity identity) {
        String password = oneTimePassword();
        String sql =
                """
                insert into access.account
                    (person, password, one_time_until, roles, unit, scope, units, created_at,
                     changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (person) do nothing
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, identity.person());
            insert.setString(2, hashes.encode(password));
            insert.setObject(3, time(clock.instant().plus(ONE_TIME)));
            insert.setArray(4, connection.createArrayOf("text", identity.roles().toArray()));
            insert.setString(5, identity.unit());
            insert.setString(6, identity.scope());
            insert.setString(7, identity.units());
            insert.setObject(8, time(clock.instant()));
            insert.setObject(9, time(clock.instant()));
            return insert.executeUpdate() == 1 ? Optional.of(password) : Optional.empty();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Puts a password for one use in the place of the one there was; every session ends.
    ///
    /// @return the password; empty if there is no such account
    public Optional<String> reset(String person) {
        String password = oneTimePassword();
        return set(person, password, Optional.of(clock.instant().plus(ONE_TIME)))
                ? Optional.of(password)
                : Optional.empty();
    }

    /// Sets the password that a person chose.
    public void choose(String person, String password) {
        set(person, password, Optional.empty());
    }

    private boolean set(String person, String password, Optional<Instant> until) {
        String sql =
                """
                update access.account set password = ?, one_time_until = ?, changed_at = ?
                 where person = ? and closed_at is null
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, hashes.encode(password));
            update.setObject(2, until.map(Accounts::time).orElse(null));
            update.setObject(3, time(clock.instant()));
            update.setString(4, person);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Closes an account for good; every session ends.
    ///
    /// @return whether there was one to close
    public boolean close(String person) {
        String sql =
                "update access.account set closed_at = ? where person = ? and closed_at is null";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, time(clock.instant()));
            update.setString(2, person);
            return update.executeUpdate() == 1;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// The open account of a person.
    public Optional<Account> find(String person) {
        String sql = "select * from access.account where person = ? and closed_at is null";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, person);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// Whether this is the password of an account that can be used now. It takes as long where
    /// there is no account.
    public boolean matches(Optional<Account> account, String password) {
        boolean same = hashes.matches(password, account.map(Account::password).orElse(nobodysHash));
        return same
                && account.filter(found ->
                                found.oneTimeUntil().map(clock.instant()::isBefore).orElse(true))
                        .isPresent();
    }

    private static Account read(ResultSet row) throws SQLException {
        String person = row.getString("person");
        return new Account(
                new Identity(
                        "account-" + person,
                        person,
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getString("unit"),
                        row.getString("scope"),
                        row.getString("units")),
                row.getString("password"),
                Optional.ofNullable(row.getObject("one_time_until", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private String oneTimePassword() {
        byte[] bytes = new byte[ONE_TIME_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of accounts does not answer", e);
    }
}
