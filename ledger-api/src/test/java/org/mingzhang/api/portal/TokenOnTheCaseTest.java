package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.SoftToken;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Whoever has a key in a token of the server's host signs with it on the page of the case, against
/// its PIN. Skipped like `TokenSigningTest`.
class TokenOnTheCaseTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DIVISION = "445100000";
    private static final String PAYMENT = "W92-token";
    private static final String PATH = "/en/work/inbox/" + PAYMENT;

    @BeforeAll
    static void thereAreTokens() {
        if (!"required".equals(System.getenv("MINGZHANG_TOKEN_TESTS"))) {
            assumeTrue(SoftToken.module().isPresent(), "no token to sign with");
        }
        assertThat(SoftToken.module()).isPresent();
    }

    private static void accepted(String person, String type, String id, String data) {
        accepted(TestLedger.as(person).submit(TestClient.command(type, id, data)), 201);
    }

    private static JsonNode accepted(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json();
    }

    private static int year() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    }

    /// A payment that waits for its approval, in a division that asks for signatures from then on.
    private static void reviewed() {
        String resting =
                "\"line\":\"W92/chalk\",\"effectiveDate\":\"%d-01-02\",\"document\":\"B\",\"amount\":\"90.00\""
                        .formatted(year());
        accepted(
                "budget-a",
                "budgetline.ApproveAppropriation",
                "w92-1",
                "{%s,\"division\":\"%s\",\"fiscalYear\":%d,\"unit\":\"W92-001\",\"function\":\"2050204\",\"economic\":\"30201\",\"fundType\":\"11\"}"
                        .formatted(resting, DIVISION, year()));
        accepted("budget-a", "budgetline.ReleaseFunds", "w92-2", "{" + resting + "}");
        accepted(
                "handler",
                "payment.SubmitPayment",
                "w92-3",
                """
                {"payment":"%s","line":"W92/chalk","effectiveDate":"%d-01-03","amount":"10.00",\
                "purpose":"Chalk","expectedResult":"There is chalk",\
                "payee":{"id":"W92-CHALK","kind":"organisation","name":"Chalk Works"}}\
                """
                        .formatted(PAYMENT, year()));
        accepted(
                "reviewer",
                "payment.ReviewPayment",
                "w92-4",
                "{\"payment\":\"%s\",\"effectiveDate\":\"%d-01-03\"}".formatted(PAYMENT, year()));
        String rule = "\"year\":\"%s/%d\",\"version\":1".formatted(DIVISION, year());
        accepted(
                "budget-a",
                "identity.ProposeSigningRule",
                "w92-5",
                "{%s,\"requiredFrom\":\"%d-01-01\",\"document\":\"R\"}".formatted(rule, year()));
        accepted("budget-b", "identity.ConfirmSigningRule", "w92-6", "{" + rule + "}");
    }

    /// Proposes the key of the approver's token, signed with itself, and enrols it.
    private static String enrolled() {
        TestClient approver = TestLedger.as("approver");
        JsonNode key = approver.get("/api/v1/keys").json().path("keys").path(0);
        String name = key.path("key").asString();
        ObjectNode proposal =
                JSON.createObjectNode().put("type", "identity.ProposeKey").put("id", "w92-7");
        proposal.set("data", key);
        ObjectNode request = JSON.createObjectNode().put("key", name).put("pin", SoftToken.PIN);
        request.set("command", proposal);
        proposal.set(
                "signature",
                accepted(approver.postTo("/api/v1/signatures", request.toString()), 200));
        accepted(approver.submit(proposal.toString()), 201);
        accepted("admin", "identity.EnrolKey", "w92-8", "{\"key\":\"" + name + "\"}");
        return name;
    }

    @Test
    void theKeyOfATokenSignsOnThePage() {
        reviewed();
        String key = enrolled();
        PageBrowser approver = PageBrowser.being("approver");

        Document page = approver.page(PATH);
        assertThat(page.select("form.act select[name=key]").text())
                .contains(key.substring(0, 16), "in your token");
        assertThat(page.select("form.act label[for=passphrase]").text())
                .isEqualTo("PIN of your token");
        assertThat(page.select("form.act input[name=code]")).isEmpty();

        HttpResponse<String> wrong =
                approver.press(
                        PATH,
                        "form.act",
                        Map.of("act", "approve", "key", key, "passphrase", "31415926"));
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).doesNotContain("31415926");

        HttpResponse<String> signed =
                approver.press(
                        PATH,
                        "form.act",
                        Map.of("act", "approve", "key", key, "passphrase", SoftToken.PIN));

        assertThat(Jsoup.parse(signed.body()).select(".receipt").text())
                .contains("Payment approved");
        assertThat(PageBrowser.being("finance").page(PATH).select(".checks").text())
                .contains("Payment approved: approver signed with ed25519");
    }
}
