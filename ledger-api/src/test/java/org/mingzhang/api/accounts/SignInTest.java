package org.mingzhang.api.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.signing.Totp;
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

    /// A browser with cookies.
    private static final class Browser {

        private final HttpClient http =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();

        private static URI address(String path) {
            return URI.create(TestLedger.as("handler").base() + path);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            try {
                return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        private HttpResponse<String> get(String path) {
            return send(HttpRequest.newBuilder(address(path)));
        }

        /// Fills the form of a page and sends it.
        private HttpResponse<String> fill(String path, Map<String, String> fields) {
            var form = Jsoup.parse(get(path).body()).selectFirst("main form");
            String token = form == null ? "" : form.select("input[type=hidden]").attr("value");
            return form(path, token, fields);
        }

        private HttpResponse<String> form(String path, String token, Map<String, String> fields) {
            String body =
                    fields.entrySet().stream()
                                    .map(field ->
                                            field.getKey()
                                                    + "="
                                                    + URLEncoder.encode(
                                                            field.getValue(),
                                                            StandardCharsets.UTF_8))
                                    .collect(Collectors.joining("&"))
                            + "&_csrf="
                            + URLEncoder.encode(token, StandardCharsets.UTF_8);
            return send(
                    HttpRequest.newBuilder(address(path))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)));
        }

        /// Posts JSON as a script of a page does.
        private HttpResponse<String> post(String path, String json) {
            JsonNode session = JSON.readTree(get("/api/v1/session").body());
            return send(
                    HttpRequest.newBuilder(address(path))
                            .header("Content-Type", "application/json")
                            .header(
                                    session.path("header").asString("X-CSRF-TOKEN"),
                                    session.path("token").asString("none"))
                            .POST(HttpRequest.BodyPublishers.ofString(json)));
        }

        private HttpResponse<String> signIn(String person, String password, String code) {
            return fill(
                    "/en/sign-in", Map.of("person", person, "password", password, "code", code));
        }
    }

    private static byte[] decoded(String base32) {
        byte[] bytes = new byte[base32.length() * 5 / 8];
        int bits = 0;
        int count = 0;
        int at = 0;
        for (int i = 0; i < base32.length(); i++) {
            bits = (bits << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i));
            count += 5;
            if (count >= 8) {
                count -= 8;
                bytes[at++] = (byte) (bits >> count);
            }
        }
        return bytes;
    }

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
    private static byte[] begun(Browser browser, String person, String oneTime) {
        assertThat(browser.signIn(person, oneTime, "").uri().getPath()).isEqualTo("/en/password");
        String page = browser.fill("/en/password", Map.of("password", PASSWORD)).body();
        Matcher secret = SECRET.matcher(page);
        assertThat(secret.find()).as(page).isTrue();
        return decoded(secret.group(1));
    }

    @Test
    void theFirstTimeAPersonChoosesAPasswordAndTakesASecondFactor() {
        String oneTime = opened("signin-li", "approver");
        Browser browser = new Browser();
        byte[] factor = begun(browser, "signin-li", oneTime);
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(401);

        HttpResponse<String> home = browser.signIn("signin-li", PASSWORD, code(factor, 0));

        assertThat(home.uri().getPath()).startsWith("/en/open");
        JsonNode session = JSON.readTree(browser.get("/api/v1/session").body());
        assertThat(session.path("person").asString()).isEqualTo("signin-li");
        assertThat(new Browser().signIn("signin-li", oneTime, code(factor, 1)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anApprovalWantsAFreshSecondFactorAndATokenOfThePage() {
        Browser browser = new Browser();
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
                        HttpRequest.newBuilder(Browser.address("/api/v1/commands"))
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
        Browser browser = new Browser();
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
        assertThat(new Browser().signIn("signin-qian", PASSWORD, code(lost, 1)).statusCode())
                .isEqualTo(403);
        Browser again = new Browser();
        byte[] factor = begun(again, "signin-qian", done.json().path("oneTimePassword").asString());
        assertThat(again.signIn("signin-qian", PASSWORD, code(factor, 0)).uri().getPath())
                .startsWith("/en/open");
        assertThat(reset("admin-b", "signin-qian", "/confirm").status()).isEqualTo(404);
    }

    @Test
    void sevenFailuresWarnThreeTimesAndBlock() {
        Browser browser = new Browser();
        byte[] factor = begun(browser, "signin-zhao", opened("signin-zhao", "handler"));
        Browser thief = new Browser();

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
                .startsWith("/en/open");
    }

    @Test
    void aResetEndsEverySessionAndTheSecondFactorStays() {
        Browser browser = new Browser();
        byte[] factor = begun(browser, "signin-sun", opened("signin-sun", "handler"));
        browser.signIn("signin-sun", PASSWORD, code(factor, 0));
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(200);

        Reply reset =
                admin.postTo(
                        "/api/v1/accounts/signin-sun/password-reset", "{\"reason\":\"Forgot it\"}");

        assertThat(reset.status()).as(reset.text()).isEqualTo(200);
        assertThat(browser.get("/api/v1/session").statusCode()).isEqualTo(401);
        String oneTime = reset.json().path("oneTimePassword").asString();
        assertThat(new Browser().signIn("signin-sun", oneTime, "").statusCode()).isEqualTo(403);
        assertThat(new Browser().signIn("signin-sun", oneTime, code(factor, 1)).uri().getPath())
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
        var chinese = Jsoup.parse(new Browser().get("/zh/sign-in").body());

        assertThat(chinese.select("h1").text()).isEqualTo("登录");
        assertThat(chinese.select("main label")).hasSize(3);
        assertThat(Jsoup.parse(new Browser().get("/en/sign-in").body()).select("h1").text())
                .isEqualTo("Sign in");
    }
}
