package org.mingzhang.api.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Another system that takes messages over HTTP and remembers them.
public final class Receiver implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();

    /// What came.
    ///
    /// @param id of the message
    /// @param timestamp of the message
    /// @param signature of the message
    /// @param body its text
    /// @param status what it was answered with
    public record Message(String id, String timestamp, String signature, String body, int status) {

        /// The body as JSON.
        public JsonNode json() {
            return JSON.readTree(body);
        }
    }

    /// @param answer the status that the message of a number, from 0 on, is answered with
    public Receiver(IntUnaryOperator answer) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/",
                exchange -> {
                    int status = answer.applyAsInt(messages.size());
                    String body =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    messages.add(
                            new Message(
                                    header(exchange.getRequestHeaders().getFirst("webhook-id")),
                                    header(
                                            exchange.getRequestHeaders()
                                                    .getFirst("webhook-timestamp")),
                                    header(
                                            exchange.getRequestHeaders()
                                                    .getFirst("webhook-signature")),
                                    body,
                                    status));
                    if (status == 302) {
                        exchange.getResponseHeaders().set("Location", "/elsewhere");
                    }
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        server.start();
    }

    private static String header(@org.jspecify.annotations.Nullable String value) {
        return Optional.ofNullable(value).orElse("");
    }

    /// Where it is.
    public String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// What came so far.
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /// The ids of the events of messages that were confirmed.
    public List<Long> confirmedIds() {
        return messages.stream()
                .filter(message -> message.status() == 204)
                .flatMap(message -> message.json().valueStream())
                .map(event -> event.path("id").asLong())
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
