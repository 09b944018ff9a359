package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.signing.Totp;
import org.mingzhang.api.testing.Base32;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What people do behind sign-in, without script: a handler applies for a payment, others review,
/// approve and pay it.
class WorkTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LINE = "W88/books";

    private static final class Once {
        private static final String LINE_WITH_MONEY = line();
    }

    private static String line() {
        int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        send(
                "budgetline.ApproveAppropriation",
                "w88-approved",
                """
                {"line":"%s","division":"440400000","fiscalYear":%d,"unit":"W88-001",\
                "function":"2050204","economic":"30201","fundType":"11","label":"Books of W88",\
                "effectiveDate":"%d-01-02","document":"Budget","amount":"900.00"}\
                """
                        .formatted(LINE, year, year));
        send(
                "budgetline.ReleaseFunds",
                "w88-released",
                """
                {"line":"%s","effectiveDate":"%d-01-02","document":"Release","amount":"800.00"}\
                """
                        .formatted(LINE, year));
        return LINE;
    }

    private static void send(String type, String id, String data) {
        accepted("budget-a", type, id, data);
    }

    private static void accepted(String person, String type, String id, String data) {
        TestClient.Reply reply = TestLedger.as(person).submit(TestClient.command(type, id, data));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    }

    private static Map<String, String> application(String payment, String amount) {
        return new HashMap<>(
                Map.of(
                        "line",
                        Once.LINE_WITH_MONEY,
                        "amount",
                        amount,
                        "payment",
                        payment,
                        "payeeKind",
                        "organisation",
                        "payeeName",
                        "Book House",
                        "payeeId",
                        "PAYEE-" + payment,
                        "purpose",
                        "Books for " + payment,
                        "expectedResult",
                        "Books are there",
                        "invoices",
                        "B-" + payment));
    }

    private static String submitted(String payment) {
        HttpResponse<String> page =
                PageBrowser.being("handler").fill("/en/work/submit", application(payment, "10"));
        assertThat(page.uri().getPath()).as(page.body()).isEqualTo("/en/work/payments");
        return "/en/work/inbox/" + payment;
    }

    private static String state(String payment) {
        return TestLedger.as("auditor")
                .get("/api/v1/payments/" + payment)
                .json()
                .at("/payment/state")
                .asString();
    }

    @Test
    void nobodyWorksWithoutBeingKnownAndSignInLeadsBack() {
        HttpResponse<String> asked = new PageBrowser().get("/en/work/inbox?done=0");

        assertThat(asked.uri().getPath()).isEqualTo("/en/sign-in");
        assertThat(Jsoup.parse(asked.body()).select("input[name=to]").eachAttr("value"))
                .containsOnly("/en/work/inbox?done=0");
        PageBrowser browser = new PageBrowser();
        HttpResponse<String> back =
                browser.press(
                        "/en/sign-in?to=/en/work/inbox",
                        ".made-up form",
                        Map.of("madeUp", "reviewer"));
        assertThat(back.uri().getPath()).isEqualTo("/en/work/inbox");
        assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void whoIsNotAmongTheMadeUpPeopleIsToldSo() {
        HttpResponse<String> page =
                new PageBrowser()
                        .press("/en/sign-in", ".made-up form", Map.of("madeUp", "nobody-1"));

        assertThat(page.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(page.body()).select("[role=alert]").text())
                .startsWith("Nobody of this name");
    }

    @Test
    void signInLeadsToNoOtherSite() {
        for (String elsewhere :
                new String[] {
                    "//evil.example/en/work", "https://evil.example", "/en/work\\..\\x"
                }) {
            HttpResponse<String> page =
                    new PageBrowser()
                            .press(
                                    "/en/sign-in",
                                    ".made-up form",
                                    Map.of("madeUp", "reviewer", "to", elsewhere));
            assertThat(page.uri().getPath()).as(elsewhere).isEqualTo("/en/work");
        }
    }

    @Test
    void aFormKeepsWhatWasTypedAndSaysAtEachFieldWhatIsWrong() {
        Map<String, String> typed = application("W88-wrong", "ten");
        typed.remove("purpose");

        HttpResponse<String> answer = PageBrowser.being("handler").fill("/en/work/submit", typed);

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.title()).startsWith("Error:");
        assertThat(page.select("#amount").attr("value")).isEqualTo("ten");
        assertThat(page.select("#amount").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#amount-note .wrong").text()).isNotEmpty();
        assertThat(page.select("#purpose-note .wrong").text()).isNotEmpty();
        assertThat(page.select("#payeeName").attr("value")).isEqualTo("Book House");
        assertThat(page.select("#payeeName-note .wrong")).isEmpty();
    }

    @Test
    void moreThanThereIsIsRefusedWithRuleLimitAndValue() {
        HttpResponse<String> answer =
                PageBrowser.being("handler")
                        .fill("/en/work/submit", application("W88-much", "99,000"));

        Document page = Jsoup.parse(answer.body());
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select(".rebuke").text())
                .contains("amount-exceeds-available", "99000.00", "On record");
        assertThat(page.select("#amount").attr("value")).isEqualTo("99,000");
        assertThat(page.select("#line-note").text()).contains("available on the line now");
    }

    private static long position(String payment) {
        return TestLedger.as("auditor")
                .get("/api/v1/payments/" + payment)
                .json()
                .at("/payment/position")
                .asLong();
    }

    @Test
    void theInboxIsCountedPagedAndNarrowedToAStep() {
        submitted("W91-first");
        submitted("W91-second");
        PageBrowser finance = PageBrowser.being("finance");
        Document inbox = finance.page("/en/work/inbox");
        assertThat(inbox.select(".figures").text()).contains("Longest wait");
        assertThat(inbox.select(".views").text()).contains("All", "Review", "Pay");
        Document behind = finance.page("/en/work/inbox?after=" + position("W91-first"));
        Document toPay = finance.page("/en/work/inbox?step=settle");

        assertThat(behind.select("#waiting").text())
                .contains("W91-second")
                .doesNotContain("W91-first");
        assertThat(behind.select("#waiting .total").text())
                .isEqualTo(inbox.select("#waiting .total").text());
        assertThat(toPay.select(".views [aria-current]").text()).startsWith("Pay");
        assertThat(toPay.select("#waiting").text()).doesNotContain("W91-first");
        HttpResponse<String> unknown = finance.get("/en/work/inbox?step=fly");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("step", "fly", "settle");
    }

    @Test
    void aPaymentGoesFromHandToHandAndTheNextCaseOpens() {
        String first = submitted("W88-first");
        submitted("W88-second");
        PageBrowser reviewer = PageBrowser.being("reviewer");
        // What other tests left waiting may fill the pages before.
        long before = position("W88-first") - 1;
        assertThat(reviewer.page("/en/work/inbox?after=" + before).select("#waiting").text())
                .contains("W88-first", "W88-second");
        assertThat(reviewer.page(first).select(".outlook.ok")).isNotEmpty();

        HttpResponse<String> reviewed =
                reviewer.press(first, "form.act", Map.of("act", "review", "remark", "Seen"));

        assertThat(reviewed.uri().getPath()).startsWith("/en/work/inbox/").isNotEqualTo(first);
        assertThat(Jsoup.parse(reviewed.body()).select(".receipt").text())
                .contains("Payment reviewed");
        PageBrowser.being("approver").press(first, "form.act", Map.of("act", "approve"));
        PageBrowser.being("finance")
                .press(first, "form.act", Map.of("act", "settle", "voucher", "V-W88"));
        assertThat(state("W88-first")).isEqualTo("settled");
        assertThat(PageBrowser.being("handler").page("/en/work/payments").text())
                .contains("W88-first");
        assertThat(reviewer.page("/en/work/done").text()).contains("W88-first");
    }

    @Test
    void aCaseShowsEverythingThatADecisionRestsOn() {
        String path = submitted("W88-case");

        Document page = PageBrowser.being("reviewer").page(path);

        assertThat(page.select(".facts").text())
                .contains("Book House", "Books for W88-case", LINE, "B-W88-case");
        assertThat(page.select("#balance tbody tr").eachText())
                .anyMatch(row -> row.startsWith("Available"))
                .anyMatch(row -> row.startsWith("In payment"));
        assertThat(page.select(".checks").text())
                .contains("No duplicate", "Covered", "Payment submitted by handler");
        assertThat(page.select(".act button.primary").text()).contains("CNY 10.00");
    }

    @Test
    void whoDecidesSeesThePersonWhomEverybodyElseDoesNot() {
        Map<String, String> typed = application("W88-person", "10");
        typed.put("payeeKind", "person");
        typed.put("payeeName", "Somebody Real");
        typed.put("purpose", "Travel of somebody real");
        assertThat(PageBrowser.being("handler").fill("/en/work/submit", typed).uri().getPath())
                .isEqualTo("/en/work/payments");

        assertThat(PageBrowser.being("reviewer").page("/en/work/inbox/W88-person").text())
                .contains("Somebody Real", "Travel of somebody real");
        assertThat(new PageBrowser().page("/en/open/payment/W88-person").text())
                .contains("De-identified")
                .doesNotContain("Somebody Real", "somebody real");
    }

    @Test
    void aReturnNeedsAReasonAndFreesTheAmount() {
        String path = submitted("W88-back");
        PageBrowser reviewer = PageBrowser.being("reviewer");

        HttpResponse<String> without =
                reviewer.press(path, ".return form", Map.of("act", "return", "reason", " "));

        assertThat(without.statusCode()).isEqualTo(400);
        reviewer.press(path, ".return form", Map.of("act", "return", "reason", "No receipt"));
        assertThat(state("W88-back")).isEqualTo("returned");
    }

    @Test
    void whoeverLooksAtSomethingOldDecidesNothing() {
        String path = submitted("W88-old");
        PageBrowser reviewer = PageBrowser.being("reviewer");
        Document old = reviewer.page(path);
        Map<String, String> form = new HashMap<>();
        old.select("form.act input[type=hidden]")
                .forEach(field -> form.put(field.attr("name"), field.attr("value")));
        form.put("act", "review");
        PageBrowser.being("finance").press(path, "form.act", Map.of("act", "review"));

        HttpResponse<String> late = reviewer.form(path, form);

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("has changed since you opened it");
    }

    @Test
    void aFormOfAnotherSiteDecidesNothing() {
        String path = submitted("W88-forged");

        HttpResponse<String> forged =
                PageBrowser.being("reviewer").form(path, Map.of("act", "review", "id", "x"));

        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(state("W88-forged")).isEqualTo("submitted");
    }

    @Test
    void oneFormSentTwiceIsOneDecision() {
        PageBrowser handler = PageBrowser.being("handler");
        Map<String, String> form = new HashMap<>(application("W88-twice", "10"));
        handler.page("/en/work/submit")
                .select("main form input[type=hidden]")
                .forEach(field -> form.put(field.attr("name"), field.attr("value")));

        HttpResponse<String> once = handler.form("/en/work/submit", form);
        HttpResponse<String> again = handler.form("/en/work/submit", form);

        assertThat(once.uri().getPath()).isEqualTo("/en/work/payments");
        assertThat(again.uri()).isEqualTo(once.uri());
    }

    /// A person with a second factor and an enrolled key that the server holds.
    ///
    /// @param browser where they are signed in
    /// @param key the name of the key
    /// @param factor the secret of the second factor
    @SuppressWarnings("ArrayRecordComponent") // Compared by nobody.
    private record Signer(PageBrowser browser, String key, byte[] factor) {

        private static final String PASSPHRASE = "correct horse battery";

        private static Signer of(String person) {
            PageBrowser browser = PageBrowser.being(person);
            String uri = json(browser, "/api/v1/second-factor", "{}").path("uri").asString();
            byte[] factor = Base32.decoded(uri.replaceAll(".*secret=([A-Z2-7]+).*", "$1"));
            JsonNode key =
                    json(
                            browser,
                            "/api/v1/keys",
                            "{\"alg\":\"sm2-sm3\",\"passphrase\":\"%s\"}".formatted(PASSPHRASE));
            Signer signer = new Signer(browser, key.path("key").asString(), factor);
            ObjectNode proposal =
                    JSON.createObjectNode()
                            .put("type", "identity.ProposeKey")
                            .put("id", "w88-key-" + person);
            proposal.set("data", key);
            ObjectNode request =
                    JSON.createObjectNode()
                            .put("key", signer.key)
                            .put("passphrase", PASSPHRASE)
                            .put("code", signer.code(-1));
            request.set("command", proposal);
            proposal.set("signature", json(browser, "/api/v1/signatures", request.toString()));
            json(browser, "/api/v1/commands", proposal.toString());
            accepted(
                    "admin",
                    "identity.EnrolKey",
                    "w88-enrol-" + person,
                    "{\"key\":\"%s\"}".formatted(signer.key));
            return signer;
        }

        private static JsonNode json(PageBrowser browser, String path, String body) {
            HttpResponse<String> answer = browser.post(path, body);
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
            return JSON.readTree(answer.body());
        }

        /// The code of a step from now; a code counts once.
        private String code(int steps) {
            return Totp.code(factor, Totp.step(Instant.now()) + steps);
        }
    }

    @Test
    void aRuleThatAsksForSignaturesIsMetByTheKeyThatTheServerHolds() {
        int year = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
        String data =
                """
                {"line":"W89/books","division":"440500000","fiscalYear":%d,"unit":"W89-001",\
                "function":"2050204","economic":"30201","fundType":"11",\
                "effectiveDate":"%d-01-02","document":"Budget","amount":"90.00"}\
                """
                        .formatted(year, year);
        send("budgetline.ApproveAppropriation", "w89-approved", data);
        send(
                "budgetline.ReleaseFunds",
                "w89-released",
                "{\"line\":\"W89/books\",\"effectiveDate\":\"%d-01-02\",\"document\":\"R\",\"amount\":\"90.00\"}"
                        .formatted(year));
        Map<String, String> application = application("W89-signed", "10");
        application.put("line", "W89/books");
        PageBrowser.being("handler").fill("/en/work/submit", application);
        String rule = "440500000/" + year;
        accepted(
                "budget-a",
                "identity.ProposeSigningRule",
                "w89-rule",
                "{\"year\":\"%s\",\"version\":1,\"requiredFrom\":\"%d-01-01\",\"document\":\"R\"}"
                        .formatted(rule, year));
        accepted(
                "budget-b",
                "identity.ConfirmSigningRule",
                "w89-rule-2",
                "{\"year\":\"%s\",\"version\":1}".formatted(rule));
        Signer signer = Signer.of("reviewer");
        String path = "/en/work/inbox/W89-signed";
        Map<String, String> form =
                new HashMap<>(Map.of("act", "review", "key", signer.key, "code", signer.code(0)));

        form.put("passphrase", "not the passphrase");
        HttpResponse<String> wrong = signer.browser.press(path, "form.act", form);
        form.put("passphrase", Signer.PASSPHRASE);
        form.put("code", signer.code(1));
        HttpResponse<String> signed = signer.browser.press(path, "form.act", form);

        assertThat(wrong.statusCode()).isEqualTo(403);
        // No link of the page, to the other language for instance, takes the secret along.
        assertThat(wrong.body())
                .doesNotContain("not the passphrase", "not+the+passphrase", "passphrase=", "code=");
        assertThat(Jsoup.parse(signed.body()).select(".receipt").text())
                .contains("Payment reviewed");
        assertThat(PageBrowser.being("approver").page(path).select(".checks").text())
                .contains("Payment reviewed: reviewer signed with sm2-sm3");
    }

    @Test
    void thoseWhoDecideNothingHaveNoCase() {
        String path = submitted("W88-mine");

        HttpResponse<String> page = PageBrowser.being("handler").get(path);

        assertThat(page.uri().getPath()).isEqualTo("/en/open/payment/W88-mine");
    }

    /// A page sends several requests beside each other; none of them may end the session.
    @Test
    void aSessionKeepsItsName() {
        HttpResponse<String> page = PageBrowser.being("auditor").get("/en/work");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }
}
