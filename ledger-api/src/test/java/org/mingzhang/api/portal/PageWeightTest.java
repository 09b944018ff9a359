package org.mingzhang.api.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;

/// What a page may weigh on the wire, in bytes as gzip makes them.
class PageWeightTest {

    private static final int STYLE_MAX = 16 * 1024;
    private static final int ICONS_MAX = 6 * 1024;
    private static final int FIRST_SCRIPT_MAX = 1024;
    private static final int DEFERRED_MAX = 24 * 1024;
    private static final int WITH_CHARTS_MAX = 260 * 1024;

    private final TestClient visitor = TestClient.nobody(TestLedger.as("auditor").base());
    private final long last = PublicMoney.lastPosition();

    private Document page(String tail) {
        return Jsoup.parse(text("/en/open" + tail));
    }

    private String text(String address) {
        TestClient.Reply reply = visitor.get(address);
        assertThat(reply.status()).as(address).isEqualTo(200);
        return reply.text();
    }

    private int weight(String address) {
        return zipped(text(address));
    }

    private static int zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.size();
    }

    @ParameterizedTest
    @CsvSource({
        "/area/440000, 60",
        "/area/440300, 40",
        "/units, 40",
        "/unit/P77-001, 50",
        "/line/P77/2024/paper, 50",
        "/lines, 40",
        "/payments, 40",
        "/payment/P77-settled, 40",
        "/suppliers, 40",
        "/awards, 40",
        "/refusals, 40",
        "/in-flight, 40",
        "/operations, 40",
        "/alerts, 40",
        "/adjustments, 40",
        "/flows, 40",
        "/pace, 40",
        "/pace/P77-001, 50",
        "/pivot, 50",
        "/log, 40",
        "/terms, 40",
        "/design, 40"
    })
    void aPageStaysWithinItsKilobytes(String tail, int kilobytes) {
        for (String language : List.of("zh", "en")) {
            assertThat(weight("/" + language + "/open" + tail + "?at=@" + last))
                    .as("%s %s", language, tail)
                    .isLessThanOrEqualTo(kilobytes * 1024);
        }
    }

    @Test
    void styleIconsAndScriptsStayWithinTheirs() {
        Document page = page("/line/" + PublicMoney.LINE);
        Document plain = page("/payments");

        assertThat(weight(page.select("link[rel=stylesheet]").attr("href")))
                .isLessThanOrEqualTo(STYLE_MAX);
        assertThat(
                        weight(
                                page.expectFirst("use[href*=icons]")
                                        .attr("href")
                                        .replaceFirst("#.*", "")))
                .isLessThanOrEqualTo(ICONS_MAX);
        assertThat(scripts(plain, "script:not([defer])")).isLessThanOrEqualTo(FIRST_SCRIPT_MAX);
        assertThat(scripts(plain, "script[defer]")).isLessThanOrEqualTo(DEFERRED_MAX);
        assertThat(scripts(page, "script[defer]")).isLessThanOrEqualTo(WITH_CHARTS_MAX);
    }

    private int scripts(Document page, String selector) {
        return page.select(selector).eachAttr("src").stream().mapToInt(this::weight).sum();
    }

    @Test
    void everyIconThatIsNamedIsThere() {
        Document design = page("/design");
        String sprite =
                text(design.expectFirst("use[href*=icons]").attr("href").replaceFirst("#.*", ""));

        for (Element use : design.select("use")) {
            String name = use.attr("href").replaceFirst(".*#", "");
            assertThat(sprite).contains("<symbol id=\"" + name + "\"");
        }
        assertThat(sprite.split("<symbol ", -1).length - 1)
                .isEqualTo(design.select("ul.icons li").size());
    }

    /// The dark tokens stand twice, since no selector means both ways to them.
    @Test
    void darkBySystemAndDarkByChoiceAreTheSame() {
        String style = text(page("/terms").select("link[rel=stylesheet]").attr("href"));
        Matcher dark =
                Pattern.compile(
                                "(?:not\\(\\[data-theme=light\\]\\)|root\\[data-theme=dark\\])"
                                        + " \\{([^}]*)\\}")
                        .matcher(style);

        List<String> tokens =
                dark.results().map(found -> found.group(1).replaceAll("\\s+", " ")).toList();

        assertThat(tokens).hasSize(2);
        assertThat(tokens.getFirst()).isEqualTo(tokens.getLast()).contains("--deviation-7");
    }
}
