package org.mingzhang.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;

/// What a role lets see: administrators no money, units their own operations, handlers their own.
class SightTest {

    private final TestClient admin = TestLedger.as("admin");
    private final long last = PublicMoney.lastPosition();

    private static TestClient person(String name, String role, String unit, String units) {
        Identity identity = new Identity("sight-" + name, name, List.of(role), unit, "4403", units);
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("sight-" + name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines",
                "/api/v1/lines/" + PublicMoney.LINE,
                "/api/v1/pools/2024/line:" + PublicMoney.LINE,
                "/api/v1/payments",
                "/api/v1/payments/" + PublicMoney.SETTLED,
                "/api/v1/execution",
                "/api/v1/refusals",
                "/api/v1/entries",
                "/api/v1/entries/0",
                "/api/v1/entries/0/disclosures",
                "/api/v1/cases/payment/" + PublicMoney.SETTLED,
                "/api/v1/export",
                "/api/v1/imports",
                "/api/v1/tag-index",
                "/api/v1/read-models?digest=true",
                "/log/tile/entries/000.p/1",
                "/en/open/units",
                "/en/open/lines",
                "/en/open/lines.csv",
                "/en/open/payments.json",
                "/en/open/entry/0",
                "/en/open/log"
            })
    void anAdministratorSeesNoMoneyAndIsToldWhy(String address) {
        Reply refused = admin.get(address);

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.text())
                .contains("nobody who decides who may spend looks at what is spent");
    }

    @Test
    void anAdministratorSeesWhatTheWorkNeeds() {
        assertThat(admin.get("/api/v1/roles").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/status").status()).isEqualTo(200);
        assertThat(admin.get("/api/v1/commands/types").status()).isEqualTo(200);
    }

    /// A token that somebody made with both roles does not help.
    @Test
    void noOtherRoleHelpsAnAdministrator() {
        Identity both = new Identity("c", "both", List.of("auditor", "admin"), "219011", "", "");
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("sight-both", both, false, Optional.empty());

        assertThat(admin.withToken(token.reveal()).get("/api/v1/payments").status()).isEqualTo(403);
    }

    @Test
    void aHandlerSeesTheirOwnOperationsAlone() {
        TestClient handler = person("sight-li", "handler", PublicMoney.UNIT, PublicMoney.UNIT);
        Reply own =
                handler.submit(
                        TestClient.command(
                                "payment.WithdrawPayment",
                                "sight-li-1",
                                "{\"payment\":\"%s\",\"effectiveDate\":\"2024-05-01\",\"reason\":\"r\"}"
                                        .formatted(PublicMoney.TO_PERSON)));
        long mine = own.json().path("receipt").path("position").asLong();

        assertThat(handler.get("/api/v1/entries/" + mine).status()).isEqualTo(200);
        assertThat(handler.get("/api/v1/entries/" + last).status()).isEqualTo(403);
        JsonNode page = handler.get("/api/v1/entries?from=" + (mine - 1) + "&limit=2").json();
        assertThat(page.path("entries"))
                .isNotEmpty()
                .allMatch(entry -> entry.at("/entry/actor/id").asString().equals("sight-li"));
    }

    @Test
    void aReviewerSeesTheOperationsOfTheirUnit() {
        TestClient own = person("sight-wang", "reviewer", PublicMoney.UNIT, PublicMoney.UNIT);
        TestClient other = person("sight-zhao", "reviewer", "P78", "P78");

        assertThat(own.get("/api/v1/entries/" + last).status()).isEqualTo(200);
        assertThat(other.get("/api/v1/entries/" + last).status()).isEqualTo(403);
        assertThat(other.get("/api/v1/entries?from=" + last + "&limit=1").json().path("entries"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"evaluator", "deputy", "public"})
    void othersSeeNoOperations(String role) {
        TestClient client = person("sight-" + role, role, "P78", "");

        assertThat(client.get("/api/v1/entries").status()).isEqualTo(403);
        assertThat(client.get("/api/v1/entries/" + last).status()).isEqualTo(403);
    }
}
