package org.mingzhang.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.mingzhang.ledger.store.LedgerUnavailableException;

/// The bearer tokens of this installation, in the table `access.token`.
///
/// A table and not a file, so that every node of an installation knows the same tokens. It is no
/// part of the log. A revocation is seen within [#CACHE_TIME].
///
/// **Errors** [LedgerUnavailableException] if the database does not answer.
public final class TokenStore {

    /// How long a node may go on trusting what it looked up.
    static final Duration CACHE_TIME = Duration.ofSeconds(5);

    private static final int CACHED_TOKENS_MAX = 10_000;

    private final DataSource database;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final boolean developmentActive;
    private final Cache<ByteBuffer, Optional<StoredToken>> cache =
            Caffeine.newBuilder()
                    .maximumSize(CACHED_TOKENS_MAX)
                    .expireAfterWrite(CACHE_TIME)
                    .build();

    /// A token without its secret.
    ///
    /// @param id the name by which it is revoked
    /// @param identity who it stands for
    /// @param development whether it belongs to the development identity
    /// @param createdAt when it was made
    /// @param expiresAt when it ends by itself
    /// @param revokedAt when it was revoked
    public record StoredToken(
            String id,
            Identity identity,
            boolean development,
            Instant createdAt,
            Optional<Instant> expiresAt,
            Optional<Instant> revokedAt) {

        boolean isValidAt(Instant now) {
            return revokedAt.isEmpty() && expiresAt.map(now::isBefore).orElse(true);
        }
    }

    /// A store on a database whose schema [#migrate] made.
    ///
    /// @param random a cryptographic source
    /// @param developmentActive whether tokens of the development identity open anything
    public TokenStore(
            DataSource database,
            InstantSource clock,
            RandomGenerator random,
            boolean developmentActive) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.developmentActive = developmentActive;
    }

    /// Creates the schema `access` or brings it up to date.
    public static void migrate(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("access")
                .locations("classpath:org/mingzhang/api/security/migrations")
                .load()
                .migrate();
    }

    /// Makes a token and stores its digest. The token itself is known to the caller alone.
    ///
    /// @throws IllegalArgumentException if the id is taken
    public BearerToken create(
            String id, Identity identity, boolean development, Optional<Instant> expiresAt) {
        BearerToken token = BearerToken.create(random);
        String sql =
                """
                insert into access.token
                    (id, sha256, client, person, roles, unit, scope, units, development,
                     created_at, expires_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do nothing
                """;
        int inserted =
                with(
                        sql,
                        statement -> {
                            Array roles =
                                    statement
                                            .getConnection()
                                            .createArrayOf("text", identity.roles().toArray());
                            statement.setString(1, id);
                            statement.setBytes(2, token.sha256());
                            statement.setString(3, identity.client());
                            statement.setString(4, identity.person());
                            statement.setArray(5, roles);
                            statement.setString(6, identity.unit());
                            statement.setString(7, identity.scope());
                            statement.setString(8, identity.units());
                            statement.setBoolean(9, development);
                            statement.setObject(10, clock.instant().atOffset(ZoneOffset.UTC));
                            statement.setObject(
                                    11,
                                    expiresAt.map(at -> at.atOffset(ZoneOffset.UTC)).orElse(null));
                            return statement.executeUpdate();
                        });
        if (inserted == 0) {
            throw new IllegalArgumentException("there is a token with the id " + id);
        }
        return token;
    }

    /// Ends a token for good.
    ///
    /// @return whether there was a token to revoke
    public boolean revoke(String id) {
        cache.invalidateAll();
        return with(
                "update access.token set revoked_at = ? where id = ? and revoked_at is null",
                statement -> {
                    statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
                    statement.setString(2, id);
                    return statement.executeUpdate() == 1;
                });
    }

    /// Removes a token of the development identity whose secret was lost.
    void forgetDevelopmentToken(String id) {
        cache.invalidateAll();
        with(
                "delete from access.token where id = ? and development",
                statement -> {
                    statement.setString(1, id);
                    return statement.executeUpdate();
                });
    }

    /// All tokens, revoked ones included, oldest first.
    public List<StoredToken> list() {
        return list("");
    }

    private List<StoredToken> list(String which, String... values) {
        return with(
                "select * from access.token " + which + " order by created_at, id",
                statement -> {
                    for (int i = 0; i < values.length; i++) {
                        statement.setString(i + 1, values[i]);
                    }
                    List<StoredToken> tokens = new ArrayList<>();
                    try (ResultSet rows = statement.executeQuery()) {
                        while (rows.next()) {
                            tokens.add(read(rows));
                        }
                    }
                    return tokens;
                });
    }

    /// The name of a token, if it opens anything at this moment.
    public Optional<String> idOf(BearerToken token) {
        return valid(token).map(StoredToken::id);
    }

    /// Who the token of a name stands for, if it opens anything at this moment.
    public Optional<Identity> holder(String id) {
        return list("where id = ?", id).stream()
                .filter(this::opens)
                .map(StoredToken::identity)
                .findFirst();
    }

    /// Who a token stands for, if it opens anything at this moment.
    public Optional<Identity> identify(BearerToken token) {
        return valid(token).map(StoredToken::identity);
    }

    private Optional<StoredToken> valid(BearerToken token) {
        byte[] digest = token.sha256();
        return cache.get(ByteBuffer.wrap(digest), _ -> find(digest)).filter(this::opens);
    }

    private boolean opens(StoredToken token) {
        return token.isValidAt(clock.instant()) && (developmentActive || !token.development());
    }

    private Optional<StoredToken> find(byte[] digest) {
        return with(
                "select * from access.token where sha256 = ?",
                statement -> {
                    statement.setBytes(1, digest);
                    try (ResultSet row = statement.executeQuery()) {
                        return row.next() ? Optional.of(read(row)) : Optional.empty();
                    }
                });
    }

    private static StoredToken read(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new StoredToken(
                row.getString("id"),
                new Identity(
                        row.getString("client"),
                        row.getString("person"),
                        List.of(roles),
                        row.getString("unit"),
                        row.getString("scope"),
                        row.getString("units")),
                row.getBoolean("development"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return work.on(statement);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("the table of tokens does not answer", e);
        }
    }
}
