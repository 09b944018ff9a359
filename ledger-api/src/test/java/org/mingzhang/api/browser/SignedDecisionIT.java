package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.signing.Totp;
import org.mingzhang.api.testing.Base32;
import org.mingzhang.api.testing.Province;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;

/// An approver with an account of their own signs in a real browser, with the key that lives there;
/// and shows the second factor again, once it is older than an approval may rest on.
@InABrowser
class SignedDecisionIT {

    private static final String DIVISION = "445281000";
    private static final String UNIT = "445281199";
    private static final String PASSWORD = "correct horse battery";
    private static final Duration LONGER_THAN_A_STEP_UP = Duration.ofMinutes(6);
    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

    private static int year() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    }

    private static Reply accepted(String person, String type, String id, String data) {
        Reply reply =
                TestClient.of(Province.ledger(), person).submit(TestClient.command(type, id, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply;
    }

    @BeforeAll
    static void aCountyHasPaymentsSigned() {
        reviewed("P-signed-1", "P-signed-2", "P-signed-3");
    }

    /// Payments that wait for their approval, in a county that has them signed from now on.
    private static void reviewed(String... payments) {
        String line = "%s/%d/%s/20502/50201".formatted(DIVISION, year(), UNIT);
        String resting =
                "\"line\":\"%s\",\"effectiveDate\":\"%d-01-02\",\"document\":\"B\",\"amount\":\"90.00\""
                        .formatted(line, year());
        accepted(
                "budget-a",
                "budgetline.ApproveAppropriation",
                "signed-it-1",
                "{%s,\"division\":\"%s\",\"fiscalYear\":%d,\"unit\":\"%s\",\"function\":\"20502\",\"economic\":\"50201\",\"fundType\":\"11\"}"
                        .formatted(resting, DIVISION, year(), UNIT));
        accepted("budget-a", "budgetline.ReleaseFunds", "signed-it-2", "{" + resting + "}");
        for (String payment : payments) {
            accepted(
                    "handler",
                    "payment.SubmitPayment",
                    payment + "-1",
                    """
                    {"payment":"%s","line":"%s","effectiveDate":"%d-01-03","amount":"10.00",\
                    "purpose":"Chalk of %s","expectedResult":"There is chalk",\
                    "payee":{"id":"CHALK","kind":"organisation","name":"Chalk Works"}}\
                    """
                            .formatted(payment, line, year(), payment));
            accepted(
                    "reviewer",
                    "payment.ReviewPayment",
                    payment + "-2",
                    "{\"payment\":\"%s\",\"effectiveDate\":\"%d-01-03\"}"
                            .formatted(payment, year()));
        }
        String rule = "\"year\":\"%s/%d\",\"version\":1".formatted(DIVISION, year());
        accepted(
                "budget-a",
                "identity.ProposeSigningRule",
                "signed-it-3",
                "{%s,\"requiredFrom\":\"%d-01-01\",\"document\":\"R\"}".formatted(rule, year()));
        accepted("budget-b", "identity.ConfirmSigningRule", "signed-it-4", "{" + rule + "}");
    }

    private static String code(byte[] factor) {
        return Totp.code(factor, Totp.step(Province.now()));
    }

    private static void types(Page page, String name, String text) {
        page.locator("input[name='" + name + "']").fill(text);
    }

    private static void signsIn(Visitor visitor, String person, String password, String code) {
        visitor.page().context().clearCookies();
        visitor.opens("/en/sign-in");
        types(visitor.page(), "person", person);
        types(visitor.page(), "password", password);
        types(visitor.page(), "code", code);
        visitor.page().locator("main form:has(input[name='password']) button").click();
        visitor.page().waitForLoadState();
    }

    /// Opens an account, signs in, and takes a second factor.
    private static byte[] begins(Visitor visitor, String person) {
        Reply account =
                TestClient.of(Province.ledger(), "admin")
                        .postTo(
                                "/api/v1/accounts",
                                "{\"person\":\"%s\",\"roles\":[\"approver\"],\"unit\":\"445281\",\"scope\":\"445281\"}"
                                        .formatted(person));
        assertThat(account.status()).as(account.text()).isEqualTo(201);
        signsIn(visitor, person, account.json().path("oneTimePassword").asString(), "");
        types(visitor.page(), "password", PASSWORD);
        visitor.page().locator("main form:has(input[name='password']) button").click();
        visitor.page().waitForLoadState();
        Matcher secret = SECRET.matcher(visitor.page().content());
        assertThat(secret.find()).isTrue();
        byte[] factor = Base32.decoded(secret.group(1));
        signsIn(visitor, person, PASSWORD, code(factor));
        return factor;
    }

    /// Makes a key that waits for its enrolment.
    private static String makesAKey(Visitor visitor) {
        visitor.opens("/en/keys").presses("Make a key");
        visitor.page().locator("#signing-key [data-state]:has-text('Proposed')").waitFor();
        Matcher key = KEY.matcher(visitor.text("#signing-key"));
        assertThat(key.find()).isTrue();
        return key.group();
    }

    private static final String HAVE_THE_SERVER_HOLD_A_KEY =
            """
            async passphrase => {
              const session = await (await fetch('/api/v1/session')).json()
              const answer = await fetch('/api/v1/keys', { method: 'POST',
                headers: { 'Content-Type': 'application/json', [session.header]: session.token },
                body: JSON.stringify({ alg: 'ed25519', passphrase }) })
              return (await answer.json()).key
            }
            """;

    @Test
    void aKeyThatIsNotEnrolledHidesNoneThatTheServerHolds(Visitor visitor) {
        begins(visitor, "signer-zheng");
        Object held = visitor.page().evaluate(HAVE_THE_SERVER_HOLD_A_KEY, PASSWORD);
        String key = makesAKey(visitor);

        visitor.opens("/en/work/inbox/P-signed-3");
        visitor.page().locator("form.act [data-state]:has-text('not enrolled')").waitFor();
        assertThat(visitor.page().locator("form.act select[name='key']").inputValue())
                .isEqualTo(held);
        assertThat(visitor.page().locator("form.act #passphrase").isVisible()).isTrue();
        visitor.picture("case-key-not-enrolled");

        accepted("admin", "identity.EnrolKey", "signed-it-6", "{\"key\":\"" + key + "\"}");
        visitor.opens("/en/work/inbox/P-signed-3");
        visitor.page()
                .locator("form.act [data-state]:has-text('" + key.substring(0, 16) + "')")
                .waitFor();
        assertThat(visitor.page().locator("form.act select[name='key']").count()).isZero();
    }

    @Test
    void anApprovalIsSignedInTheBrowserAndAnOldSecondFactorIsShownAgain(Visitor visitor) {
        byte[] factor = begins(visitor, "signer-wu");
        String key = makesAKey(visitor);
        accepted("admin", "identity.EnrolKey", "signed-it-5", "{\"key\":\"" + key + "\"}");

        visitor.opens("/en/work/inbox/P-signed-1");
        visitor.page()
                .locator("form.act [data-state]:has-text('" + key.substring(0, 16) + "')")
                .waitFor();
        assertThat(visitor.page().locator("form.act input[name='code']").count()).isZero();
        visitor.picture("case-signed-by-browser").presses("Approve");
        visitor.page().locator(".receipt").waitFor();
        assertThat(visitor.text(".receipt")).contains("Payment approved");

        // The next case is open while time passes.
        visitor.opens("/en/work/inbox/P-signed-2");
        visitor.page()
                .locator("form.act [data-state]:has-text('" + key.substring(0, 16) + "')")
                .waitFor();
        Province.wait(LONGER_THAN_A_STEP_UP);
        visitor.presses("Approve");
        visitor.page().locator(".rebuke").waitFor();
        visitor.expectsAnError();
        assertThat(visitor.text(".rebuke"))
                .contains("second factor", "Type a code")
                .doesNotContain("/api/");
        assertThat(visitor.address()).startsWith("/en/work/inbox/P-signed-2");
        visitor.picture("case-second-factor-again");
        visitor.page()
                .locator("form.act [data-state]:has-text('" + key.substring(0, 16) + "')")
                .waitFor();
        types(visitor.page(), "code", code(factor));
        visitor.presses("Approve");
        visitor.page().locator(".receipt").waitFor();

        assertThat(visitor.text(".receipt")).contains("Payment approved");
        for (String payment : new String[] {"P-signed-1", "P-signed-2"}) {
            visitor.opens("/en/open/payment/" + payment);
            assertThat(visitor.text()).contains("Payment approved");
        }
        assertThat(approval("P-signed-2")).contains(key, "ed25519");
    }

    /// The newest entry of the approval's own type that names the payment.
    private static String approval(String payment) {
        TestClient auditor = TestClient.of(Province.ledger(), "auditor");
        long size = auditor.get("/api/v1/status").json().path("size").asLong();
        for (long position = size - 1; position > size - 100; position--) {
            String entry = auditor.get("/api/v1/entries/" + position).text();
            if (entry.contains("payment.PaymentApproved") && entry.contains(payment)) {
                return entry;
            }
        }
        return "";
    }
}
