package org.mingzhang.api.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.ledger.store.WriterState;

/// Two nodes of one log: one writes, the other stands by, reads, and takes over.
class TwoNodesTest {

    private static String withdrawal(String id) {
        return TestClient.command(
                "payment.WithdrawPayment",
                id,
                """
                {"payment":"nobody-applied","effectiveDate":"2024-03-04","reason":"a test"}\
                """);
    }

    @Test
    void theOneThatStandsByNamesTheWriterAndTakesOverWhenItEnds() throws Exception {
        String url = newDatabase();
        StartSettings one = nodeOf(url, TestLedger.newDataDirectory());
        copy(TestLedger.shared().runtime().settings().data(), one.data(), "database-roles");
        LedgerApplication first = LedgerApplication.start(one);
        try {
            StartSettings two = nodeOf(url, TestLedger.newDataDirectory());
            copy(one.data(), two.data(), "database-roles", "keys");
            try (LedgerApplication second = LedgerApplication.start(two)) {
                String token = tokenKnownToAllNodes(first);
                TestClient writer = at(first, token);
                TestClient standby = at(second, token);
                Reply recorded = writer.submit(withdrawal("node-1"));
                long position = recorded.json().path("receipt").path("position").asLong();

                Reply refused = standby.submit(withdrawal("node-2"));

                assertThat(refused.status()).as(refused.text()).isEqualTo(503);
                assertThat(refused.json().path("code").asString()).isEqualTo("standby");
                assertThat(refused.json().path("writer").asString()).isNotEmpty();
                assertThat(refused.header("Retry-After")).isNotEmpty();
                assertThat(standby.get("/api/v1/health/ready").status()).isEqualTo(503);
                assertThat(standby.get("/log/checkpoint").status()).isEqualTo(200);

                first.close();
                Awaitility.await()
                        .until(() ->
                                second.runtime().ledger().engine().state()
                                        instanceof WriterState.Active);

                Reply again = standby.submit(withdrawal("node-1"));
                assertThat(again.json().path("receipt").path("repeated").asBoolean())
                        .as("what the first node recorded is repeated, not decided again")
                        .isTrue();
                assertThat(again.json().path("receipt").path("position").asLong())
                        .isEqualTo(position);
                assertThat(standby.submit(withdrawal("node-2")).status()).isEqualTo(422);
                assertThat(standby.get("/api/v1/health/ready").status()).isEqualTo(200);
            }
        } finally {
            first.close();
        }
    }

    private static String tokenKnownToAllNodes(LedgerApplication node) {
        Identity handler = new Identity("treasury", "li", List.of("handler"), "219", "");
        return node.runtime()
                .tokens()
                .create("treasury-1", handler, false, Optional.empty())
                .reveal();
    }

    private static TestClient at(LedgerApplication node, String token) {
        return TestClient.nobody("http://localhost:" + node.port()).withToken(token);
    }

    private static String newDatabase() throws Exception {
        Databases server = TestLedger.shared().runtime().databases();
        try (Connection owner = server.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("create database two_nodes");
        }
        return server.url().replaceAll("/mingzhang$", "/two_nodes");
    }

    private static StartSettings nodeOf(String url, Path data) {
        return new StartSettings(
                "localhost",
                0,
                data,
                Optional.of(new StartSettings.ExternalDatabase(url, "postgres", "")),
                Optional.empty(),
                false,
                false,
                Optional.of("ledger.test/two-nodes"),
                "CNY",
                ZoneId.of("Asia/Shanghai"));
    }

    /// Nodes of one log have the same keys and the same logins of the database.
    private static void copy(Path from, Path to, String... names) throws IOException {
        for (String name : names) {
            try (Stream<Path> files = Files.walk(from.resolve(name))) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }
}
