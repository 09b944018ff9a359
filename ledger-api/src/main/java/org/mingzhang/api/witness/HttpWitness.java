package org.mingzhang.api.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.crypto.TreeHashers;
import org.mingzhang.ledger.witness.WitnessDoor;

/// A witness over HTTP: `POST <prefix>/add-checkpoint`, `GET <prefix>/<origin hash>/checkpoint`.
///
/// It follows no redirect, waits ten seconds, and reads 64 KiB.
///
/// @param client keeps connections open between requests
/// @param prefix ends in a slash
public record HttpWitness(HttpClient client, URI prefix) implements WitnessDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int BODY_BYTES_MAX = 65_536;

    /// A client for all witnesses of a process.
    public static HttpClient newClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// The witness at a submission prefix.
    ///
    /// @throws IllegalArgumentException if it is no address of HTTP
    public static HttpWitness at(HttpClient client, String prefix) {
        if (!prefix.matches("https?://[^?#]+")) {
            throw new IllegalArgumentException(prefix + " is no http or https address");
        }
        return new HttpWitness(client, URI.create(prefix.endsWith("/") ? prefix : prefix + "/"));
    }

    @Override
    public Reply addCheckpoint(String body) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(prefix.resolve("add-checkpoint"))
                        .header("Content-Type", "text/plain; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    @Override
    public Reply newest(String treeOrigin) throws IOException, InterruptedException {
        String hash =
                TreeHashers.of(Suite.SHA256)
                        .digest(treeOrigin.getBytes(StandardCharsets.UTF_8))
                        .hex();
        return send(HttpRequest.newBuilder(prefix.resolve(hash + "/checkpoint")).GET());
    }

    private Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(
                        request.timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            return new Reply(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    new String(body.readNBytes(BODY_BYTES_MAX), StandardCharsets.UTF_8));
        }
    }
}
