package org.mingzhang.api.readings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.TreeHashers;
import tools.jackson.databind.JsonNode;

/// Who read what is on record, auditors included, and the record cannot be changed unseen.
class ReadingsTest {

    private final TestClient auditor = TestLedger.as("auditor");

    private JsonNode seal() {
        TestClient.Reply reply = auditor.postTo("/api/v1/readings/seals", "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void whoReadsAPaymentIsOnRecordAuditorsIncluded() {
        String payment =
                "/api/v1/payments/" + PublicMoney.SETTLED + "?min=" + PublicMoney.lastPosition();
        auditor.get(payment);
        TestLedger.as("reviewer").get(payment);

        JsonNode rows =
                auditor.get("/api/v1/readings?address=" + PublicMoney.SETTLED).json().path("rows");

        assertThat(rows)
                .extracting(row -> row.path("person").asString())
                .contains("auditor", "reviewer");
        JsonNode look = auditor.get("/api/v1/readings?person=auditor&limit=1").json().at("/rows/0");
        assertThat(look.path("address").asString())
                .isEqualTo("/api/v1/readings?person=auditor&limit=1");
    }

    @Test
    void anAttemptToReadIsOnRecordToo() {
        TestLedger.as("admin").get("/api/v1/payments?text=curious");

        assertThat(auditor.get("/api/v1/readings?person=admin&address=curious").json().path("rows"))
                .hasSize(1);
    }

    @Test
    void onlyAuditorsAndDisciplineInspectionSeeTheRecord() {
        for (String person : new String[] {"handler", "finance", "budget-a", "admin"}) {
            assertThat(TestLedger.as(person).get("/api/v1/readings").status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(TestClient.nobody(auditor.base()).get("/api/v1/readings").status())
                .isEqualTo(401);
    }

    @Test
    void aSealIsAnEventWithTheHashOfItsLines() {
        auditor.get("/api/v1/payments?text=sealed");
        JsonNode seal = seal();
        String lines =
                auditor.get(
                                "/api/v1/readings/lines?first=%s&last=%s"
                                        .formatted(
                                                seal.path("first").asString(),
                                                seal.path("last").asString()))
                        .text();

        String digest =
                TreeHashers.of(TestLedger.shared().runtime().log().ref().suites().getFirst())
                        .digest(lines.getBytes(StandardCharsets.UTF_8))
                        .hex();
        JsonNode event = auditor.get("/api/v1/entries/" + seal.path("position").asLong()).json();
        assertThat(lines).contains("text=sealed");
        assertThat(event.path("type").asString()).isEqualTo("identity.ReadingsSealed");
        assertThat(event.at("/data/digest").asString()).isEqualTo(digest);
        assertThat(seal.path("holds").asBoolean()).isTrue();
    }

    @Test
    void aLineThatSomebodyChangedBreaksItsSeal() throws Exception {
        auditor.get("/api/v1/payments?text=tampered-with");
        long position = seal().path("position").asLong();

        try (Connection superuser =
                        TestLedger.shared().runtime().databases().owner().getConnection();
                Statement statement = superuser.createStatement()) {
            assertThat(
                            catchThrowable(() ->
                                    statement.execute(
                                            "update access.reading set person = 'nobody'")))
                    .hasMessageContaining("append-only");
            statement.execute("alter table access.reading disable trigger append_only");
            statement.execute(
                    "update access.reading set person = 'nobody'"
                            + " where address like '%tampered-with%'");
            statement.execute("alter table access.reading enable always trigger append_only");
        }

        assertThat(auditor.get("/api/v1/readings/seals").json())
                .filteredOn(seal -> seal.path("position").asLong() == position)
                .singleElement()
                .matches(seal -> !seal.path("holds").asBoolean());
    }
}
