package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;

/// An installation where the log says who has which role, from its first day on.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GrantsGovernTest {

    private static LedgerApplication application;

    @BeforeAll
    static void start() {
        application =
                LedgerApplication.start(
                        StartSettings.embedded(TestLedger.newDataDirectory())
                                .knowing(
                                        new StartSettings.Persons(
                                                true, Optional.empty(), Optional.empty())));
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static TestClient token(String person, String role, String unit) {
        Identity identity = new Identity("client-" + person, person, List.of(role), unit, "");
        BearerToken token =
                application
                        .runtime()
                        .tokens()
                        .create("grants-" + person, identity, false, Optional.empty());
        return TestClient.nobody("http://localhost:" + application.port())
                .withToken(token.reveal());
    }

    private static TestClient dev(String person) {
        return TestClient.of(application, person);
    }

    private static String propose(String person, String role, String unit, String units) {
        return TestClient.command(
                "identity.ProposeRoleGrant",
                "propose-" + person + "-" + role,
                """
                {"person":"%s","grant":"%s-1","role":"%s","forUnit":"%s",%s"from":"2024-01-01",\
                "document":"Order 1"}\
                """
                        .formatted(
                                person,
                                role,
                                role,
                                unit,
                                units.isEmpty() ? "" : "\"units\":\"" + units + "\","));
    }

    private static String confirm(String person, String role) {
        return TestClient.command(
                "identity.ConfirmRoleGrant",
                "confirm-" + person + "-" + role,
                "{\"person\":\"%s\",\"grant\":\"%s-1\"}".formatted(person, role));
    }

    private static void granted(
            TestClient one,
            TestClient other,
            String person,
            String role,
            String unit,
            String units) {
        Reply proposed = one.submit(propose(person, role, unit, units));
        assertThat(proposed.status()).as(proposed.text()).isEqualTo(201);
        Reply confirmed = other.submit(confirm(person, role));
        assertThat(confirmed.status()).as(confirmed.text()).isEqualTo(201);
    }

    private static String approve(String line, String unit) {
        return TestClient.command(
                "budgetline.ApproveAppropriation",
                line + "-" + unit,
                """
                {"line":"%s","division":"440300000","fiscalYear":2024,"unit":"%s",\
                "function":"2050204","economic":"30201","fundType":"11",\
                "effectiveDate":"2024-01-15","document":"Budget 2024","amount":"10.00"}\
                """
                        .formatted(line, unit));
    }

    /// What identities are made of may be two seconds behind the log.
    private static void awaitGrant(TestClient client) {
        await().until(() -> client.get("/api/v1/roles").text().contains("granted"));
    }

    private static String codeOf(Reply reply) {
        return reply.json().path("code").asString();
    }

    @Test
    @Order(1)
    void withoutAGrantNobodyCommandsAnythingWhateverTheirTokenSays() {
        Reply refused = dev("budget-a").submit(approve("L-0", "219011"));

        assertThat(codeOf(refused)).isEqualTo("role-not-granted");
        assertThat(refused.json().at("/receipt/outcome").asString()).isEqualTo("refused");
    }

    @Test
    @Order(2)
    void theOperatorsAdministratorsGiveTheFirstTwoAdministratorsTheirRole() {
        granted(dev("admin"), dev("admin-b"), "chen", "admin", "440000", "");
        granted(dev("admin"), dev("admin-b"), "liu", "admin", "440000", "");
    }

    @Test
    @Order(3)
    void fromThenOnTheirTokensGiveNothing() {
        Reply refused = dev("admin").submit(propose("sun", "handler", "219011", "219011"));

        assertThat(codeOf(refused)).isEqualTo("role-not-granted");
    }

    @Test
    @Order(4)
    void aGrantedPersonActsForTheUnitsOfTheGrant() {
        TestClient chen = token("chen", "public", "440000");
        TestClient liu = token("liu", "public", "440000");
        awaitGrant(chen);
        awaitGrant(liu);
        granted(chen, liu, "sun", "budget", "219", "219");
        granted(chen, liu, "zhou", "handler", "219011", "219011");
        // Tokens that claim more than the log grants, and the same unit.
        TestClient sun = token("sun", "budget", "219");
        awaitGrant(sun);
        assertThat(sun.get("/api/v1/lines?unit=220").status()).isEqualTo(403);

        assertThat(sun.submit(approve("L-1", "219011")).status()).isEqualTo(201);
        assertThat(codeOf(sun.submit(approve("L-2", "220001")))).isEqualTo("unit-outside-scope");
        assertThat(sun.get("/api/v1/entries").json().path("entries")).isNotEmpty();
    }

    @Test
    @Order(5)
    void anIncompatibleRoleIsRefusedAndTheAttemptIsOnRecord() {
        TestClient chen = clientOf("chen");

        Reply incompatible = chen.submit(propose("zhou", "auditor", "219011", ""));

        assertThat(codeOf(incompatible)).isEqualTo("roles-incompatible");
        assertThat(incompatible.json().at("/receipt/outcome").asString()).isEqualTo("refused");
        assertThat(codeOf(chen.submit(propose("chen", "handler", "219011", "219011"))))
                .isEqualTo("same-person-twice");
    }

    private static TestClient clientOf(String person) {
        Identity identity =
                new Identity("again-" + person, person, List.of("public"), "440000", "");
        BearerToken token =
                application
                        .runtime()
                        .tokens()
                        .create("again-" + person, identity, false, Optional.empty());
        return TestClient.nobody("http://localhost:" + application.port())
                .withToken(token.reveal());
    }

    @Test
    @Order(6)
    void whatIsTakenBackEndsAtOnce() {
        TestClient zhou = token("zhou", "handler", "219011");
        awaitGrant(zhou);
        String withdraw =
                TestClient.command(
                        "payment.WithdrawPayment",
                        "%s",
                        "{\"payment\":\"none\",\"effectiveDate\":\"2024-05-01\",\"reason\":\"r\"}");
        assertThat(codeOf(zhou.submit(withdraw.formatted("w-1")))).isEqualTo("payment-unknown");

        Reply revoked =
                clientOf("liu")
                        .submit(
                                TestClient.command(
                                        "identity.RevokeRole",
                                        "revoke-zhou",
                                        "{\"person\":\"zhou\",\"grant\":\"handler-1\",\"reason\":\"Left\"}"));

        assertThat(revoked.status()).as(revoked.text()).isEqualTo(201);
        assertThat(codeOf(zhou.submit(withdraw.formatted("w-2")))).isEqualTo("role-not-granted");
        assertThat(zhou.get("/api/v1/roles").json())
                .allMatch(g -> g.path("person").asString().equals("zhou"));
    }
}
