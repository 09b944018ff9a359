package org.mingzhang.api.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.mingzhang.ledger.crypto.StampAuthority;

/// A time-stamp authority over HTTP.
///
/// **Source** RFC 3161, section 3.4.
///
/// @param client keeps connections open between requests
/// @param address where requests are posted
public record HttpStamps(HttpClient client, URI address) implements StampAuthority.Door {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int BODY_BYTES_MAX = 65_536;

    @Override
    public byte[] ask(byte[] request) throws IOException, InterruptedException {
        HttpResponse<InputStream> response =
                client.send(
                        HttpRequest.newBuilder(address)
                                .timeout(PATIENCE)
                                .header("Content-Type", "application/timestamp-query")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return body.readNBytes(BODY_BYTES_MAX);
        }
    }
}
