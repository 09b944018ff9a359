package org.mingzhang.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mingzhang.api.wiring.LedgerApplication;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Talks to a ledger over HTTP as one person, or as nobody.
///
/// @param base the address of the ledger
/// @param token what is sent as bearer token
/// @param language what is asked for
public record TestClient(String base, Optional<String> token, String language) {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// An answer.
    ///
    /// @param status of HTTP
    /// @param text the body
    public record Reply(int status, String text, java.net.http.HttpHeaders headers) {

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(text);
        }

        /// The body as one JSON value a line.
        public List<JsonNode> lines() {
            return text.lines().map(JSON::readTree).toList();
        }

        /// The value of a header, empty if there is none.
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// Acts as one of the made-up people.
    public static TestClient of(LedgerApplication application, String person) {
        Path file = Objects.requireNonNull(application.runtime().developmentTokens().get(person));
        return nobody("http://localhost:" + application.port()).withToken(read(file));
    }

    /// Acts as nobody.
    public static TestClient nobody(String base) {
        return new TestClient(base, Optional.empty(), "en");
    }

    /// The token in a file.
    public static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The same with a token.
    public TestClient withToken(String other) {
        return new TestClient(base, Optional.of(other), language);
    }

    /// The same in another language.
    public TestClient speaking(String other) {
        return new TestClient(base, token, other);
    }

    /// Submits one command.
    public Reply submit(String json) {
        return post("application/json", json);
    }

    /// Submits commands as a stream, one a line.
    public Reply stream(String... lines) {
        return post("application/x-ndjson", String.join("\n", lines));
    }

    /// Posts to the door of commands.
    public Reply post(String mediaType, String body) {
        return send(
                request("/api/v1/commands")
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Posts JSON to another address.
    public Reply postTo(String path, String json) {
        return postTo(path, "application/json", json);
    }

    /// Posts something else to another address.
    public Reply postTo(String path, String mediaType, String body) {
        return send(
                request(path)
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Asks.
    public Reply get(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// An answer of bytes.
    ///
    /// @param status of HTTP
    /// @param bytes the body
    @SuppressWarnings("ArrayRecordComponent") // Read by tests, compared by none.
    public record Blob(int status, byte[] bytes, java.net.http.HttpHeaders headers) {

        /// The value of a header, empty if there is none.
        public String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    /// Asks for bytes.
    public Blob blob(String path, String... headers) {
        HttpRequest.Builder request = request(path).GET();
        HttpResponse<byte[]> response =
                answer(
                        headers.length == 0 ? request : request.headers(headers),
                        HttpResponse.BodyHandlers.ofByteArray());
        return new Blob(response.statusCode(), response.body(), response.headers());
    }

    /// Asks with another method and no body.
    public Reply method(String method, String path) {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .timeout(PATIENCE)
                        .header("Accept-Language", language);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private static Reply send(HttpRequest.Builder request) {
        HttpResponse<String> response = answer(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(response.statusCode(), response.body(), response.headers());
    }

    private static <T> HttpResponse<T> answer(
            HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The texts of a list of JSON strings, for messages and comparisons.
    public static List<String> texts(JsonNode list, String member) {
        return list.valueStream().map(item -> item.path(member).asString()).toList();
    }

    /// A command with its envelope.
    public static String command(String type, String id, String data) {
        return "{\"type\":\"%s\",\"id\":\"%s\",\"data\":%s}".formatted(type, id, data);
    }

    /// Lines of a stream.
    public static String[] lines(List<String> commands) {
        return commands.toArray(String[]::new);
    }
}
