package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;

/// An institution's own identity provider, with a real key, served over HTTP.
class OpenIdTest {

    private static final String ISSUER = "https://id.example.gov/realms/treasury";

    private static HttpServer provider;
    private static RSAKey key;
    private static LedgerApplication application;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k1").generate();
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext(
                "/certs",
                exchange -> {
                    exchange.getResponseHeaders().add("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                    exchange.close();
                });
        provider.start();
        Path data = TestLedger.newDataDirectory();
        Path file = data.resolve("provider.properties");
        Files.writeString(
                file,
                """
                issuer=%s
                jwks=http://localhost:%d/certs
                audience=mingzhang
                person=preferred_username
                roles=realm_access.roles
                role.treasury-budget=budget
                unit=unit
                scope=division
                units=units
                """
                        .formatted(ISSUER, provider.getAddress().getPort()));
        application =
                LedgerApplication.start(
                        StartSettings.embedded(data)
                                .knowing(
                                        new StartSettings.Persons(
                                                false, Optional.of(file), Optional.empty())));
    }

    @AfterAll
    static void stop() {
        application.close();
        provider.stop(0);
    }

    private static JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("mingzhang")
                .subject("f3a9")
                .claim("preferred_username", "wei.zhang")
                .claim("azp", "portal-of-the-treasury")
                .claim("realm_access", Map.of("roles", List.of("treasury-budget", "offline")))
                .claim("unit", "219")
                .claim("division", "4403")
                .claim("units", "219")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    private static TestClient client(RSAKey signer, UnaryOperator<JWTClaimsSet.Builder> change)
            throws Exception {
        SignedJWT token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                        change.apply(claims()).build());
        token.sign(new RSASSASigner(signer));
        return TestClient.nobody("http://localhost:" + application.port())
                .withToken(token.serialize());
    }

    private static String approve(String line, String unit) {
        return TestClient.command(
                "budgetline.ApproveAppropriation",
                line,
                """
                {"line":"%s","division":"440300000","fiscalYear":2024,"unit":"%s",\
                "function":"2050204","economic":"30201","fundType":"11",\
                "effectiveDate":"2024-01-15","document":"Budget 2024","amount":"10.00"}\
                """
                        .formatted(line, unit));
    }

    private static JWTClaimsSet.Builder withSecondFactor(JWTClaimsSet.Builder claims, long age) {
        return claims.claim("amr", List.of("pwd", "otp"))
                .claim("auth_time", Instant.now().getEpochSecond() - age);
    }

    @Test
    void claimsSayWhoInWhichRolesAndForWhichUnits() throws Exception {
        TestClient client = client(key, claims -> withSecondFactor(claims, 10));

        Reply accepted = client.submit(approve("openid-1", "219011"));
        Reply refused = client.submit(approve("openid-2", "220001"));

        assertThat(accepted.status()).as(accepted.text()).isEqualTo(201);
        assertThat(refused.json().path("code").asString()).isEqualTo("unit-outside-scope");
        var entry =
                TestClient.of(application, "auditor")
                        .get("/api/v1/entries/" + accepted.json().path("position").asLong())
                        .json();
        assertThat(entry.at("/actor/id").asString()).isEqualTo("wei.zhang");
        assertThat(entry.at("/actor/role").asString()).isEqualTo("budget");
        assertThat(entry.at("/command/client").asString()).isEqualTo("portal-of-the-treasury");
    }

    @Test
    void anApprovalWantsASecondFactorOfAMomentAgo() throws Exception {
        Reply without = client(key, claims -> claims).submit(approve("openid-3", "219011"));
        Reply old =
                client(key, claims -> withSecondFactor(claims, 3_600))
                        .submit(approve("openid-4", "219011"));

        assertThat(without.status()).isEqualTo(403);
        assertThat(without.json().path("code").asString()).isEqualTo("step-up-needed");
        assertThat(old.json().path("code").asString()).isEqualTo("step-up-needed");
        assertThat(client(key, claims -> claims).get("/api/v1/lines?unit=219").status())
                .isEqualTo(200);
    }

    @Test
    void whatThisProviderDidNotSignForUsOpensNothing() throws Exception {
        RSAKey other = new RSAKeyGenerator(2048).keyID("k1").generate();
        Date past = Date.from(Instant.now().minusSeconds(600));

        for (TestClient wrong :
                List.of(
                        client(other, claims -> claims),
                        client(key, claims -> claims.audience("another")),
                        client(key, claims -> claims.issuer("https://id.example.org")),
                        client(key, claims -> claims.expirationTime(past)),
                        client(key, claims -> claims.claim("preferred_username", "a b")))) {
            assertThat(wrong.get("/api/v1/lines").status()).isEqualTo(401);
        }
    }

    @Test
    void whoHasNoRoleOfOursIsOneOfThePublic() throws Exception {
        TestClient client =
                client(key, claims -> claims.claim("realm_access", Map.of("roles", List.of())));

        assertThat(client.submit(approve("openid-5", "219011")).status()).isEqualTo(403);
        assertThat(client.get("/api/v1/entries").status()).isEqualTo(403);
    }
}
