package org.mingzhang.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mingzhang.api.testing.PackagedLedger;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.VerifierProgram;

/// What the README tells a newcomer to do, with its own words, on the whole demonstration.
class ReadmeIT {

    private static PackagedLedger ledger;
    private static String readme;
    private static String database;

    @BeforeAll
    static void start() throws IOException {
        readme = Files.readString(Path.of("..", "README.md"));
        ledger = new PackagedLedger();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            port = free.getLocalPort();
        }
        database = "jdbc:postgresql://localhost:" + port + "/mingzhang";
        ledger.start("--database-port", Integer.toString(port));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String quoted(String pattern) {
        return Pattern.compile(pattern, Pattern.DOTALL)
                .matcher(readme)
                .results()
                .findFirst()
                .map((MatchResult match) -> match.group(1))
                .orElseThrow(() -> new AssertionError("the README has no " + pattern));
    }

    /// In the zone of the log, whatever that of the machine is.
    private static LocalDate today() {
        return LocalDate.now(ZoneId.of("Asia/Shanghai"));
    }

    private static String line() {
        return quoted("LINE=([^\\n]+)").replace("${TODAY%%-*}", "" + today().getYear());
    }

    private static String payment() {
        return quoted("api/v1/commands.*? -d '(\\{.*?\\})'\n")
                .replace("'$LINE'", line())
                .replace("'$TODAY'", today().toString());
    }

    private static Reply pay() {
        return ledger.as("handler").submit(payment());
    }

    @Test
    void aPaymentHasAReceiptAndKeepsIt() {
        Reply first = pay();
        Reply again = pay();

        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(again.json().path("repeated").asBoolean()).as(again.text()).isTrue();
        assertThat(again.json().path("position")).isEqualTo(first.json().path("position"));
    }

    @Test
    void moreThanThereIsIsRefusedAsTheReadmeShows() {
        String tooMuch =
                payment().replace("readme-1", "readme-2").replace("1200.00", "999999999.00");

        Reply refused = ledger.as("handler").submit(tooMuch);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().at("/receipt/position").isIntegralNumber()).isTrue();
        Map<String, String> shown = members(quoted("(\\{\"title\":.*?)\n\n"));
        assertThat(shown).containsKeys("title", "detail", "rule", "limit", "value");
        shown.forEach((name, value) ->
                assertThat(refused.json().path(name).asString()).as(name).matches(value));
    }

    /// The texts of an answer by their names, as patterns: `…` stands for what differs from day to
    /// day.
    private static Map<String, String> members(String answer) {
        return Pattern.compile("\"(\\w+)\":\"([^\"]*)\"")
                .matcher(answer)
                .results()
                .collect(
                        Collectors.toMap(
                                member -> member.group(1),
                                member ->
                                        Stream.of(member.group(2).split("…", -1))
                                                .map(Pattern::quote)
                                                .collect(Collectors.joining(".+"))));
    }

    @Test
    void aLineHasABalanceOnADay() {
        Reply balance = ledger.as("auditor").get("/api/v1/lines/" + line() + "?at=" + today());

        assertThat(balance.status()).as(balance.text()).isEqualTo(200);
        assertThat(balance.text()).contains("available");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zh/open/area/440000", "/en/open/area/440100"})
    void thePortalIsOpen(String page) {
        Reply reply = ledger.as("auditor").get(page);

        assertThat(reply.status()).as(page).isEqualTo(200);
    }

    @Test
    void aCaseIsCheckedWithoutTheLedger() throws IOException {
        Reply paid =
                ledger.as("handler")
                        .submit(
                                payment()
                                        .replace("readme-1", "readme-3")
                                        .replace("1200.00", "1300.00"));
        assertThat(paid.status()).as(paid.text()).isEqualTo(201);
        String address =
                quoted("localhost:8080(/api/v1/cases/payment/\\S+)")
                        .replace("readme-1", "readme-3");

        // A checkpoint must have covered the payment first.
        TestClient.Blob bundle =
                Awaitility.await()
                        .until(
                                () -> ledger.as("auditor").blob(address),
                                blob -> blob.status() == 200);

        Path file = ledger.data().resolve("case.zip");
        Files.write(file, bundle.bytes());
        VerifierProgram.Run checked =
                VerifierProgram.run("bundle", "--keys", keys(), file.toString());
        assertThat(checked.status()).as(checked.output()).isZero();
    }

    @Test
    void theVerifierAgreesUntilOneByteIsChanged() throws SQLException {
        VerifierProgram.Run before = verify();
        assertThat(before.status()).as(before.output()).isZero();

        String change = quoted("-d mingzhang -c \"(.*?)\"");
        asSuperuser(change);
        try {
            VerifierProgram.Run after = verify();

            assertThat(after.status()).as(after.output()).isEqualTo(1);
            assertThat(after.output())
                    .contains("the first bad position is " + quoted("names position (\\d+)"));
        } finally {
            asSuperuser(change);
        }
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static VerifierProgram.Run verify() {
        return VerifierProgram.run(
                "verify", "--keys", keys(), "--database", database, "--user", "postgres");
    }

    private static String keys() {
        return ledger.data().resolve("vkeys.txt").toString();
    }
}
