package org.mingzhang.verifier.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Serves a witness over HTTP: `POST /add-checkpoint` to submit, and `GET /<origin
/// hash>/checkpoint` to see what it signed last, the hash being the SHA-256 of the tree's origin in
/// lower-case hex. Both prefixes are the server's root.
public final class WitnessServer implements AutoCloseable {
    private static final int THREADS = 4;
    private static final Pattern CHECKPOINT = Pattern.compile("/([0-9a-f]{64})/checkpoint");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Witness witness;

    /// Starts to listen.
    public WitnessServer(Witness witness, InetSocketAddress address) throws IOException {
        this.witness = witness;
        server = HttpServer.create(address, 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Witness.Answer answer = respond(exchange);
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Witness.Answer respond(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Matcher checkpoint = CHECKPOINT.matcher(path);
        if (checkpoint.matches()) {
            return exchange.getRequestMethod().equals("GET")
                    ? witness.newest(checkpoint.group(1))
                    : Witness.Answer.of(405, "GET a checkpoint\n");
        }
        if (!path.equals("/add-checkpoint")) {
            return Witness.Answer.of(404, "not here\n");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Witness.Answer.of(405, "POST a checkpoint\n");
        }
        byte[] body = exchange.getRequestBody().readNBytes(Witness.REQUEST_BYTES_MAX + 1);
        if (body.length > Witness.REQUEST_BYTES_MAX) {
            return Witness.Answer.of(413, "the request is too long\n");
        }
        try {
            return witness.add(body);
        } catch (IOException e) {
            return Witness.Answer.of(503, "the witness cannot keep its state\n");
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
