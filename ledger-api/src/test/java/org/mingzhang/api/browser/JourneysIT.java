package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.testing.Province;
import org.mingzhang.api.testing.TestClient;

/// What each role does in a day, before a screen: a payment from its application to the page that
/// everybody sees, an audit, an inspection, a deputy's question. What they see is kept as pictures,
/// and axe finds no barrier.
@InABrowser
class JourneysIT {

    private static final Look PHONE = new Look("en", 320, false);
    private static final Look WALL = new Look("zh", 1920, true);
    private static final String PERSON_PAID = "Li Lei of the night school";
    private static final int TABS_MAX = 120;

    private static Visitor being(Visitor visitor, Look look, String person) {
        visitor.looking(look).opens("/" + look.language() + "/sign-in");
        visitor.page().locator("button[value='" + person + "']").click();
        visitor.page().waitForLoadState();
        assertThat(visitor.text(".desk")).contains(person);
        return visitor;
    }

    private static Visitor being(Visitor visitor, String person) {
        return being(visitor, Look.USUAL, person);
    }

    private static void usable(Visitor visitor, String name, List<String> wrong) {
        visitor.picture(name);
        visitor.barriers().forEach(barrier -> wrong.add(name + ": " + barrier));
        if (visitor.overflow() > 0) {
            wrong.add(name + " runs " + visitor.overflow() + " px past the edge");
        }
    }

