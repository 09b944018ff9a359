package org.mingzhang.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Who sits before the screen. Does what a person can, by what is to be seen there, and notes what
/// breaks: errors of scripts, messages of the content policy, requests to anybody else.
final class Visitor {

    private static final double PATIENCE_MILLIS = 10_000;
    private static final int QUALITY = 85;
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String AXE = read("/axe.min.js");

    private final Browser browser;
    private final String base;
    private final List<String> broken = new ArrayList<>();
    private Look look = Look.USUAL;
    private BrowserContext context;
    private Page page;
    private int steps;

    Visitor(Browser browser, String base) {
        this.browser = browser;
        this.base = base;
        this.context = browser.newContext(look.options(base));
        this.page = open(context);
    }

    private static String read(String resource) {
        try (InputStream in = Visitor.class.getResourceAsStream(resource)) {
            return new String(
                    Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page open(BrowserContext where) {
        Page opened = where.newPage();
        opened.setDefaultTimeout(PATIENCE_MILLIS);
        opened.onPageError(error -> broken.add(opened.url() + ": " + error));
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                broken.add(opened.url() + ": " + message.text());
            }
        });
        opened.onRequest(request -> {
            if (!request.url().startsWith(base) && !request.url().startsWith("data:")) {
                broken.add(opened.url() + " asks " + request.url());
            }
        });
        return opened;
    }

    /// The same person before another screen.
    Visitor looking(Look other) {
        context.close();
        look = other;
        context = browser.newContext(look.options(base));
        page = open(context);
        return this;
    }

    /// Types an address.
    Visitor opens(String address) {
        page.navigate(address);
        return this;
    }

    /// Opens a page of the public portal in the language of the look.
    Visitor opensPage(String tail) {
        return opens("/" + look.language() + "/open" + tail);
    }

    /// Clicks a link, by a part of what it says.
    Visitor follows(String text) {
        return follows(page.getByRole(AriaRole.LINK, byName(text)));
    }

    /// Clicks a link of a part of the page.
    ///
    /// @param part a selector of the part
    Visitor follows(String part, String text) {
        return follows(
                page.locator(part)
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(text)));
    }

    /// Clicks the first of some elements.
    Visitor follows(Locator link) {
        link.first().click();
        page.waitForLoadState();
        steps++;
        return this;
    }

    private static Page.GetByRoleOptions byName(String text) {
        return new Page.GetByRoleOptions().setName(text);
    }

    /// Fills a field, by its label.
    Visitor fills(String label, String value) {
        field(label).fill(value);
        return this;
    }

    /// Presses a button, by what it says.
    Visitor presses(String text) {
        page.getByRole(AriaRole.BUTTON, byName(text)).first().click();
        page.waitForLoadState();
        steps++;
        return this;
    }

    private Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /// Chooses of a list, by its label.
    Visitor chooses(String label, String value) {
        field(label).selectOption(value);
        return this;
    }

    /// How many clicks it has taken.
    int steps() {
        return steps;
    }

    /// The heading of the page.
    String heading() {
        return page.locator("h1").innerText();
    }

    /// The sentence that answers.
    String answer() {
        return page.locator(".answer").first().innerText();
    }

    /// What is to be seen.
    String text() {
        return page.locator("main").innerText();
    }

    /// What is to be seen of a part.
    String text(String part) {
        return page.locator(part).first().innerText();
    }

    /// The plain values behind the figures of a part.
    List<String> values(String part) {
        return page.locator(part).first().locator("data").all().stream()
                .map(data -> String.valueOf(data.getAttribute("value")))
                .toList();
    }

    /// Where they are.
    String address() {
        return page.url().substring(base.length());
    }

    /// A word of the address.
    String word(String name) {
        return Arrays.stream(address().replaceFirst("[^?]*\\??", "").split("&"))
                .filter(word -> word.startsWith(name + "="))
                .map(word -> word.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /// The page itself, for what only one test does.
    Page page() {
        return page;
    }

    /// Keeps a picture of the whole page.
    Visitor picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setType(ScreenshotType.JPEG)
                        .setQuality(QUALITY)
                        .setPath(PICTURES.resolve(name + "-" + look + ".jpg")));
        return this;
    }

    /// What keeps people with a disability from using the page: what axe calls serious or critical.
    List<String> barriers() {
        page.evaluate(AXE);
        // The rows of a table are alike: the first ones stand for all of them.
        Object found =
                page.evaluate(
                        """
                        async () => (await axe.run({exclude: ['tbody > tr:nth-child(n + 12)']}, {resultTypes: ['violations'],
                                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})).violations
                            .filter(rule => ['serious', 'critical'].includes(rule.impact))
                            .map(rule => rule.id + ': ' + rule.help + ' at '
                                + rule.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', '))
                        """);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /// By how many pixels the page is wider than the window.
    int overflow() {
        return ((Number)
                        page.evaluate(
                                "document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth"))
                .intValue();
    }

    /// Takes a failure of a page as what it is meant to be.
    Visitor expectsAnError() {
        broken.removeIf(message -> message.contains("Failed to load resource"));
        return this;
    }

    /// Goes; nothing may have broken.
    void leaves() {
        context.close();
        assertThat(broken).as("what broke before " + Map.of("look", look)).isEmpty();
    }
}
