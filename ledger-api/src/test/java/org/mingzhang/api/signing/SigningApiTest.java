package org.mingzhang.api.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.Base32;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A person signs: with a key of their own, or with one that the server holds for them.
class SigningApiTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSPHRASE = "correct horse battery";

    private static TestClient person(String name, String role) {
        Identity identity = new Identity("signing-" + name, name, List.of(role), "219011", "");
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("signing-" + name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    private static ObjectNode proposal(String id, JsonNode key) {
        ObjectNode command = JSON.createObjectNode();
        command.put("type", "identity.ProposeKey").put("id", id);
        command.set("data", key);
        return command;
    }

    private static JsonNode accepted(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json();
    }

    private static void enrol(String key) {
        ObjectNode command = JSON.createObjectNode();
        command.put("type", "identity.EnrolKey").put("id", "enrol-" + key.substring(0, 16));
        command.putObject("data").put("key", key);
        accepted(TestLedger.as("admin").submit(command.toString()), 201);
    }

    /// A line of its own: what others read must add up without these payments.
    private static final class Lines {
        static final String CHAIRS = Payments.lineWith("100.00", "signing-chairs");
    }

    private static ObjectNode payment(String id) {
        ObjectNode command = JSON.createObjectNode();
        command.put("type", "payment.SubmitPayment").put("id", id);
        ObjectNode data = command.putObject("data");
        data.put("payment", id)
                .put("line", Lines.CHAIRS)
                .put("effectiveDate", "2025-03-03")
                .put("amount", "1.00")
                .put("purpose", "Chairs")
                .put("expectedResult", "Chairs are there");
        data.putObject("payee")
                .put("id", "PAYEE-" + id)
                .put("kind", "organisation")
                .put("name", "Lingnan Chairs");
        return command;
    }

    /// A person with a second factor and a key that the server holds.
    private static final class Holder {

        private final String name;
        private final TestClient client;
        private final byte[] factor;
        private final JsonNode key;

        private Holder(String name) {
            this(name, "handler");
        }

        private Holder(String name, String role) {
            this.name = name;
            this.client = person(name, role);
            String uri =
                    accepted(client.postTo("/api/v1/second-factor", ""), 201)
                            .path("uri")
                            .asString();
            this.factor = Base32.decoded(uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1"));
            this.key =
                    accepted(
                            client.postTo(
                                    "/api/v1/keys",
                                    "{\"alg\":\"sm2-sm3\",\"passphrase\":\"" + PASSPHRASE + "\"}"),
                            201);
        }

        private String id() {
            return key.path("key").asString();
        }

        /// The code of a step from now.
        private String code(int steps) {
            return Totp.code(factor, Totp.step(Instant.now()) + steps);
        }

        private Reply sign(ObjectNode command, String passphrase, String code) {
            ObjectNode request = JSON.createObjectNode();
            request.set("command", command);
            request.put("key", id()).put("passphrase", passphrase).put("code", code);
            return client.postTo("/api/v1/signatures", request.toString());
        }
    }

    @Test
    void aPersonLearnsWhereAKeyOfTheirsStandsAndNobodyElseDoes() {
        Holder holder = new Holder("signing-shen");
        String where = "/api/v1/keys/" + holder.id();
        assertThat(accepted(holder.client.get(where), 200).path("state").asString())
                .isEqualTo("unknown");
        ObjectNode proposal = proposal("propose-signing-shen", holder.key);
        proposal.set("signature", accepted(holder.sign(proposal, PASSPHRASE, holder.code(0)), 200));
        accepted(holder.client.submit(proposal.toString()), 201);
        assertThat(holder.client.get(where).json().path("state").asString()).isEqualTo("proposed");

        enrol(holder.id());

        assertThat(holder.client.get(where).json().path("state").asString()).isEqualTo("enrolled");
        assertThat(TestLedger.as("handler").get(where).json().path("state").asString())
                .isEqualTo("unknown");
        assertThat(holder.client.get("/api/v1/keys/none").json().path("state").asString())
                .isEqualTo("unknown");
    }

    @Test
    void theServerSignsAgainstPassphraseAndSecondFactor() {
        Holder holder = new Holder("signing-li");
        ObjectNode proposal = proposal("propose-signing-li", holder.key);
        proposal.set("signature", accepted(holder.sign(proposal, PASSPHRASE, holder.code(0)), 200));
        accepted(holder.client.submit(proposal.toString()), 201);
        enrol(holder.id());
        ObjectNode payment = payment("signed-by-server");
        payment.set("signature", accepted(holder.sign(payment, PASSPHRASE, holder.code(1)), 200));

        long position =
                accepted(holder.client.submit(payment.toString()), 201).path("position").asLong();

        JsonNode entry = TestLedger.as("auditor").get("/api/v1/entries/" + position).json();
        assertThat(entry.path("actor").path("id").asString()).isEqualTo(holder.name);
        JsonNode signature = entry.path("command").path("signature");
        assertThat(signature.path("key").asString()).isEqualTo(holder.id());
        assertThat(signature.path("statement").path("amount").asString()).isEqualTo("1.00");
    }

    @Test
    void aCodeCountsOnceAndThreeWarningsBlock() {
        Holder holder = new Holder("signing-wang");
        ObjectNode proposal = proposal("propose-signing-wang", holder.key);
        String code = holder.code(1);
        accepted(holder.sign(proposal, PASSPHRASE, code), 200);

        for (int i = 0; i < 7; i++) {
            Reply reply = holder.sign(proposal, PASSPHRASE, code);
            assertThat(reply.status()).as(reply.text()).isEqualTo(403);
            assertThat(reply.json().path("code").asString()).isEqualTo("step-up-failed");
        }
        Reply blocked = holder.sign(proposal, PASSPHRASE, code);

        assertThat(blocked.status()).isEqualTo(422);
        assertThat(blocked.json().path("rule").asString()).isEqualTo("access-is-blocked");
        ObjectNode unblock = JSON.createObjectNode();
        unblock.put("type", "identity.UnblockAccess").put("id", "unblock-signing-wang");
        unblock.putObject("data").put("person", holder.name).put("reason", "Came in person");
        accepted(TestLedger.as("admin").submit(unblock.toString()), 201);
        assertThat(holder.sign(proposal, PASSPHRASE, code).status()).isEqualTo(403);
    }

    @Test
    void aWrongPassphraseSignsNothing() {
        Holder holder = new Holder("signing-zhao");

        Reply reply =
                holder.sign(
                        proposal("propose-signing-zhao", holder.key),
                        "another passphrase",
                        holder.code(0));

        assertThat(reply.json().path("code").asString()).isEqualTo("step-up-failed");
    }

    @Test
    void aTokenOfSomebodyWithASecondFactorApprovesOnlyWhatIsSigned() {
        Holder holder = new Holder("signing-feng", "approver");
        ObjectNode proposal = proposal("propose-signing-feng", holder.key);
        proposal.set("signature", accepted(holder.sign(proposal, PASSPHRASE, holder.code(0)), 200));
        accepted(holder.client.submit(proposal.toString()), 201);
        enrol(holder.id());
        accepted(TestLedger.as("handler").submit(payment("approved-signed").toString()), 201);
        ObjectNode review = step("ReviewPayment", "approved-signed");
        accepted(TestLedger.as("reviewer").submit(review.toString()), 201);
        ObjectNode approval = step("ApprovePayment", "approved-signed");

        Reply unsigned = holder.client.submit(approval.toString());
        approval.set("signature", accepted(holder.sign(approval, PASSPHRASE, holder.code(1)), 200));

        assertThat(unsigned.status()).isEqualTo(403);
        assertThat(unsigned.json().path("code").asString()).isEqualTo("step-up-needed");
        accepted(holder.client.submit(approval.toString()), 201);
    }

    private static ObjectNode step(String type, String payment) {
        ObjectNode command = JSON.createObjectNode();
        command.put("type", "payment." + type).put("id", type + "-" + payment);
        command.putObject("data").put("payment", payment).put("effectiveDate", "2025-03-04");
        return command;
    }

    @Test
    void nobodySignsWithTheKeyOfAnother() {
        Holder owner = new Holder("signing-qian");
        TestClient thief = person("signing-thief", "handler");
        ObjectNode request = JSON.createObjectNode();
        request.set("command", payment("stolen"));
        request.put("key", owner.id()).put("passphrase", PASSPHRASE).put("code", owner.code(0));

        assertThat(thief.postTo("/api/v1/signatures", request.toString()).status()).isEqualTo(404);
    }

    @Test
    void aSecondFactorIsGivenOnce() {
        Holder holder = new Holder("signing-sun");

        assertThat(holder.client.postTo("/api/v1/second-factor", "").status()).isEqualTo(409);
    }

    @Test
    void aKeyNeedsASecondFactorAndALongPassphrase() {
        TestClient client = person("signing-zhou", "handler");

        assertThat(
                        client.postTo(
                                        "/api/v1/keys",
                                        "{\"alg\":\"ed25519\",\"passphrase\":\""
                                                + PASSPHRASE
                                                + "\"}")
                                .status())
                .isEqualTo(404);
        Reply tooShort =
                client.postTo("/api/v1/keys", "{\"alg\":\"ed25519\",\"passphrase\":\"secret\"}");
        assertThat(tooShort.status()).isEqualTo(400);
        assertThat(tooShort.text()).doesNotContain("secret");
    }

    @Test
    void whoHoldsTheirOwnKeySignsTheBytesOfTheStatement() {
        TestClient client = person("signing-wu", "handler");
        ActorSecret secret = ActorSecret.generate(SignatureScheme.ED25519, new SecureRandom());
        ObjectNode key = JSON.createObjectNode();
        key.put("key", secret.key().id())
                .put("alg", "ed25519")
                .put("publicKey", Base64.getEncoder().encodeToString(secret.key().raw()))
                .put("custody", "client");
        ObjectNode proposal = proposal("propose-signing-wu", key);
        accepted(client.submit(signed(client, secret, proposal).toString()), 201);
        enrol(secret.key().id());

        ObjectNode payment = signed(client, secret, payment("signed-in-browser"));

        accepted(client.submit(payment.toString()), 201);
    }

    private static ObjectNode signed(TestClient client, ActorSecret secret, ObjectNode command) {
        JsonNode draft = accepted(client.postTo("/api/v1/statements", command.toString()), 200);
        byte[] bytes = Base64.getDecoder().decode(draft.path("bytes").asString());
        ObjectNode signed = command.deepCopy();
        signed.putObject("signature")
                .put("alg", "ed25519")
                .put("key", secret.key().id())
                .put("value", Base64.getEncoder().encodeToString(secret.sign(bytes)))
                .set("statement", draft.path("statement"));
        return signed;
    }

    @Test
    void whatIsNotSignedHasNoStatement() {
        Reply reply =
                TestLedger.as("budget-a")
                        .postTo(
                                "/api/v1/statements",
                                TestClient.command(
                                        "controlpool.ConfirmPoolRule",
                                        "no-statement",
                                        "{\"year\":\"440300000/2031\",\"version\":1}"));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void aReviewOfAnUnknownPaymentHasNoStatement() {
        Reply reply =
                TestLedger.as("reviewer")
                        .postTo(
                                "/api/v1/statements",
                                TestClient.command(
                                        "payment.ReviewPayment",
                                        "no-payment",
                                        "{\"payment\":\"nowhere\",\"effectiveDate\":\"2024-05-06\"}"));

        assertThat(reply.status()).isEqualTo(404);
    }
}
