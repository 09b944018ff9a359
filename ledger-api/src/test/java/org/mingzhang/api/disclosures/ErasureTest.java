package org.mingzhang.api.disclosures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerRuntime;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.log.entry.Commitment;
import tools.jackson.databind.JsonNode;

/// A person asks for their data to be erased. Two administrators have it erased on a legal ground;
/// the text is gone, and everything that was proved stays proved.
class ErasureTest {

    private final TestClient auditor = TestLedger.as("auditor");
    private final TestClient handler = TestLedger.as("handler");
    private final LedgerRuntime runtime = TestLedger.shared().runtime();

    private static TestClient person(String name, String role, String unit) {
        Identity identity =
                new Identity("erasure-" + name, name, List.of(role), unit, "4403", unit);
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("erasure-" + name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    private long paid(String payment) {
        Reply reply =
                handler.submit(
                        TestClient.command(
                                "payment.SubmitPayment",
                                payment,
                                """
                                {"payment":"%1$s","line":"%2$s","effectiveDate":"2025-03-04",\
                                "amount":"0.01","payee":{"id":"PAYEE-%1$s","kind":"person",\
                                "name":"Ouyang Feng"},"purpose":"Relief for Ouyang Feng",\
                                "expectedResult":"Relief is there","invoices":["F-%1$s"]}\
                                """
                                        .formatted(payment, Line.ID)));
        return reply.json().path("position").asLong();
    }

    private JsonNode disclosures(TestClient reader, long position) {
        Reply reply = reader.get("/api/v1/entries/" + position + "/disclosures");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private boolean isStored(String commitment) throws Exception {
        String sql = "select count(*) from ledger.opening where commitment = ?";
        try (Connection connection = runtime.databases().owner().getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, commitment);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }

    private static String erasure(String type, String id, String more, String commitment) {
        return TestClient.command(
                "personal." + type, id, "{\"commitment\":\"%s\"%s}".formatted(commitment, more));
    }

    private static final String GROUND =
            ",\"ground\":\"Personal Information Protection Law, Art. 47\"";

    /// A released line of its own, so that what is paid here is in nobody else's sums.
    private static final class Line {
        private static final String ID = "P78/2025/relief";
        private static final String UNIT = "P78-001";
        private static final boolean RELEASED = approve() && release() && begin();

        private static boolean approve() {
            return isRecorded(
                    "budgetline.ApproveAppropriation",
                    "erasure-approve",
                    """
                    {"line":"%s","division":"440300000","fiscalYear":2025,"unit":"%s",\
                    "function":"2050204","economic":"30201","fundType":"11",\
                    "effectiveDate":"2025-01-15","document":"Budget 2025","amount":"1.00"}\
                    """
                            .formatted(ID, UNIT));
        }

        private static boolean release() {
            return isRecorded(
                    "budgetline.ReleaseFunds",
                    "erasure-release",
                    """
                    {"line":"%s","effectiveDate":"2025-02-01","document":"Release",\
                    "amount":"1.00"}\
                    """
                            .formatted(ID));
        }

        /// The first payment of a year records two events, the first of which says that it is live.
        private static boolean begin() {
            String data =
                    """
                    {"payment":"erasure-first","line":"%s","effectiveDate":"2025-03-03",\
                    "amount":"0.01","payee":{"id":"PAYEE-first","kind":"organisation",\
                    "name":"Lingnan Paper"},"purpose":"Paper","expectedResult":"Paper is there"}\
                    """
                            .formatted(ID);
            return TestLedger.as("handler")
                            .submit(
                                    TestClient.command(
                                            "payment.SubmitPayment", "erasure-first", data))
                            .status()
                    == 201;
        }

        private static boolean isRecorded(String type, String id, String data) {
            return TestLedger.as("budget-a").submit(TestClient.command(type, id, data)).status()
                    == 201;
        }
    }

    @Test
    void aTextIsShownToWhomItConcernsAndToNobodyElse() {
        assertThat(Line.RELEASED).isTrue();
        long position = paid("erasure-shown");

        JsonNode shown = disclosures(auditor, position);
        assertThat(shown)
                .extracting(item -> item.path("value").asString())
                .contains("Ouyang Feng", "Relief for Ouyang Feng");
        for (JsonNode item : shown) {
            Hash32 commitment =
                    Commitment.of(
                                    TreeHashers.of(runtime.log().ref().suites().getFirst()),
                                    Hash32.parseHex(item.path("salt").asString()).toBytes(),
                                    item.path("value"))
                            .hash();
            assertThat(commitment.hex()).isEqualTo(item.path("commitment").asString());
        }
        assertThat(disclosures(handler, position)).hasSameSizeAs(shown);
        String own = Line.UNIT;
        assertThat(disclosures(person("erasure-finance", "finance", own), position))
                .hasSameSizeAs(shown);
        String address = "/api/v1/entries/" + position + "/disclosures";
        for (TestClient other :
                List.of(
                        person("erasure-li", "handler", own),
                        person("erasure-wang", "finance", "P79"),
                        person("erasure-budget", "budget", own),
                        person("erasure-deputy", "deputy", own),
                        person("erasure-public", "public", own),
                        TestLedger.as("admin"))) {
            assertThat(other.get(address).status()).isEqualTo(403);
        }
        assertThat(TestClient.nobody(handler.base()).get(address).status()).isEqualTo(401);
        assertThat(auditor.get("/api/v1/readings?person=auditor&address=" + position).text())
                .contains(address);
    }

    /// Two administrators cannot put on record that they erased what never was there.
    @Test
    void whatNoEntryHoldsIsNotErased() {
        String nothing = "0f".repeat(32);
        long before = auditor.get("/api/v1/status").json().path("size").asLong();

        Reply proposed =
                TestLedger.as("admin")
                        .submit(erasure("ProposeErasure", "erase-nothing", GROUND, nothing));
        Reply notAllowed =
                TestLedger.as("handler")
                        .submit(erasure("ProposeErasure", "erase-nothing-2", GROUND, nothing));

        assertThat(proposed.status()).isEqualTo(404);
        assertThat(proposed.json().path("code").asString()).isEqualTo("commitment-unknown");
        assertThat(proposed.json().path("value").asString()).isEqualTo(nothing);
        assertThat(notAllowed.json().path("code").asString()).isEqualTo("role-not-permitted");
        for (long position = before;
                position < auditor.get("/api/v1/status").json().path("size").asLong();
                position++) {
            assertThat(auditor.get("/api/v1/entries/" + position).json().path("type").asString())
                    .isNotEqualTo("personal.ErasureProposed");
        }
    }

    @Test
    void anErasedTextIsGoneAndEveryProofStillHolds() throws Exception {
        assertThat(Line.RELEASED).isTrue();
        long position = paid("erasure-erased");
        String entry = auditor.get("/api/v1/entries/" + position).text();
        String commitment = disclosures(auditor, position).path(0).path("commitment").asString();
        TestClient admin = TestLedger.as("admin");
        assertThat(isStored(commitment)).isTrue();

        assertThat(admin.submit(erasure("ProposeErasure", "erase-1", GROUND, commitment)).status())
                .isEqualTo(201);
        Reply alone = admin.submit(erasure("ConfirmErasure", "erase-2", "", commitment));
        assertThat(alone.json().path("code").asString()).isEqualTo("same-person-twice");
        assertThat(isStored(commitment)).isTrue();
        Reply erased =
                TestLedger.as("admin-b")
                        .submit(erasure("ConfirmErasure", "erase-3", "", commitment));
        assertThat(erased.status()).as(erased.text()).isEqualTo(201);

        await().until(() -> !isStored(commitment));
        assertThat(
                        admin.submit(erasure("ProposeErasure", "erase-4", GROUND, commitment))
                                .json()
                                .path("code")
                                .asString())
                .isEqualTo("text-erased-before");
        JsonNode gone = disclosures(auditor, position).path(0);
        assertThat(gone.path("state").asString()).isEqualTo("erased");
        assertThat(gone.path("erasedAt").asLong())
                .isEqualTo(erased.json().path("position").asLong());
        assertThat(gone.has("value")).isFalse();
        assertThat(gone.has("salt")).isFalse();
        assertThat(disclosures(auditor, position).path(1).path("state").asString())
                .isEqualTo("kept");
        assertThat(auditor.get("/api/v1/entries/" + position).text()).isEqualTo(entry);
        JsonNode event =
                auditor.get("/api/v1/entries/" + erased.json().path("position").asLong()).json();
        assertThat(event.path("type").asString()).isEqualTo("personal.PersonalDataErased");
        assertThat(event.at("/data/commitment").asString()).isEqualTo(commitment);
        assertThat(event.at("/data/ground").asString()).contains("Art. 47");
        assertThat(auditor.get("/api/v1/payments/erasure-erased").text())
                .contains("erasure-erased")
                .doesNotContain("Ouyang");
    }
}
