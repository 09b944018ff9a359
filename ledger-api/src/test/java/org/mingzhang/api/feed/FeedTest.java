package org.mingzhang.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The log as events: what a batch and a stream hold, where they go on, and who sees what.
class FeedTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final TestClient auditor = TestLedger.as("auditor");
    private final long last = PublicMoney.lastPosition();

    private static TestClient person(String name, String role, String scope, String units) {
        Identity identity = new Identity("feed-" + name, name, List.of(role), "P77", scope, units);
        BearerToken token =
                TestLedger.shared()
                        .runtime()
                        .tokens()
                        .create("feed-" + name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    @Test
    void aBatchHoldsCloudEventsWhoseDataIsTheEntry() {
        Reply batch = auditor.get("/api/v1/events?after=" + (last - 1) + "&limit=1");

        assertThat(batch.header("Content-Type")).startsWith("application/cloudevents-batch+json");
        JsonNode event = batch.json().get(0);
        assertThat(event.path("specversion").asString()).isEqualTo("1.0");
        assertThat(event.path("id").asString()).isEqualTo(Long.toString(last));
        assertThat(event.path("source").asString()).isEqualTo("//mingzhang.localhost/440000");
        assertThat(event.path("type").asString())
                .isEqualTo("org.mingzhang.payment.PaymentSubmitted");
        assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
        Reply entry = auditor.get("/api/v1/entries/" + last);
        assertThat(batch.text()).contains("\"data\":" + entry.text());
        assertThat(event.path("leafsha256").asString()).isEqualTo(entry.header("Leaf-Sha256"));
        assertThat(event.path("leafsm3").asString()).isEqualTo(entry.header("Leaf-Sm3"));
        assertThat(batch.header("Ledger-Position")).isEqualTo(Long.toString(last));
    }

    @Test
    void nextLinksLeadThroughTheWholeLogOnce() {
        List<Long> seen = new ArrayList<>();
        String address = "/api/v1/events?limit=7";
        while (seen.isEmpty() || seen.getLast() < last) {
            Reply batch = auditor.get(address);
            batch.json().forEach(event -> seen.add(event.path("id").asLong()));
            address = batch.header("Link").replaceAll("<(.*)>; rel=\"next\"", "$1");
        }

        assertThat(seen.subList(0, (int) last + 1))
                .startsWith(0L)
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSize((int) last + 1);
    }

    @Test
    void typesAreChosenByTheirBeginning() {
        JsonNode payments =
                auditor.get("/api/v1/events?limit=1000&type=payment.PaymentSe,budgetline.").json();

        assertThat(TestClient.texts(payments, "type"))
                .contains("org.mingzhang.payment.PaymentSettled")
                .allMatch(type ->
                        type.startsWith("org.mingzhang.payment.PaymentSe")
                                || type.startsWith("org.mingzhang.budgetline."));
    }

    @Test
    void aQuestionThatWaitsIsAnsweredWhenSomethingHappens() throws InterruptedException {
        String now = auditor.get("/api/v1/events?after=now").header("Ledger-Position");
        Thread later = Thread.startVirtualThread(() -> Payments.lineWith("10.00", "feed-wait"));
        Reply batch =
                auditor.get(
                        "/api/v1/events?wait=30&type=budgetline.AppropriationApproved&after="
                                + now);
        later.join();

        assertThat(TestClient.texts(batch.json(), "type"))
                .containsExactly("org.mingzhang.budgetline.AppropriationApproved");
    }

    @Test
    void whatIsOutsideTheScopeIsLeftOutAndPassedOver() {
        Reply batch =
                person("elsewhere", "budget", "4499", "")
                        .get("/api/v1/events?after=" + (last - 1) + "&limit=1");

        assertThat(batch.json()).isEmpty();
        assertThat(batch.header("Ledger-Position")).isEqualTo(Long.toString(last));
    }

    @Test
    void aUnitFollowsItsOwnAndNobodyElses() {
        TestClient own = person("own", "reviewer", "4403", PublicMoney.UNIT);

        JsonNode events = own.get("/api/v1/events?limit=1000&type=budgetline.").json();

        assertThat(events).isNotEmpty();
        assertThat(events)
                .allMatch(event ->
                        event.at("/data/data/line").asString().startsWith("P77/2024/")
                                && !event.at("/data/data/line")
                                        .asString()
                                        .equals(PublicMoney.QUIET_LINE));
        assertThat(own.get("/api/v1/events?unit=P78").status()).isEqualTo(403);
    }

    @Test
    void whoSeesNoOperationsFollowsNothing() {
        assertThat(person("deputy", "deputy", "44", "").get("/api/v1/events").status())
                .isEqualTo(403);
        assertThat(TestLedger.as("admin").get("/api/v1/events").status()).isEqualTo(403);
        assertThat(TestLedger.as("admin").get("/api/v1/events/stream").status()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "after=x, bad-parameter",
        "after=999999999, position-beyond-end",
        "limit=0, bad-parameter",
        "limit=1001, bad-parameter",
        "wait=31, bad-parameter",
        "type=9, bad-parameter"
    })
    void aWrongQuestionIsToldWhatIsWrong(String query, String code) {
        assertThat(auditor.get("/api/v1/events?" + query).json().path("code").asString())
                .isEqualTo(code);
    }

    @Test
    void aStreamGoesOnWhereItBrokeOff() throws IOException, InterruptedException {
        List<JsonNode> first = read("/api/v1/events/stream", "-1", 5);
        List<JsonNode> second =
                read("/api/v1/events/stream", first.getLast().path("id").asString(), 3);

        assertThat(first)
                .extracting(event -> event.path("id").asLong())
                .containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(second)
                .extracting(event -> event.path("id").asLong())
                .containsExactly(5L, 6L, 7L);
    }

    @Test
    void aStreamTellsWhatHappensWhileItIsOpen() throws IOException, InterruptedException {
        String now = auditor.get("/api/v1/events?after=now").header("Ledger-Position");
        Thread later = Thread.startVirtualThread(() -> Payments.lineWith("10.00", "feed-live"));
        List<JsonNode> live =
                read("/api/v1/events/stream?type=budgetline.FundsReleased&after=" + now, "", 1);
        later.join();

        assertThat(live.getFirst().at("/data/data/line").asString()).isEqualTo("feed-live");
    }

    /// The first events of a stream, as a browser's `EventSource` reads them.
    private List<JsonNode> read(String address, String lastEventId, int count)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(auditor.base() + address))
                        .header("Authorization", "Bearer " + auditor.token().orElseThrow());
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<java.io.InputStream> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith("text/event-stream");
            List<JsonNode> events = new ArrayList<>();
            try (BufferedReader lines =
                    new BufferedReader(
                            new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                String line = lines.readLine();
                while (line != null && events.size() < count) {
                    if (line.startsWith("data: ")) {
                        events.add(JSON.readTree(line.substring("data: ".length())));
                    }
                    line = events.size() < count ? lines.readLine() : null;
                }
            }
            http.shutdownNow();
            return events;
        }
    }
}
