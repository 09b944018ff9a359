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

/// A token for one division opens that division and no other. The made-up town lies in 440300000.
class ScopeTest {

    private static final class Tokens {
        private static final TestClient INSIDE = create("scope-inside", "4403");
        private static final TestClient OUTSIDE = create("scope-outside", "4401");

        private static final TestClient OWN_UNIT =
                create("scope-own-unit", "4403", PublicMoney.UNIT);
        private static final TestClient OTHER_UNIT = create("scope-other-unit", "4403", "P78");

        private static TestClient create(String id, String scope) {
            return create(id, scope, "");
        }

        private static TestClient create(String id, String scope, String units) {
            Identity identity =
                    new Identity(
                            id,
                            "person-of-" + id,
                            List.of("auditor", "budget", "handler", "importer"),
                            "P77-001",
                            scope,
                            units);
            BearerToken token =
                    TestLedger.shared()
                            .runtime()
                            .tokens()
                            .create(id, identity, false, Optional.empty());
            return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
        }
    }

    private final TestClient inside = Tokens.INSIDE;
    private final TestClient outside = Tokens.OUTSIDE;
    private final long last = PublicMoney.lastPosition();

    private String now(String address) {
        return address + (address.contains("?") ? "&" : "?") + "min=" + last;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines/" + PublicMoney.LINE,
                "/api/v1/lines/" + PublicMoney.LINE + "/movements",
                "/api/v1/pools/2024/line:" + PublicMoney.LINE,
                "/api/v1/pools/2024/line:" + PublicMoney.LINE + "/movements",
                "/api/v1/payments/" + PublicMoney.SETTLED,
                "/api/v1/lines?division=440300000",
                "/api/v1/payments?division=4403",
                "/api/v1/execution?division=4403",
                "/en/open/line/" + PublicMoney.LINE,
                "/en/open/pool/2024/line:" + PublicMoney.LINE,
                "/en/open/payment/" + PublicMoney.SETTLED,
                "/en/open/lines?division=440300000",
                "/en/open/payments?division=440300000"
            })
    void whatLiesOutsideIsForbiddenByName(String address) {
        Reply refused = outside.get(now(address));
        Reply given = inside.get(now(address));

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.text()).contains("4401").contains("4403");
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/lines/" + PublicMoney.LINE,
                "/api/v1/lines/" + PublicMoney.LINE + "/movements",
                "/api/v1/pools/2024/line:" + PublicMoney.LINE,
                "/api/v1/pools/2024/line:" + PublicMoney.LINE + "/movements",
                "/api/v1/payments/" + PublicMoney.SETTLED,
                "/api/v1/lines?unit=" + PublicMoney.UNIT,
                "/api/v1/payments?unit=" + PublicMoney.UNIT,
                "/api/v1/execution?unit=" + PublicMoney.UNIT,
                "/en/open/line/" + PublicMoney.LINE,
                "/en/open/pool/2024/line:" + PublicMoney.LINE,
                "/en/open/payment/" + PublicMoney.SETTLED,
                "/en/open/unit/" + PublicMoney.UNIT,
                "/en/open/lines?unit=" + PublicMoney.UNIT,
                "/en/open/lines.csv?unit=" + PublicMoney.UNIT,
                "/en/open/payments.json?unit=" + PublicMoney.UNIT
            })
    void whatAnotherUnitHasIsForbiddenByName(String address) {
        Reply refused = Tokens.OTHER_UNIT.get(now(address));
        Reply given = Tokens.OWN_UNIT.get(now(address));

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.text()).contains("P78").contains(PublicMoney.UNIT);
        assertThat(given.status()).as(given.text()).isEqualTo(200);
    }

    @Test
    void ofOtherUnitsNothingIsListedCountedOrCommanded() {
        String own = PublicMoney.UNIT;
        TestClient other = Tokens.OTHER_UNIT;

        assertThat(other.get(now("/api/v1/lines?text=P77")).json().path("rows")).isEmpty();
        assertThat(other.get(now("/api/v1/execution?year=2024")).json().at("/total/lineCount"))
                .hasToString("0");
        assertThat(
                        other.get(now("/api/v1/refusals?payment=" + PublicMoney.REFUSED))
                                .json()
                                .at("/page/rows"))
                .isEmpty();
        assertThat(other.get(now("/en/open/lines.csv")).text()).doesNotContain(own);
        assertThat(other.get(now("/api/v1/entries/" + last)).status()).isEqualTo(403);
        assertThat(Tokens.OWN_UNIT.get(now("/api/v1/entries/" + last)).status()).isEqualTo(200);
        String release =
                TestClient.command(
                        "budgetline.ReleaseFunds",
                        "scope-units-release",
                        """
                        {"line":"%s","effectiveDate":"2024-05-01","document":"D","amount":"1.00"}\
                        """
                                .formatted(PublicMoney.QUIET_LINE));
        JsonNode refused = other.submit(release).json();
        assertThat(refused.path("code").asString()).isEqualTo("unit-outside-scope");
        assertThat(other.stream(release).lines().getFirst().path("status").asInt()).isEqualTo(422);
    }

    @Test
    void anImportBringsInAllUnitsAndIsNotForOne() {
        Reply refused =
                Tokens.OWN_UNIT.postTo(
                        "/api/v1/imports", "{\"mapping\":\"sample\",\"folder\":\"anything\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
    }

    @Test
    void theProblemNamesTheScopeAndTheDivision() {
        JsonNode problem = outside.get(now("/api/v1/lines/" + PublicMoney.LINE)).json();

        assertThat(problem.path("code").asString()).isEqualTo("outside-scope");
        assertThat(problem.path("scope").asString()).isEqualTo("4401");
        assertThat(problem.path("division").asString()).isEqualTo("440300000");
        assertThat(problem.path("detail").asString())
                .isEqualTo(
                        "The token is for divisions that begin with 4401; this is about division"
                                + " 440300000.");
    }

    @Test
    void listsAndTotalsHoldWhatLiesInside() {
        String lines = now("/api/v1/lines?text=P77&division=44");

        assertThat(inside.get(lines).json().path("rows")).hasSize(3);
        assertThat(outside.get(lines).json().path("rows")).isEmpty();
        String pool = now("/api/v1/lines?pool=2024/line:" + PublicMoney.LINE);
        assertThat(outside.get(pool).json().path("rows")).isEmpty();
        String payments = now("/api/v1/payments?line=" + PublicMoney.LINE);
        assertThat(inside.get(payments).json().at("/totals/payments").asInt()).isEqualTo(2);
        assertThat(outside.get(payments).json().at("/totals/payments").asInt()).isZero();
        String execution = now("/api/v1/execution?unit=" + PublicMoney.UNIT);
        assertThat(inside.get(execution).json().at("/total/lineCount").asInt()).isEqualTo(2);
        assertThat(outside.get(execution).json().at("/total/lineCount").asInt()).isZero();
        String refusals = now("/api/v1/refusals?payment=" + PublicMoney.REFUSED);
        assertThat(inside.get(refusals).json().at("/page/rows")).hasSize(1);
        assertThat(outside.get(refusals).json().at("/page/rows")).isEmpty();
    }

    @Test
    void pagesOfThePortalCountWhatLiesInside() {
        Reply unit = outside.get(now("/en/open/unit/" + PublicMoney.UNIT));
        Reply overview = outside.get(now("/en/open/units?year=2024"));

        assertThat(unit.status()).isEqualTo(404);
        assertThat(overview.text()).doesNotContain(PublicMoney.UNIT);
        assertThat(inside.get(now("/en/open/units?year=2024")).text()).contains(PublicMoney.UNIT);
    }

    @Test
    void entriesOutsideAreForbiddenOneByOneAndLeftOutOfPages() {
        String entry = "/api/v1/entries/" + last;
        String page = "/api/v1/entries?from=" + last + "&limit=1";

        assertThat(outside.get(now(entry)).status()).isEqualTo(403);
        assertThat(outside.get(now("/en/open/entry/" + last)).status()).isEqualTo(403);
        assertThat(outside.get(now(page)).json().path("entries")).isEmpty();
        assertThat(inside.get(now(entry)).status()).isEqualTo(200);
        assertThat(inside.get(now(page)).json().path("entries")).hasSize(1);
        assertThat(outside.get("/api/v1/entries/0").status()).isEqualTo(200);
    }

    @Test
    void aRefusalLiesWhereItsLineLies() {
        long refusal =
                inside.get(now("/api/v1/refusals?payment=" + PublicMoney.REFUSED))
                        .json()
                        .at("/page/rows/0/position")
                        .asLong();

        assertThat(outside.get("/api/v1/entries/" + refusal).status()).isEqualTo(403);
        assertThat(inside.get("/api/v1/entries/" + refusal).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/cases/payment/" + PublicMoney.SETTLED,
                "/api/v1/cases/line/" + PublicMoney.LINE,
                "/api/v1/tag-index/proof?tag=payment:" + PublicMoney.SETTLED,
                "/api/v1/tag-index/proof?tag=line:" + PublicMoney.LINE
            })
    void evidenceOfAPaymentOrLineIsCutLikeTheThingItself(String address) {
        auditor().method("POST", "/api/v1/tag-index");

        assertThat(outside.get(address).text()).contains("outside-scope", "4401", "440300000");
        assertThat(Tokens.OTHER_UNIT.get(address).text()).contains("outside-units", "P78");
        assertThat(Tokens.OWN_UNIT.get(address).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/export",
                "/api/v1/tag-index",
                "/api/v1/tag-index/proof?tag=unit:" + PublicMoney.UNIT,
                "/log/tile/entries/000.p/1"
            })
    void theWholeLogIsForThoseWhoseScopeIsTheWholeLog(String address) {
        auditor().method("POST", "/api/v1/tag-index");

        assertThat(inside.get(address).text()).contains("outside-scope", "4403");
        assertThat(Tokens.OWN_UNIT.get(address).status()).isEqualTo(403);
        assertThat(auditor().get(address).status()).isNotEqualTo(403);
    }

    private static TestClient auditor() {
        return TestLedger.as("auditor");
    }

    @Test
    void receiptsOfOthersAreForbiddenOutside() {
        String receipt = now("/api/v1/receipts/development-handler/" + PublicMoney.TO_PERSON);

        assertThat(outside.get(receipt).status()).isEqualTo(403);
        assertThat(inside.get(receipt).status()).isEqualTo(200);
    }

    @Test
    void aCommandOutsideIsRefusedAndTheAttemptIsOnRecord() {
        String supplement =
                TestClient.command(
                        "budgetline.SupplementAppropriation",
                        "scope-supplement",
                        """
                        {"line":"%s","effectiveDate":"2024-05-01","document":"D","amount":"1.00"}\
                        """
                                .formatted(PublicMoney.QUIET_LINE));

        JsonNode refused = outside.submit(supplement).json();

        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.path("code").asString()).isEqualTo("division-outside-scope");
        assertThat(refused.path("limit").asString()).isEqualTo("4401");
        assertThat(refused.path("value").asString()).isEqualTo("440300000");
        assertThat(refused.at("/receipt/outcome").asString()).isEqualTo("refused");
        assertThat(outside.stream(supplement).lines().getFirst().path("status").asInt())
                .isEqualTo(422);
    }

    @Test
    void aPaymentOutsideIsRefusedWithoutTellingWhatIsAvailable() {
        String payment =
                TestClient.command(
                        "payment.SubmitPayment",
                        "scope-payment",
                        """
                        {"payment":"scope-payment","line":"%s","effectiveDate":"2024-03-04",\
                        "amount":"999999.00","payee":{"id":"X","kind":"organisation","name":"X"},\
                        "purpose":"Paper","expectedResult":"Paper"}\
                        """
                                .formatted(PublicMoney.LINE));

        assertThat(outside.submit(payment).json().path("code").asString())
                .isEqualTo("division-outside-scope");
    }

    @Test
    void anImportOfAnotherDivisionDoesNotStart() {
        Reply refused =
                outside.postTo(
                        "/api/v1/imports", "{\"mapping\":\"sample\",\"folder\":\"anything\"}");

        assertThat(refused.status()).as(refused.text()).isEqualTo(403);
        assertThat(refused.json().path("division").asString()).isEqualTo("SAMPLE");
    }
}
