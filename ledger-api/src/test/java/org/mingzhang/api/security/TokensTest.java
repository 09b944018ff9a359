package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerRuntime;

/// Who gets in, and who does not.
class TokensTest {

    private static final Identity TREASURY =
            new Identity("treasury", "svc-treasury", List.of("auditor", "finance"), "219", "44");

    private final LedgerRuntime runtime = TestLedger.shared().runtime();
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final InstantSource clock = now::get;

    private TokenStore store(boolean developmentActive) {
        return new TokenStore(
                runtime.databases().owner(), clock, new SecureRandom(), developmentActive);
    }

    @Test
    void aTokenStandsForItsIdentityUntilItIsRevoked() {
        BearerToken token = store(false).create("revoked", TREASURY, false, Optional.empty());
        assertThat(store(false).identify(token)).contains(TREASURY);

        assertThat(store(false).revoke("revoked")).isTrue();

        assertThat(store(false).identify(token)).isEmpty();
        assertThat(store(false).revoke("revoked")).isFalse();
    }

    @Test
    void aTokenEndsAtItsTimeAlsoWhenItIsCached() {
        TokenStore store = store(false);
        Instant end = now.get().plus(Duration.ofDays(1));
        BearerToken token = store.create("expiring", TREASURY, false, Optional.of(end));
        now.set(end.minusMillis(1));
        assertThat(store.identify(token)).isPresent();

        now.set(end);

        assertThat(store.identify(token)).isEmpty();
    }

    @Test
    void theDevelopmentIdentityOpensNothingWhereItWasNotAskedFor() {
        BearerToken token = store(true).create("made-up", TREASURY, true, Optional.empty());

        assertThat(store(true).identify(token)).isPresent();
        assertThat(store(false).identify(token)).isEmpty();
    }

    @Test
    void theDatabaseHoldsNoSecret() throws SQLException {
        BearerToken token = store(false).create("secret", TREASURY, false, Optional.empty());

        try (Connection connection = runtime.databases().owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select t::text, sha256 from access.token t where id = 'secret'")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1))
                    .doesNotContain(token.reveal(), token.reveal().substring(3));
            assertThat(row.getBytes(2))
                    .hasSize(32)
                    .isNotEqualTo(token.reveal().getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void anIdIsGivenOnce() {
        store(false).create("taken", TREASURY, false, Optional.empty());

        assertThatThrownBy(() -> store(false).create("taken", TREASURY, false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("taken");
    }

    @Test
    void tokensAreDifferentAndShowThemselvesToNobodyByAccident() {
        BearerToken one = BearerToken.create(new SecureRandom());
        BearerToken other = BearerToken.create(new SecureRandom());

        assertThat(one.reveal()).isNotEqualTo(other.reveal()).matches("mz_[A-Za-z0-9_-]{43}");
        assertThat(one.toString()).doesNotContain(one.reveal().substring(3));
        assertThat(BearerToken.parse(one.reveal())).isPresent();
        assertThat(BearerToken.parse("mz_short")).isEmpty();
    }

    @Test
    void tokenFilesBelongToTheirOwnerAlone() throws Exception {
        for (Path file : runtime.developmentTokens().values()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void withoutATokenNothingIsCommanded() {
        TestClient nobody = TestClient.nobody(TestLedger.as("handler").base());

        Reply reply = nobody.submit("{}");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(reply.json().path("code").asString()).isEqualTo("unauthenticated");
        assertThat(nobody.stream("{}").status()).isEqualTo(401);
    }

    @Test
    void aWrongTokenIsRefusedEvenWhereNobodyMayRead() {
        TestClient nobody = TestClient.nobody(TestLedger.as("handler").base());

        assertThat(nobody.get("/api/v1/status").status()).isEqualTo(200);
        assertThat(nobody.withToken("mz_" + "A".repeat(43)).get("/api/v1/status").status())
                .isEqualTo(401);
        assertThat(nobody.withToken("nonsense").get("/api/v1/status").status()).isEqualTo(401);
    }

    @Test
    void whoHasSeveralRolesActsInTheOneThatMay() {
        BearerToken token = runtime.tokens().create("several", TREASURY, false, Optional.empty());
        TestClient client =
                TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
        String settle =
                """
                {"payment":"several-none","effectiveDate":"2025-03-03","voucher":"V"}\
                """;
        String withdraw =
                """
                {"payment":"several-none","effectiveDate":"2025-03-03","reason":"r"}\
                """;

        Reply first =
                client.submit(TestClient.command("payment.SettlePayment", "several-1", settle));
        Reply second =
                client.submit(TestClient.command("payment.WithdrawPayment", "several-2", withdraw));

        assertThat(actorOf(first)).isEqualTo("finance");
        assertThat(actorOf(second)).isEqualTo("finance");
    }

    private static String actorOf(Reply refusal) {
        long position = refusal.json().path("receipt").path("position").asLong();
        return TestLedger.as("auditor")
                .get("/api/v1/entries/" + position)
                .json()
                .path("actor")
                .path("role")
                .asString();
    }
}
