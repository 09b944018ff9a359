package org.mingzhang.api.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Sends signed messages as [Standard Webhooks](https://www.standardwebhooks.com) say. Thread-safe.
///
/// It follows no redirect, waits ten seconds, and reads nothing of the answer but its status.
public final class WebhookSender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String MAC = "HmacSHA256";

    private final InstantSource clock;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    /// @param clock that dates messages
    public WebhookSender(InstantSource clock) {
        this.clock = clock;
    }

    /// A message.
    ///
    /// @param id the same each time that it is sent
    /// @param mediaType of the body
    /// @param body the text
    public record Message(String id, String mediaType, String body) {}

    /// Sends a message and waits for the answer.
    ///
    /// @param secret signs it
    /// @return the status
    /// @throws IOException if there was no answer
    public int send(URI sink, Message message, byte[] secret)
            throws IOException, InterruptedException {
        long seconds = clock.instant().getEpochSecond();
        HttpRequest request =
                HttpRequest.newBuilder(sink)
                        .timeout(PATIENCE)
                        .header("Content-Type", message.mediaType())
                        .header("webhook-id", message.id())
                        .header("webhook-timestamp", Long.toString(seconds))
                        .header("webhook-signature", "v1," + signature(message, seconds, secret))
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        message.body(), StandardCharsets.UTF_8))
                        .build();
        HttpResponse<InputStream> answer =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    /// HMAC-SHA256 over `id.timestamp.body`, in Base64.
    ///
    /// @param seconds of the message, since 1970
    static String signature(Message message, long seconds, byte[] secret) {
        String signed = message.id() + "." + seconds + "." + message.body();
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(MAC + " is in every Java platform", e);
        }
    }
}