    private static int year() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear();
    }

    private static void apply(Visitor visitor, String payment) {
        being(visitor, "demo.440100101.handler").follows(".desk", "Apply for a payment");
        Page page = visitor.page();
        visitor.chooses("Budget line", "440100000/%d/440100101/20502/50201".formatted(year()));
        page.locator("#amount").fill("1,200");
        page.locator("#payment").fill(payment);
        page.getByText("A person", new Page.GetByTextOptions().setExact(true)).click();
        page.locator("#payeeName").fill(PERSON_PAID);
        page.locator("#payeeId").fill("PSEUDONYM-1");
        page.locator("#purpose").fill("Evening courses");
        page.locator("#expectedResult").fill("Ten evenings were held");
        visitor.presses("Submit");
    }

    /// Goes to an element by the keyboard alone.
    private static void tabsTo(Page page, String selector) {
        for (int i = 0; i < TABS_MAX; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(
                    page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
        }
        throw new AssertionError("no way to " + selector + " by the keyboard");
    }

    @Test
    void aPaymentGoesFromItsHandlerToEverybody(Visitor visitor) {
        List<String> wrong = new ArrayList<>();
        String payment = "P-journey";

        apply(visitor, payment);
        assertThat(visitor.text(".receipt")).contains("recorded at position");
        assertThat(visitor.text("#payments")).contains(payment, "Submitted");
        usable(visitor, "journey-handler", wrong);

        being(visitor, "demo.440100.reviewer").follows(".desk", "Inbox");
        int before = visitor.steps();
        visitor.follows("#waiting", payment);
        usable(visitor, "journey-reviewer", wrong);
        visitor.presses("Review: CNY 1,200.00");
        assertThat(visitor.steps() - before).isEqualTo(2);
        assertThat(visitor.text(".receipt")).contains("Payment reviewed");
        assertThat(visitor.heading()).startsWith("Review payment").doesNotContain(payment);

        being(visitor, "demo.440100.approver").opens("/en/work/inbox/" + payment);
        usable(visitor, "journey-approver", wrong);
        tabsTo(visitor.page(), "button.primary");
        visitor.page().keyboard().press("Enter");
        visitor.page().waitForSelector(".receipt");
        assertThat(visitor.text(".receipt")).contains("Payment approved");

        being(visitor, "demo.440100.cashier").opens("/en/work/inbox/" + payment);
        visitor.fills("Number of the voucher", "V-journey").presses("Record as paid");
        assertThat(visitor.text(".receipt")).contains("Payment settled");

        visitor.looking(Look.USUAL).opensPage("/payment/" + payment);
        assertThat(visitor.text()).contains("De-identified", "Payment approved", "Payment settled");
        assertThat(visitor.page().content()).doesNotContain(PERSON_PAID, "Evening courses");
        usable(visitor, "journey-public", wrong);
        assertThat(wrong).isEmpty();
    }

    /// In two clicks from the start page. Alerts look at two months of a year, so that there is
    /// none before March.
    @Test
    void aHeadAnswersTheAlertAboutThePaceOfTheirUnit(Visitor visitor) {
        assumeThat(LocalDate.now(ZoneId.of("Asia/Shanghai")).getMonthValue()).isGreaterThan(2);
        List<String> wrong = new ArrayList<>();
        being(visitor, "demo.445300101.head");
        usable(visitor, "journey-head", wrong);
        assertThat(visitor.answer()).contains("wait for your answer: 1");

        int before = visitor.steps();
        visitor.follows(".doors", "Answer the pace alert");
        usable(visitor, "journey-head-alert", wrong);
        assertThat(visitor.text("#answer-title + .outlook")).contains("the ledger would take this");
        visitor.page().getByText("The plan stands, for a reason").click();
        visitor.fills("In words", "The tender is late").presses("Answer the alert");

        assertThat(visitor.steps() - before).isEqualTo(2);
        assertThat(visitor.text(".receipt")).contains("Pace alert answered");
        assertThat(visitor.text(".facts")).contains("The tender is late", "demo.445300101.head");
        usable(visitor, "journey-head-answered", wrong);
        String answered = visitor.address().replaceFirst("[?].*", "");
        visitor.opensPage("/pace/445300101");
        assertThat(visitor.text("#alerts")).contains("answered", "The tender is late");
        for (Look look : List.of(PHONE, WALL)) {
            being(visitor, look, "demo.445300101.head");
            usable(visitor, "journey-head", wrong);
            visitor.opens(answered.replaceFirst("^/en", "/" + look.language()));
            usable(visitor, "journey-head-answered", wrong);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void anAuditorBeginsWithTheEvidence(Visitor visitor) {
        List<String> wrong = new ArrayList<>();
        being(visitor, "demo.440100.auditor");
        usable(visitor, "journey-auditor", wrong);
        assertThat(visitor.text("#checkpoints")).contains("SHA-256", "SM3");
        assertThat(visitor.text("#readings")).contains("demo.440100.auditor");

        visitor.follows("Verify the log");

        assertThat(visitor.text()).contains("shares no code with this ledger");
        assertThat(wrong).isEmpty();
    }

    @Test
    void anInspectorSeesWhomRulesRefused(Visitor visitor) {
        List<String> wrong = new ArrayList<>();
        being(visitor, "demo.440100.discipline");
        usable(visitor, "journey-inspector", wrong);

        visitor.follows("#persons tbody", "demo.440100");

        assertThat(visitor.address()).startsWith("/en/open/entry/");
        assertThat(wrong).isEmpty();
    }

    @Test
    void aDeputyComparesTheBudgetWithWhatWasDone(Visitor visitor) {
        List<String> wrong = new ArrayList<>();
        being(visitor, "demo.440100.deputy");
        usable(visitor, "journey-deputy", wrong);
        assertThat(visitor.text("#by-unit")).contains("440100101");

        visitor.follows("Compare with the end of last month");

        assertThat(visitor.text(".time")).contains("compared with");
        usable(visitor, "journey-deputy-compare", wrong);
        assertThat(wrong).isEmpty();
    }

    /// The pages of work and those that are printed, on the smallest and on the largest screen.
    @Test
    void workFitsEveryScreen(Visitor visitor) {
        Map<String, List<String>> pages = new TreeMap<>();
        pages.put("demo.440100101.handler", List.of("/work", "/work/submit", "/work/payments"));
        pages.put(
                "demo.440100.reviewer",
                List.of(
                        "/work",
                        "/work/inbox",
                        "/work/inbox/demo-440100-%d-004".formatted(year()),
                        "/open/papers",
                        "/open/paper/440100/" + year(),
                        "/open/data"));
        List<String> wrong = new ArrayList<>();
        for (Look look : List.of(PHONE, WALL)) {
            visitor.looking(look).opens("/" + look.language() + "/sign-in");
            usable(visitor, "sign-in", wrong);
            pages.forEach((person, tails) -> {
                being(visitor, look, person);
                for (String tail : tails) {
                    visitor.opens("/" + look.language() + tail);
                    usable(visitor, person + tail.replace('/', '-'), wrong);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /// The demonstration publishes the papers of the province and of its capital, and corrects a
    /// figure afterwards.
    @Test
    void aPublishedWhitePaperSaysWhatHasChangedSince(Visitor visitor) {
        for (String area : List.of("440000", "440100")) {
            visitor.opensPage("/papers?area=" + area)
                    .follows(visitor.page().locator("#papers td.date a"));

            assertThat(visitor.text(".head .chip")).isEqualTo("Published");
            assertThat(visitor.text(".vouching"))
                    .contains("on record as entry", "They are the same today");
            assertThat(visitor.values("#difference")).contains("500000.00");
            assertThat(visitor.text("#differences")).contains("210");
            visitor.picture("paper-published-" + area);
        }
    }

    @Test
    void aWhitePaperIsPrintedWithItsPosition(Visitor visitor) {
        visitor.opensPage("/paper/440100/" + year());
        assertThat(visitor.address()).contains("at=%40", "effective=");
        Page page = visitor.page();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        visitor.picture("paper-in-print");
        assertThat(page.locator(".masthead .menu").isVisible()).isFalse();
        assertThat(page.locator(".source").count()).isPositive();

        TestClient.Blob pdf =
                TestClient.nobody(Province.address())
                        .blob(visitor.address().replaceFirst("\\?", ".pdf?"));

        assertThat(pdf.status()).isEqualTo(200);
        assertThat(new String(pdf.bytes(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    /// The reviewer is for the city itself, the budget division for its counties too.
    @Test
    void theFirstPageIsTheAreaOfWhoeverLooks(Visitor visitor) {
        for (String person : List.of("demo.440100.reviewer", "demo.440100.budget-b")) {
            being(visitor, person).opensPage("");

            assertThat(visitor.address()).startsWith("/en/open/area/440100");
            assertThat(visitor.heading()).contains("Guangzhou");
        }
    }

    @Test
    void anAdministratorSeesNoMoney(Visitor visitor) {
        being(visitor, "demo.440100.admin");

        assertThat(visitor.text()).doesNotContain("CNY");
    }

    @Test
    void theButtonOfTheThemeTurnsWorkDark(Visitor visitor) {
        being(visitor, "demo.440100.approver");
        Locator body = visitor.page().locator("body");
        Object light = body.evaluate("b => getComputedStyle(b).backgroundColor");

        visitor.presses("Dark");

        assertThat(body.evaluate("b => getComputedStyle(b).backgroundColor")).isNotEqualTo(light);
    }
}
