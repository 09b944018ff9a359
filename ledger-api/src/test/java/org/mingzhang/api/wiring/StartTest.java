package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.embedded.StartRefused;
import org.mingzhang.api.testing.PageBrowser;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.crypto.LogKeys;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.log.checkpoint.Checkpoint;
import org.mingzhang.ledger.log.checkpoint.SignedNote;
import org.mingzhang.ledger.store.WriterState;
import org.mingzhang.projections.ReadSide;

/// Starts that go well, starts that cannot, and what the person is told.
class StartTest {

    private static final String COMMAND =
            """
            {"type":"payment.WithdrawPayment","id":"start-1","data":{"payment":"none",\
            "effectiveDate":"2025-03-03","reason":"a test"}}\
            """;

    private static StartSettings on(Path data, int port, Optional<String> url, boolean made) {
        return new StartSettings(
                "localhost",
                port,
                data,
                url.map(u -> new StartSettings.ExternalDatabase(u, "postgres", "")),
                Optional.empty(),
                false,
                made,
                url.map(_ -> "ledger.test/start"),
                "EUR",
                ZoneId.of("Europe/Madrid"));
    }

    @Test
    void aDataDirectoryInUseIsNamed() {
        Path used = TestLedger.shared().runtime().settings().data();

        assertThatThrownBy(() -> LedgerApplication.start(StartSettings.embedded(used)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(used.toString())
                .hasMessageContaining("in use");
    }

    @Test
    void readModelsOfAnotherVersionAreNoticedAndBuiltAgain() throws Exception {
        try (LedgerApplication application =
                LedgerApplication.start(StartSettings.embedded(TestLedger.newDataDirectory()))) {
            ReadSide readSide = application.runtime().readSide();
            assertThat(readSide.isOutdated()).isFalse();
            try (Connection owner = application.runtime().databases().owner().getConnection();
                    Statement statement = owner.createStatement()) {
                statement.execute("update read_control.generation set shape = 'older'");
            }

            assertThat(readSide.isOutdated()).isTrue();
            readSide.rebuild().run((_, _, _) -> {});

            assertThat(readSide.isOutdated()).isFalse();
        }
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() ->
                            LedgerApplication.start(
                                    on(
                                            TestLedger.newDataDirectory(),
                                            port,
                                            Optional.empty(),
                                            true)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() {
        assertThatThrownBy(() ->
                        LedgerApplication.start(
                                on(
                                        TestLedger.newDataDirectory(),
                                        0,
                                        Optional.of("jdbc:postgresql://localhost:1/none"),
                                        false)))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("jdbc:postgresql://localhost:1/none");
    }

    /// A database of one's own: here another one on the server of the shared ledger.
    @Test
    void onADatabaseOfOnesOwnNobodyReadsOrWritesWithoutAToken() throws Exception {
        Databases server = TestLedger.shared().runtime().databases();
        try (var connection = server.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database own");
        }
        String url = server.url().replaceAll("/mingzhang$", "/own");
        Path data = TestLedger.newDataDirectory();
        // The roles exist on that server already, so the file has to name them.
        Files.copy(
                TestLedger.shared().runtime().settings().data().resolve("database-roles"),
                data.resolve("database-roles"));
        try (LedgerApplication own =
                LedgerApplication.start(on(data, 0, Optional.of(url), false))) {
            TestClient nobody = TestClient.nobody("http://localhost:" + own.port());

            assertThat(nobody.get("/api/v1/status").json().path("currency").asString())
                    .isEqualTo("EUR");
            assertThat(nobody.get("/api/v1/entries/0").status()).isEqualTo(401);
            assertThat(nobody.submit(COMMAND).status()).isEqualTo(401);
            assertThat(own.runtime().developmentTokens()).isEmpty();
            offersNobodyToBe(own);
        }
    }

    /// Neither by a button nor to whoever sends what the button would have sent.
    private static void offersNobodyToBe(LedgerApplication ledger) {
        PageBrowser browser = new PageBrowser(URI.create("http://localhost:" + ledger.port()));
        Document page = browser.page("/en/sign-in");
        assertThat(page.select("input[name=password]")).isNotEmpty();
        assertThat(page.select(".made-up, [name=madeUp]")).isEmpty();

        for (String person : List.of("reviewer", "demo.440100.reviewer")) {
            HttpResponse<String> tried =
                    browser.press("/en/sign-in", "main form", Map.of("madeUp", person));

            assertThat(tried.statusCode()).as(person).isEqualTo(403);
            assertThat(browser.get("/en/work").uri().getPath()).isEqualTo("/en/sign-in");
        }
    }

    @Test
    void aRestartKeepsWhatWasAnsweredAndALogThatIsShorterThanItsCheckpointsIsReadOnly()
            throws Exception {
        Path data = TestLedger.newDataDirectory();
        Reply first;
        try (LedgerApplication ledger = LedgerApplication.start(StartSettings.embedded(data))) {
            first = TestClient.of(ledger, "handler").submit(COMMAND);
        }

        Reply again;
        try (LedgerApplication ledger = LedgerApplication.start(StartSettings.embedded(data))) {
            again = TestClient.of(ledger, "handler").submit(COMMAND);
        }
        assertThat(again.json().path("receipt").path("repeated").asBoolean()).isTrue();
        assertThat(again.json().path("receipt").path("eventIds"))
                .isEqualTo(first.json().path("receipt").path("eventIds"));

        publishACheckpointBeyondTheLog(data);
        try (LedgerApplication ledger = LedgerApplication.start(StartSettings.embedded(data))) {
            Awaitility.await()
                    .until(() ->
                            ledger.runtime().ledger().engine().state()
                                    instanceof WriterState.ReadOnly);
            TestClient handler = TestClient.of(ledger, "handler");

            Reply refused = handler.submit(COMMAND.replace("start-1", "start-2"));

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").asString()).isEqualTo("read-only");
            assertThat(refused.json().path("reason").asString()).contains("checkpoint");
            assertThat(TestClient.of(ledger, "auditor").get("/api/v1/entries/0").status())
                    .isEqualTo(200);
            assertThat(handler.get("/api/v1/health/ready").status()).isEqualTo(503);
            assertThat(handler.get("/api/v1/status").json().path("writer").path("state").asString())
                    .isEqualTo("read-only");
        }
    }

    private static void publishACheckpointBeyondTheLog(Path data) throws IOException {
        LogKeys keys = LogKeys.load(data.resolve("keys").resolve("log.keys"), new SecureRandom());
        Path file = data.resolve("checkpoints").resolve("checkpoint");
        Checkpoint published = Checkpoint.parse(SignedNote.parse(Files.readString(file)).text());
        Checkpoint beyond =
                new Checkpoint(
                        published.origin(), Suite.SHA256, published.size() + 1, published.root());
        Files.writeString(file, beyond.sign(keys.signer(Suite.SHA256)).format());
    }
}
