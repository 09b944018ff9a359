package org.mingzhang.api.signing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.Bytes;
import org.mingzhang.ledger.crypto.PassphraseKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.identity.Custody;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// Private keys that the server holds for persons, in the table `access.signing_key`.
///
/// Each is sealed under Argon2id of its person's passphrase and the server's secret: neither a copy
/// of the database, nor the secret with it, nor the passphrase alone signs.
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class ServerKeys implements KeyHolder {

    private static final int SALT_LENGTH = 16;

    private final DataSource database;
    private final byte[] serverSecret;
    private final InstantSource clock;
    private final SecureRandom random;

    /// The keys in a database.
    ///
    /// @param serverSecret 32 bytes that are kept outside the database
    public ServerKeys(
            DataSource database, byte[] serverSecret, InstantSource clock, SecureRandom random) {
        this.database = database;
        this.serverSecret = serverSecret.clone();
        this.clock = clock;
        this.random = random;
    }

    /// Makes a key for a person.
    public ActorKey create(String person, SignatureScheme scheme, String passphrase) {
        ActorSecret secret = ActorSecret.generate(scheme, random);
        byte[] salt = new byte[SALT_LENGTH];
        random.nextBytes(salt);
        ActorKey key = secret.key();
        byte[] sealed =
                Seal.close(
                        PassphraseKey.of(passphrase, salt, serverSecret),
                        purpose(person, key.id()),
                        secret.secret(),
                        random);
        String sql =
                """
                insert into access.signing_key (key, person, alg, salt, sealed, created_at)
                values (?, ?, ?, ?, ?, ?)
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, key.id());
            insert.setString(2, person);
            insert.setString(3, scheme.id());
            insert.setBytes(4, salt);
            insert.setBytes(5, sealed);
            insert.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
            return key;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    /// A key as it lies here.
    ///
    /// @param alg how it signs
    /// @param salt of the passphrase
    /// @param sealed the private key
    private record Stored(SignatureScheme alg, Bytes salt, Bytes sealed) {}

    @Override
    public List<String> namesOf(String person) {
        String sql = "select key from access.signing_key where person = ? order by created_at desc";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, person);
            try (ResultSet rows = query.executeQuery()) {
                List<String> keys = new ArrayList<>();
                while (rows.next()) {
                    keys.add(rows.getString("key"));
                }
                return keys;
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public Custody custody() {
        return Custody.SERVER;
    }

    @Override
    public boolean wantsCode() {
        return true;
    }

    /// None: whoever makes a key here is told then.
    @Override
    public List<ActorKey> foundFor(String person) {
        return List.of();
    }

    @Override
    public Optional<SignatureScheme> schemeOf(String person, String key) {
        return find(person, key).map(Stored::alg);
    }

    @Override
    public Optional<byte[]> sign(String person, String key, String secret, byte[] message) {
        return find(person, key)
                .flatMap(stored ->
                        Seal.open(
                                        PassphraseKey.of(
                                                secret, stored.salt.toBytes(), serverSecret),
                                        purpose(person, key),
                                        stored.sealed.toBytes())
                                .map(opened ->
                                        ActorSecret.of(stored.alg, opened, random).sign(message)));
    }

    private Optional<Stored> find(String person, String key) {
        String sql =
                "select alg, salt, sealed from access.signing_key where key = ? and person = ?";
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, key);
            query.setString(2, person);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new Stored(
                                        SignatureScheme.of(row.getString("alg")).orElseThrow(),
                                        Bytes.copyOf(row.getBytes("salt")),
                                        Bytes.copyOf(row.getBytes("sealed"))))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static String purpose(String person, String key) {
        return "key " + key + " of " + person;
    }

    private static LedgerUnavailableException unavailable(SQLException e) {
        return new LedgerUnavailableException("the table of keys does not answer", e);
    }
}
