package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A system signs its requests with a key that the log enrolled, and shows no lasting secret.
class MachineKeysTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MACHINE = "svc-treasury-feed";

    private static ActorSecret secret;

    @BeforeAll
    static void enrol() {
        secret = ActorSecret.generate(SignatureScheme.ED25519, new SecureRandom());
        Identity first = new Identity("enrolment", MACHINE, List.of("importer"), "219011", "", "");
        TestClient client =
                nobody().withToken(
                                TestLedger.shared()
                                        .runtime()
                                        .tokens()
                                        .create(MACHINE, first, false, Optional.empty())
                                        .reveal());
        ObjectNode proposal = JSON.createObjectNode();
        proposal.put("type", "identity.ProposeKey").put("id", "machine-key");
        proposal.putObject("data")
                .put("key", secret.key().id())
                .put("alg", "ed25519")
                .put("publicKey", Base64.getEncoder().encodeToString(secret.key().raw()))
                .put("custody", "client");
        var draft = client.postTo("/api/v1/statements", proposal.toString()).json();
        proposal.putObject("signature")
                .put("alg", "ed25519")
                .put("key", secret.key().id())
                .put(
                        "value",
                        Base64.getEncoder()
                                .encodeToString(
                                        secret.sign(
                                                Base64.getDecoder()
                                                        .decode(draft.path("bytes").asString()))))
                .set("statement", draft.path("statement"));
        accepted(client.submit(proposal.toString()));
        accepted(
                TestLedger.as("admin")
                        .submit(
                                TestClient.command(
                                        "identity.EnrolKey",
                                        "machine-enrol",
                                        "{\"key\":\"" + secret.key().id() + "\"}")));
        accepted(
                TestLedger.as("admin")
                        .submit(
                                TestClient.command(
                                        "identity.ProposeRoleGrant",
                                        "machine-grant",
                                        """
                                        {"person":"%s","grant":"g","role":"importer",\
                                        "forUnit":"219011","from":"2024-01-01","document":"O"}\
                                        """
                                                .formatted(MACHINE))));
        accepted(
                TestLedger.as("admin-b")
                        .submit(
                                TestClient.command(
                                        "identity.ConfirmRoleGrant",
                                        "machine-grant-2",
                                        "{\"person\":\"%s\",\"grant\":\"g\"}".formatted(MACHINE))));
    }

    private static void accepted(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static TestClient nobody() {
        return TestClient.nobody(TestLedger.as("handler").base());
    }

    private static String part(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String token(String person, String audience, String jti, long seconds) {
        long now = Instant.now().getEpochSecond();
        String head =
                part("{\"alg\":\"EdDSA\",\"kid\":\"" + secret.key().id() + "\"}")
                        + "."
                        + part(
                                "{\"iss\":\"%1$s\",\"sub\":\"%1$s\",\"aud\":\"%2$s\",\"iat\":%3$d,\"exp\":%4$d,\"jti\":\"%5$s\"}"
                                        .formatted(person, audience, now, now + seconds, jti));
        byte[] value = secret.sign(head.getBytes(StandardCharsets.US_ASCII));
        return head + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }

    private static String log() {
        return TestLedger.shared().runtime().log().ref().origin().value();
    }

    private static int status(String token) {
        return nobody().withToken(token).get("/api/v1/session").status();
    }

    @Test
    void aSignedRequestActsAsTheSystemInTheRolesThatTheLogGrants() {
        // What identities are made of may be two seconds behind the log.
        await().untilAsserted(() ->
                assertThat(
                                nobody().withToken(
                                                token(MACHINE, log(), "j" + System.nanoTime(), 60))
                                        .get("/api/v1/session")
                                        .text())
                        .contains("importer")
                        .contains("219011"));
    }

    @Test
    void aTokenCountsOnceForAShortTimeAndForThisLogAlone() {
        String once = token(MACHINE, log(), "once", 60);
        assertThat(status(once)).isEqualTo(200);
        assertThat(status(once)).isEqualTo(401);
        assertThat(status(token(MACHINE, "another.log", "j2", 60))).isEqualTo(401);
        assertThat(status(token(MACHINE, log(), "j3", 3_600))).isEqualTo(401);
        assertThat(status(token(MACHINE, log(), "j4", -60))).isEqualTo(401);
        assertThat(status(token("somebody-else", log(), "j5", 60))).isEqualTo(401);
    }

    @Test
    void aMachineApprovesAndConfirmsNothing() {
        Reply reply =
                nobody().withToken(token(MACHINE, log(), "j7", 60))
                        .submit(
                                TestClient.command(
                                        "payment.ApprovePayment",
                                        "machine-approves",
                                        "{\"payment\":\"nowhere\",\"effectiveDate\":\"2024-05-06\"}"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("type").asString()).endsWith("step-up-needed");
    }

    @Test
    void aTokenUsedOnOneNodeIsUsedOnEveryOther() {
        UsedTokens here =
                new UsedTokens(TestLedger.shared().runtime().databases().owner(), Instant::now);
        UsedTokens there =
                new UsedTokens(TestLedger.shared().runtime().databases().owner(), Instant::now);
        assertThat(here.use("svc/j8", Instant.now().plusSeconds(60))).isTrue();
        assertThat(there.use("svc/j8", Instant.now().plusSeconds(60))).isFalse();

        assertThat(here.use("svc/j9", Instant.now().minusSeconds(1))).isTrue();
        assertThat(there.use("svc/j10", Instant.now().plusSeconds(60))).isTrue();
        assertThat(there.use("svc/j9", Instant.now().plusSeconds(60)))
                .as("what expired is forgotten")
                .isTrue();
    }

    @Test
    void whatWasChangedOnTheWayOpensNothing() {
        String token = token(MACHINE, log(), "j6", 60);
        int last = token.length() - 20;
        String changed =
                token.substring(0, last)
                        + (token.charAt(last) == 'A' ? 'B' : 'A')
                        + token.substring(last + 1);

        assertThat(status(changed)).isEqualTo(401);
    }
}
