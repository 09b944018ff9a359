package org.mingzhang.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.Receiver;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestLedger;
import org.mingzhang.api.webhook.WebhookSender;
import org.mingzhang.api.wiring.LedgerApplication;
import org.mingzhang.api.wiring.StartSettings;

/// Alerts come to people once: by mail, to another system, into a file, also across restarts.
class AlertsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final WebhookSender SENDER = new WebhookSender(InstantSource.system());
    private static final Alert BLOCKED =
            new Alert(
                    7,
                    Instant.parse("2026-06-30T04:00:00Z"),
                    "payment.PaymentBlocked",
                    "440100000",
                    "219011",
                    Map.of(
                            "payment",
                            "P-1",
                            "unit",
                            "219011",
                            "division",
                            "440100000",
                            "caseReference",
                            "C-$1",
                            "reason",
                            "split invoices"));

    private final AlertTexts texts = new AlertTexts();

    @TempDir private Path folder = Path.of("");

    private AlertSettings.Channel channel(String settings) throws IOException {
        Path file = Files.writeString(folder.resolve("alerts.properties"), settings);
        return AlertSettings.read(file, SENDER).channels().getFirst();
    }

    private void send(AlertSettings.Channel channel) throws IOException, InterruptedException {
        channel.channel().send(BLOCKED, BLOCKED.id("l/1"), texts.text(BLOCKED, channel.language()));
    }

    @Test
    void mailHasTheTextInTheLanguageOfItsReadersAndTheIdOfTheAlert()
            throws IOException, InterruptedException, MessagingException {
        GreenMail server = new GreenMail(new ServerSetup(0, "localhost", "smtp"));
        server.start();
        try {
            send(
                    channel(
                            """
                            head.kind=mail
                            head.server=localhost:%d
                            head.encryption=none
                            head.from=ledger@example.gov
                            head.to=head@example.gov, deputy@example.gov
                            """
                                    .formatted(server.getSmtp().getPort())));

            MimeMessage[] mails = server.getReceivedMessages();
            assertThat(mails).hasSize(2);
            assertThat(mails[0].getSubject()).isEqualTo("支付 P-1 已被阻断");
            assertThat(mails[0].getContent().toString()).contains("案号 C-$1：split invoices");
            assertThat(mails[0].getMessageID()).isEqualTo("<7@l.1>");
        } finally {
            server.stop();
        }
    }

    @Test
    void anotherSystemGetsItSignedAndAFailureIsTold() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("secret"), "shared\n");
        try (Receiver receiver = new Receiver(number -> number == 0 ? 204 : 500)) {
            AlertSettings.Channel channel =
                    channel(
                            """
                            duty.kind=webhook
                            duty.address=%s/alerts
                            duty.secret-file=secret
                            duty.language=en
                            """
                                    .formatted(receiver.address()));
            send(channel);

            assertThat(receiver.messages().getFirst().json().path("title").asString())
                    .isEqualTo("Payment P-1 is blocked");
            assertThat(receiver.messages().getFirst().id()).isEqualTo("7@l.1");
            assertThat(receiver.messages().getFirst().signature()).startsWith("v1,");
            assertThatThrownBy(() -> send(channel)).hasMessageContaining("500");
        }
    }

    @Test
    void aFileHoldsAnAlertOnceHoweverOftenItIsSent() throws IOException, InterruptedException {
        AlertSettings.Channel channel = channel("watch.kind=file\nwatch.file=alerts.jsonl\n");

        send(channel);
        send(channel);

        assertThat(Files.readAllLines(folder.resolve("alerts.jsonl")))
                .singleElement()
                .asString()
                .contains("\"position\":7", "支付 P-1 已被阻断");
    }

    @ParameterizedTest
    @CsvSource({
        "types, 'exception.,payment.', true",
        "types, exception., false",
        "divisions, 4401, true",
        "divisions, 4402, false",
        "units, 219, true",
        "units, 220, false"
    })
    void aChannelConcernsWhatItNames(String key, String value, boolean concerned)
            throws IOException {
        AlertSettings.Channel channel =
                channel("w.kind=file\nw.file=a\nw." + key + "=" + value + "\n");

        assertThat(channel.concerns().test(BLOCKED)).isEqualTo(concerned);
    }

    @ParameterizedTest
    @CsvSource({
        "a.kind=pigeon, a.kind",
        "a.kind=file, a.file",
        "a.kind=mail, a.server",
        "'a.kind=webhook\na.address=ftp://x', a.address",
        "'a.kind=mail\na.server=x:25\na.from=l@x', a.to"
    })
    void aWrongFileIsRefusedWithTheKey(String settings, String key) {
        assertThatThrownBy(() -> channel(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(key);
    }

    /// Every alert has words in both languages, and they name members of its event.
    @Test
    void textsSayWhatTheEventsSay() throws IOException {
        for (String type : texts.types()) {
            String schema = Files.readString(Path.of("..", "docs", "events", type + ".1.json"));
            Alert empty = new Alert(1, Instant.EPOCH, type, "", "", Map.of());
            for (Locale locale : List.of(Locale.ENGLISH, Locale.CHINESE)) {
                AlertTexts.Text text = texts.text(empty, locale);
                assertThat(text.title()).isNotBlank();
                assertThat(Pattern.compile("\\p{IsHan}").matcher(text.title()).find())
                        .isEqualTo(locale.equals(Locale.CHINESE));
            }
            Pattern.compile("\\{([A-Za-z]+)}")
                    .matcher(patterns(type))
                    .results()
                    .forEach(member -> assertThat(schema).contains("\"" + member.group(1) + "\""));
        }
    }

    private static String patterns(String type) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String file : List.of("alerts.properties", "alerts_zh.properties")) {
            Path path = Path.of("src/main/resources/org/mingzhang/api/alerts", file);
            Files.readAllLines(path).stream().filter(l -> l.startsWith(type)).forEach(all::append);
        }
        return all.toString();
    }

    @Test
    void anAlertIsSentOnceAcrossRestarts() throws IOException {
        Path data = TestLedger.newDataDirectory();
        Path file = data.resolve("alerts.jsonl");
        try (Receiver receiver = new Receiver(_ -> 204)) {
            Files.writeString(data.resolve("secret"), "shared");
            Files.writeString(
                    data.resolve("alerts.properties"),
                    """
                    watch.kind=file
                    watch.file=alerts.jsonl
                    duty.kind=webhook
                    duty.address=%s
                    duty.secret-file=secret
                    """
                            .formatted(receiver.address()));
            try (LedgerApplication ledger = LedgerApplication.start(StartSettings.embedded(data))) {
                block(ledger, "one");
                await().atMost(PATIENCE).until(() -> receiver.messages().size() == 1);
            }
            try (LedgerApplication ledger = LedgerApplication.start(StartSettings.embedded(data))) {
                block(ledger, "two");
                await().atMost(PATIENCE)
                        .until(() ->
                                receiver.messages().size() >= 2
                                        && Files.readAllLines(file).size() >= 2);
            }
            assertThat(receiver.messages())
                    .extracting(message -> message.json().path("title").asString())
                    .containsExactly("支付 one 已被阻断", "支付 two 已被阻断");
            assertThat(Files.readAllLines(file)).hasSize(2);
        }
    }

    private static void block(LedgerApplication ledger, String payment) {
        String line = "alert-" + payment;
        for (String[] step :
                new String[][] {
                    {
                        "budget-a",
                        TestClient.command(
                                "budgetline.ApproveAppropriation",
                                line + "-a",
                                """
                                {"line":"%s","division":"440300000","fiscalYear":2025,\
                                "unit":"219011","function":"2070104","economic":"30201",\
                                "fundType":"11","effectiveDate":"2025-03-03",\
                                "document":"Budget 2025","amount":"100.00"}\
                                """
                                        .formatted(line))
                    },
                    {
                        "budget-a",
                        TestClient.command(
                                "budgetline.ReleaseFunds",
                                line + "-r",
                                """
                                {"line":"%s","effectiveDate":"2025-03-03","document":"Release",\
                                "amount":"100.00"}\
                                """
                                        .formatted(line))
                    },
                    {"handler", Payments.submit(payment, line, "10.00")},
                    {
                        "discipline",
                        TestClient.command(
                                "payment.BlockPayment",
                                payment + "-b",
                                """
                                {"payment":"%s",\
                                "reason":"a look is needed","caseReference":"C-1"}\
                                """
                                        .formatted(payment))
                    }
                }) {
            TestClient.Reply reply = TestClient.of(ledger, step[0]).submit(step[1]);
            assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        }
    }
}
