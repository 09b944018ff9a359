package org.mingzhang.api.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.problem.Fault;
import org.mingzhang.api.problem.FaultException;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.signing.pkcs11.TokenKeys;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.SoftToken;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A person signs with a key that never leaves its token: the ledger shows it the statement and the
/// PIN. Skipped where SoftHSM and OpenSC are not installed, unless `MINGZHANG_TOKEN_TESTS` is
/// `required`, as for CI.
class TokenSigningTest {

    private static final JsonMapper JSON = new JsonMapper();

    /// A line of its own: what others read must add up without these payments.
    private static final class Lines {
        static final String DESKS = Payments.lineWith("100.00", "token-desks");
    }

    @BeforeAll
    static void thereAreTokens() {
        if (!"required".equals(System.getenv("MINGZHANG_TOKEN_TESTS"))) {
            assumeTrue(
                    SoftToken.module().isPresent(),
                    "SoftHSM and OpenSC are not installed: no token to sign with");
        }
        assertThat(SoftToken.module()).isPresent();
    }

    private static TestClient person(String name) {
        Identity identity = new Identity(name, name, List.of("handler"), "219011", "");
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create(name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    private static JsonNode keyOf(TestClient client) {
        return client.get("/api/v1/keys").json().path("keys").path(0);
    }

    private static ObjectNode command(String type, String id, JsonNode data) {
        ObjectNode command = JSON.createObjectNode().put("type", type).put("id", id);
        command.set("data", data);
        return command;
    }

    private static Reply sign(TestClient client, ObjectNode command, String key, String pin) {
        ObjectNode request = JSON.createObjectNode();
        request.set("command", command);
        request.put("key", key).put("pin", pin);
        return client.postTo("/api/v1/signatures", request.toString());
    }

    private static JsonNode accepted(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json();
    }

    @Test
    void aKeyInATokenSignsAgainstItsPin() {
        TestClient client = person("token-he");
        JsonNode key = keyOf(client);
        assertThat(key.path("custody").asString()).isEqualTo("token");
        String name = key.path("key").asString();
        ObjectNode proposal = command("identity.ProposeKey", "propose-token-he", key);
        proposal.set("signature", accepted(sign(client, proposal, name, SoftToken.PIN), 200));
        accepted(client.submit(proposal.toString()), 201);
        ObjectNode enrolled = JSON.createObjectNode().put("key", name);
        accepted(
                TestLedger.as("admin")
                        .submit(
                                command("identity.EnrolKey", "enrol-token-he", enrolled)
                                        .toString()),
                201);
        ObjectNode payment = payment("signed-in-token");
        payment.set("signature", accepted(sign(client, payment, name, SoftToken.PIN), 200));

        long position = accepted(client.submit(payment.toString()), 201).path("position").asLong();

        JsonNode entry = TestLedger.as("auditor").get("/api/v1/entries/" + position).json();
        assertThat(entry.at("/command/signature/key").asString()).isEqualTo(name);
        assertThat(entry.at("/command/signature/alg").asString()).isEqualTo("ed25519");
    }

    private static ObjectNode payment(String id) {
        ObjectNode data = JSON.createObjectNode();
        data.put("payment", id)
                .put("line", Lines.DESKS)
                .put("effectiveDate", "2025-03-03")
                .put("amount", "1.00")
                .put("purpose", "Desks")
                .put("expectedResult", "Desks are there");
        data.putObject("payee")
                .put("id", "PAYEE-" + id)
                .put("kind", "organisation")
                .put("name", "Lingnan Desks");
        return command("payment.SubmitPayment", id, data);
    }

    @Test
    void aWrongPinSignsNothingAndIsOnRecord() {
        TestClient client = person("token-lu");
        JsonNode key = keyOf(client);
        ObjectNode proposal = command("identity.ProposeKey", "propose-token-lu", key);
        long before = TestLedger.as("auditor").get("/api/v1/status").json().path("size").asLong();

        Reply reply = sign(client, proposal, key.path("key").asString(), "00000000");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.json().path("code").asString()).isEqualTo("step-up-failed");
        assertThat(
                        IntStream.range(0, 3)
                                .mapToObj(i ->
                                        TestLedger.as("auditor")
                                                .get("/api/v1/entries/" + (before + i))
                                                .text()))
                .anyMatch(entry ->
                        entry.contains("identity.SignInRefused")
                                && entry.contains("token-lu")
                                && !entry.contains("00000000"));
        accepted(sign(client, proposal, key.path("key").asString(), SoftToken.PIN), 200);
    }

    @Test
    void nobodySignsWithTheTokenOfAnother() {
        JsonNode key = keyOf(person("token-shi"));
        TestClient thief = person("token-thief");

        Reply reply =
                sign(thief, payment("stolen-token"), key.path("key").asString(), SoftToken.PIN);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(thief.get("/api/v1/keys").json().path("keys").size()).isZero();
    }

    @Test
    void aLibraryThatIsNoModuleIsRefusedByName() {
        assertThat(
                        catchThrowableOfType(
                                        FaultException.class,
                                        () -> TokenKeys.of(Path.of("/nowhere/libtoken.so")))
                                .fault())
                .isEqualTo(new Fault.TokenFailed("/nowhere/libtoken.so cannot be loaded"));
    }
}
