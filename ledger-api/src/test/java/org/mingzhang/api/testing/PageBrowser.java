package org.mingzhang.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A browser without script: it keeps cookies, follows redirects, and fills forms with what stands
/// in them.
public final class PageBrowser {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    private final URI base;

    /// Before the shared ledger.
    public PageBrowser() {
        this(address(""));
    }

    /// Before another ledger.
    ///
    /// @param base its address, without a path
    public PageBrowser(URI base) {
        this.base = base;
    }

    /// An address of the shared ledger.
    public static URI address(String path) {
        return URI.create(TestLedger.as("handler").base() + path);
    }

    /// One of the made-up people, signed in by one click.
    public static PageBrowser being(String person) {
        PageBrowser browser = new PageBrowser();
        browser.press("/en/sign-in", ".made-up form", Map.of("madeUp", person));
        return browser;
    }

    /// Sends a request.
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Opens a page.
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)));
    }

    /// Opens a page, to look at it.
    public Document page(String path) {
        return Jsoup.parse(get(path).body());
    }

    /// Fills the first form of a page and sends it to the address of the page.
    public HttpResponse<String> fill(String path, Map<String, String> fields) {
        return form(path, filled(page(path).selectFirst("main form"), fields));
    }

    /// Fills one of the forms of a page and sends it where it says.
    public HttpResponse<String> press(String path, String form, Map<String, String> fields) {
        Element found = page(path).selectFirst(form);
        String action = found == null ? "" : found.attr("action");
        return form(action.isEmpty() ? path : action, filled(found, fields));
    }

    /// What stands hidden in a form, and what is typed.
    private static Map<String, String> filled(@Nullable Element form, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>();
        if (form != null) {
            form.select("input[type=hidden][name]")
                    .forEach(hidden -> all.put(hidden.attr("name"), hidden.attr("value")));
        }
        all.putAll(fields);
        return all;
    }

    /// Sends a form.
    public HttpResponse<String> form(String path, Map<String, String> fields) {
        String body =
                fields.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Posts JSON as a script of a page does.
    public HttpResponse<String> post(String path, String json) {
        JsonNode session = JSON.readTree(get("/api/v1/session").body());
        return send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", "application/json")
                        .header(
                                session.path("header").asString("X-CSRF-TOKEN"),
                                session.path("token").asString("none"))
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Signs in with an account.
    public HttpResponse<String> signIn(String person, String password, String code) {
        // Whoever is half signed in is offered to sign out; they sign in all the same.
        Element form = page("/en/sign-in").selectFirst("main form");
        return form(
                "/en/sign-in",
                filled(form, Map.of("person", person, "password", password, "code", code)));
    }
}
