package org.mingzhang.api.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.signing.Totp;
import org.mingzhang.api.testing.Base32;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A person signs in on the portal: password, second factor, session, step-up.
class SignInTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");

    private final TestClient admin = TestLedger.as("admin");

    /// A code of a step from now; a code counts once, so each use takes another.
    private static String code(byte[] factor, int steps) {
        return Totp.code(factor, Totp.step(Instant.now()) + steps);
    }

    private String opened(String person, String role) {
        Reply reply =
                admin.postTo(
                        "/api/v1/accounts",
                        "{\"person\":\"%s\",\"roles\":[\"%s\"],\"unit\":\"219011\"}"
                                .formatted(person, role));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().path("oneTimePassword").asString();
    }

    /// Signs in the first time: a password of one's own, then the second factor.
    private static byte[] begun(PageBrowser browser, String person, String oneTime) {
        assertThat(browser.signIn(person, oneTime, "").uri().getPath()).isEqualTo("/en/password");
        String page = browser.fill("/en/password", Map.of("password", PASSWORD)).body();
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        return Base32.decoded(secret.group(1));
    }

    @Test
    void theFirstTimeAPersonChoosesAPasswordAndTakesASecondFactor() {
        String oneTime = opened("signin-li", "approver");
        PageBrowser browser = new PageBrowser();
        byte[] factor = begun(browser, "signin-li", oneTime);
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(401);

        HttpResponse<String> home = browser.signIn("signin-li", PASSWORD, code(factor, 0));

        assertThat(home.uri().getPath()).startsWith("/en/work");
        JsonNode session = JSON.readTree(browser.get("/api/v1/session").body());
        assertThat(session.path("person").asString()).isEqualTo("signin-li");
        assertThat(new PageBrowser().signIn("signin-li", oneTime, code(factor, 1)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anApprovalWantsAFreshSecondFactorAndATokenOfThePage() {
        PageBrowser browser = new PageBrowser();
        byte[] factor = begun(browser, "signin-wang", opened("signin-wang", "approver"));
        browser.signIn("signin-wang", PASSWORD, code(factor, -1));
        String approve =
                TestClient.command(
                        "payment.ApprovePayment",
                        "signin-approve",
                        "{\"payment\":\"nowhere\",\"effectiveDate\":\"2024-05-06\"}");

        assertThat(browser.post("/api/v1/commands", approve).body()).contains("payment-unknown");
        assertThat(browser.post("/api/v1/step-up", "{\"code\":\"000000\"}").statusCode())
                .isEqualTo(403);
        assertThat(
                        browser.post("/api/v1/step-up", "{\"code\":\"" + code(factor, 0) + "\"}")
                                .statusCode())
                .isEqualTo(200);
        HttpResponse<String> forged =
                browser.send(
                        HttpRequest.newBuilder(PageBrowser.address("/api/v1/commands"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(approve)));
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(forged.body()).doesNotContain("payment-unknown");
    }

    private Reply reset(String administrator, String person, String step) {
        return TestLedger.as(administrator)
                .postTo(
                        "/api/v1/accounts/" + person + "/second-factor-reset" + step,
                        "{\"reason\":\"The phone was lost\"}");
    }

    @Test
    void aLostSecondFactorIsTakenAwayByTwoAdministrators() {
        PageBrowser browser = new PageBrowser();
        byte[] lost = begun(browser, "signin-qian", opened("signin-qian", "approver"));
        browser.signIn("signin-qian", PASSWORD, code(lost, 0));
        assertThat(reset("admin-b", "signin-qian", "/confirm").status()).isEqualTo(404);
        assertThat(reset("handler", "signin-qian", "").status()).isEqualTo(403);
        assertThat(reset("admin", "signin-qian", "").status()).isEqualTo(202);
        assertThat(reset("admin", "signin-qian", "/confirm").status()).isEqualTo(403);
        // What one person alone can do has taken nothing away.
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(200);

        Reply done = reset("admin-b", "signin-qian", "/confirm");

        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(new PageBrowser().signIn("signin-qian", PASSWORD, code(lost, 1)).statusCode())
                .isEqualTo(403);
        PageBrowser again = new PageBrowser();
        byte[] factor = begun(again, "signin-qian", done.json().path("oneTimePassword").asString());
        assertThat(again.signIn("signin-qian", PASSWORD, code(factor, 0)).uri().getPath())
                .startsWith("/en/work");
        assertThat(reset("admin-b", "signin-qian", "/confirm").status()).isEqualTo(404);
    }

    @Test
    void sevenFailuresWarnThreeTimesAndBlock() {
        PageBrowser browser = new PageBrowser();
        byte[] factor = begun(browser, "signin-zhao", opened("signin-zhao", "handler"));
        PageBrowser thief = new PageBrowser();

        for (int i = 0; i < 7; i++) {
            assertThat(thief.signIn("signin-zhao", "not the password", "123456").body())
                    .contains("Something of this is wrong");
        }

        assertThat(thief.signIn("signin-zhao", PASSWORD, code(factor, 0)).body())
                .contains("Access is blocked");
        String unblock =
                TestClient.command(
                        "identity.UnblockAccess",
                        "unblock-signin-zhao",
                        "{\"person\":\"signin-zhao\",\"reason\":\"Came in person\"}");
        assertThat(admin.submit(unblock).status()).isEqualTo(201);
        assertThat(thief.signIn("signin-zhao", PASSWORD, code(factor, 1)).uri().getPath())
                .startsWith("/en/work");
    }

    @Test
    void aResetEndsEverySessionAndTheSecondFactorStays() {
        PageBrowser browser = new PageBrowser();
        byte[] factor = begun(browser, "signin-sun", opened("signin-sun", "handler"));
        browser.signIn("signin-sun", PASSWORD, code(factor, 0));
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(200);

        Reply reset =
                admin.postTo(
                        "/api/v1/accounts/signin-sun/password-reset", "{\"reason\":\"Forgot it\"}");

        assertThat(reset.status()).as(reset.text()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(401);
        String oneTime = reset.json().path("oneTimePassword").asString();
        assertThat(new PageBrowser().signIn("signin-sun", oneTime, "").statusCode()).isEqualTo(403);
        assertThat(new PageBrowser().signIn("signin-sun", oneTime, code(factor, 1)).uri().getPath())
                .isEqualTo("/en/password");
    }

    @Test
    void onlyAdministratorsOpenAccountsAndNobodyTheirOwn() {
        String body = "{\"person\":\"x\",\"unit\":\"219011\"}";

        assertThat(TestLedger.as("budget-a").postTo("/api/v1/accounts", body).status())
                .isEqualTo(403);
        assertThat(
                        admin.postTo(
                                        "/api/v1/accounts/admin/password-reset",
                                        "{\"reason\":\"Mine\"}")
                                .status())
                .isEqualTo(403);
        assertThat(
                        admin.postTo(
                                        "/api/v1/accounts",
                                        "{\"person\":\"y\",\"unit\":\"219011\",\"roles\":[\"auditor\",\"finance\"]}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void thePageSpeaksBothLanguages() {
        var chinese = Jsoup.parse(new PageBrowser().get("/zh/sign-in").body());

        assertThat(chinese.select("h1").text()).isEqualTo("登录");
        assertThat(chinese.select("main label")).hasSize(3);
        assertThat(chinese.select(".made-up").text()).contains("虚构");
        assertThat(Jsoup.parse(new PageBrowser().get("/en/sign-in").body()).select("h1").text())
                .isEqualTo("Sign in");
    }
}
