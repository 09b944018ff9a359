package org.mingzhang.api.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.mingzhang.api.feed.BackOff;
import org.mingzhang.api.security.BearerToken;
import org.mingzhang.api.security.Identity;
import org.mingzhang.api.security.TokenStore;
import org.mingzhang.api.testing.Payments;
import org.mingzhang.api.testing.PublicMoney;
import org.mingzhang.api.testing.Receiver;
import org.mingzhang.api.testing.TestClient;
import org.mingzhang.api.testing.TestClient.Reply;
import org.mingzhang.api.testing.TestLedger;

/// Events sent to another system: signed, in order, again after a failure, and only where the
/// operator allows it.
class SubscriptionsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TokenStore tokens = TestLedger.shared().runtime().tokens();
    private final long last = PublicMoney.lastPosition();

    private TestClient system(String name) {
        Identity identity =
                new Identity("sub-" + name, "sub-" + name, List.of("auditor"), "219011", "", "");
        BearerToken token = tokens.create("sub-" + name, identity, false, Optional.empty());
        return TestClient.nobody(TestLedger.as("handler").base()).withToken(token.reveal());
    }

    private static void allow(String place) {
        Path file = TestLedger.shared().runtime().settings().data().resolve("webhook-hosts");
        try {
            Files.writeString(
                    file,
                    "# test\n" + place + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String wish(String id, String sink, long after) {
        return """
        {"id":"%s","sink":"%s","types":["payment.","budgetline."],"after":"%d"}\
        """
                .formatted(id, sink, after);
    }

    private static Reply subscribe(TestClient system, String wish) {
        Reply made = system.postTo("/api/v1/subscriptions", wish);
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made;
    }

    private static String state(TestClient system, String id) {
        return system.get("/api/v1/subscriptions/" + id).json().path("state").asString();
    }

    @Test
    void eventsComeInOrderSignedByTheSecretThatWasToldOnce() throws GeneralSecurityException {
        TestClient system = system("signed");
        try (Receiver receiver = new Receiver(_ -> 204)) {
            allow(receiver.address());
            String secret =
                    subscribe(system, wish("signed", receiver.address() + "/hook", last - 2))
                            .json()
                            .path("secret")
                            .asString();
            await().atMost(PATIENCE).until(() -> receiver.confirmedIds().contains(last));
            Payments.lineWith("10.00", "sub-signed");

            await().atMost(PATIENCE).until(() -> receiver.messages().size() >= 2);
            assertThat(receiver.confirmedIds()).isSorted().doesNotHaveDuplicates().contains(last);
            for (Receiver.Message message : receiver.messages()) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(
                        new SecretKeySpec(
                                Base64.getDecoder().decode(secret.replace("whsec_", "")),
                                "HmacSHA256"));
                String signed = message.id() + "." + message.timestamp() + "." + message.body();
                assertThat(message.signature())
                        .isEqualTo(
                                "v1,"
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        mac.doFinal(
                                                                signed.getBytes(
                                                                        StandardCharsets.UTF_8))));
            }
            assertThat(system.get("/api/v1/subscriptions").text()).doesNotContain("whsec_");
        }
        system.method("DELETE", "/api/v1/subscriptions/signed");
        assertThat(system.get("/api/v1/subscriptions/signed").status()).isEqualTo(404);
    }

    @Test
    void aReceiverThatFailsGetsTheSameMessageAgainAndLosesNothing() {
        TestClient system = system("failing");
        try (Receiver receiver = new Receiver(number -> number < 2 ? 503 : 204)) {
            allow(receiver.address());
            subscribe(system, wish("failing", receiver.address(), last - 1));

            await().atMost(PATIENCE).until(() -> receiver.confirmedIds().contains(last));
            List<Receiver.Message> messages = receiver.messages();
            assertThat(messages.get(1).json().get(0)).isEqualTo(messages.get(0).json().get(0));
            assertThat(messages.get(2).json().get(0)).isEqualTo(messages.get(0).json().get(0));
            assertThat(receiver.confirmedIds()).doesNotHaveDuplicates();
            await().atMost(PATIENCE).until(() -> state(system, "failing").equals("active"));
        }
        system.method("DELETE", "/api/v1/subscriptions/failing");
    }

    /// A receiver that redirects might lead into a network that the operator has not named.
    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        TestClient system = system("redirecting");
        try (Receiver receiver = new Receiver(_ -> 302)) {
            allow(receiver.address());
            subscribe(system, wish("redirecting", receiver.address(), last - 1));

            await().atMost(PATIENCE).until(() -> receiver.messages().size() >= 2);
            assertThat(state(system, "redirecting")).isEqualTo("retrying");
            assertThat(
                            system.get("/api/v1/subscriptions/redirecting")
                                    .json()
                                    .path("lastError")
                                    .asString())
                    .isEqualTo("status 302");
        }
        system.method("DELETE", "/api/v1/subscriptions/redirecting");
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMoreUntilItIsResumed() {
        TestClient system = system("gone");
        try (Receiver receiver = new Receiver(number -> number == 0 ? 410 : 204)) {
            allow(receiver.address());
            subscribe(system, wish("gone", receiver.address(), last - 1));

            await().atMost(PATIENCE).until(() -> state(system, "gone").equals("gone"));
            assertThat(receiver.messages()).hasSize(1);

            system.postTo("/api/v1/subscriptions/gone/resume", "");
            await().atMost(PATIENCE).until(() -> receiver.confirmedIds().contains(last));
        }
        system.method("DELETE", "/api/v1/subscriptions/gone");
    }

    @Test
    void aSubscriptionEndsWithItsToken() {
        TestClient system = system("revoked");
        SubscriptionTable table = TestLedger.shared().component(SubscriptionTable.class);
        try (Receiver receiver = new Receiver(_ -> 204)) {
            allow(receiver.address());
            subscribe(system, wish("revoked", receiver.address(), last - 1));
            await().atMost(PATIENCE).until(() -> receiver.confirmedIds().contains(last));

            tokens.revoke("sub-revoked");
            await().atMost(PATIENCE)
                    .until(() ->
                            table.find("revoked")
                                    .orElseThrow()
                                    .standing()
                                    .stopped()
                                    .equals(Optional.of(Subscription.Stop.TOKEN_ENDED)));
            int before = receiver.messages().size();
            Payments.lineWith("10.00", "sub-revoked");
            assertThat(receiver.messages()).hasSize(before);
            table.remove("revoked");
        }
    }

    @Test
    void nothingIsSentWhereTheOperatorHasNotAllowedIt() {
        TestClient system = system("forbidden");

        Reply refused =
                system.postTo(
                        "/api/v1/subscriptions",
                        wish("forbidden", "http://169.254.169.254/latest", 0));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("code").asString()).isEqualTo("sink-not-allowed");
        assertThat(refused.json().path("place").asString()).isEqualTo("http://169.254.169.254:80");
    }

    @Test
    void anAddressThatSaysMoreThanAPlaceIsRefused() {
        TestClient system = system("strange");

        for (String sink :
                List.of("ftp://host/x", "http://user@host/", "http:///x", "no address")) {
            assertThat(
                            system.postTo("/api/v1/subscriptions", wish("strange", sink, 0))
                                    .json()
                                    .path("code")
                                    .asString())
                    .as(sink)
                    .isEqualTo("bad-parameter");
        }
    }

    @Test
    void nobodySeesTheSubscriptionsOfOthers() {
        TestClient mine = system("mine");
        TestClient other = system("other");
        try (Receiver receiver = new Receiver(_ -> 204)) {
            allow(receiver.address());
            subscribe(mine, wish("mine", receiver.address(), last));

            assertThat(other.get("/api/v1/subscriptions/mine").status()).isEqualTo(404);
            assertThat(other.get("/api/v1/subscriptions").json()).isEmpty();
            assertThat(other.method("DELETE", "/api/v1/subscriptions/mine").status())
                    .isEqualTo(404);
        }
        assertThat(mine.method("DELETE", "/api/v1/subscriptions/mine").status()).isEqualTo(204);
        assertThat(
                        TestClient.nobody(mine.base())
                                .postTo("/api/v1/subscriptions", wish("n", "http://x", 0))
                                .status())
                .isEqualTo(401);
    }

    @Test
    void waitsDoubleUpToFiveMinutes() {
        assertThat(BackOff.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BackOff.after(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(BackOff.after(60)).isEqualTo(Duration.ofMinutes(5));
    }
}
