package org.mingzhang.api.importing.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A stream into another process: NDJSON over HTTP, some thousand commands a request.
///
/// While one request is on its way the next commands gather. A request that fails half-way is sent
/// again from its first command without an answer: their ids make that safe. When the ledger stays
/// away, or refuses the token, the stream is over.
public final class HttpSink implements CommandSink {

    private static final int COMMANDS_A_REQUEST_MAX = 2_000;
    private static final int WAITING_MAX = 4_000;
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REQUEST_TIMEOUT = Duration.ofMinutes(10);

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();
    private final JsonMapper json = JsonMapper.shared();
    private final URI endpoint;
    private final String token;
    private final Patience patience;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread sender;

    /// Why the stream is over.
    private final AtomicReference<@Nullable SinkUnavailable> over = new AtomicReference<>();

    private sealed interface Waiting {

        /// A command on its way.
        record Command(OutgoingCommand command, CompletableFuture<Outcome> answer)
                implements Waiting {}

        /// No more follow.
        record End() implements Waiting {}
    }

    /// How long to wait before each further try of a request that got no answers.
    ///
    /// @param pauses one for each further try
    public record Patience(List<Duration> pauses) {

        /// About two minutes: a restart of the ledger is waited out.
        public static final Patience DEFAULT =
                new Patience(Stream.of(1, 2, 4, 8, 15, 30, 60).map(Duration::ofSeconds).toList());

        public Patience {
            pauses = List.copyOf(pauses);
        }
    }

    /// A stream of the one whom a token stands for.
    ///
    /// @param ledger the address of the ledger, for instance `http://localhost:8080`
    public HttpSink(URI ledger, String token, Patience patience) {
        this.endpoint = ledger.resolve("/api/v1/commands");
        this.token = token;
        this.patience = patience;
        this.sender = Thread.ofVirtual().name("import-sender").start(this::sendAll);
    }

    @Override
    public CompletableFuture<Outcome> submit(OutgoingCommand command) throws InterruptedException {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        SinkUnavailable reason = over.get();
        if (reason == null) {
            queue.put(new Waiting.Command(command, answer));
            reason = over.get();
        }
        if (reason != null) {
            answer.completeExceptionally(reason);
        }
        return answer;
    }

    @Override
    public void close() {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(new Waiting.End());
                sender.join();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        http.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void sendAll() {
        boolean more = true;
        while (more) {
            List<Waiting> taken = new ArrayList<>();
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the sender", e);
            }
            queue.drainTo(taken, COMMANDS_A_REQUEST_MAX - 1);
            Deque<Waiting.Command> unanswered = new ArrayDeque<>();
            for (Waiting waiting : taken) {
                switch (waiting) {
                    case Waiting.Command command -> unanswered.add(command);
                    case Waiting.End _ -> more = false;
                }
            }
            try {
                if (over.get() == null) {
                    send(unanswered);
                }
            } catch (SinkUnavailable e) {
                over.compareAndSet(null, e);
            } catch (RuntimeException e) {
                over.compareAndSet(null, new SinkUnavailable("unexpected answer: " + e, e));
            }
            SinkUnavailable reason = over.get();
            if (reason != null) {
                unanswered.forEach(command -> command.answer().completeExceptionally(reason));
            }
        }
    }

    /// Sends until every command has its answer.
    private void send(Deque<Waiting.Command> unanswered) {
        int tries = 0;
        while (!unanswered.isEmpty()) {
            int before = unanswered.size();
            Optional<String> trouble = sendOnce(unanswered);
            if (trouble.isEmpty()) {
                continue;
            }
            tries = unanswered.size() < before ? 0 : tries + 1;
            if (tries > patience.pauses().size()) {
                throw new SinkUnavailable(
                        trouble.get() + "; what is recorded stays, start the import again");
            }
            pause(patience.pauses().get(Math.max(0, tries - 1)));
        }
    }

    /// Sends once, and takes from the queue what is answered.
    ///
    /// @return what stood in the way of the rest
    private Optional<String> sendOnce(Deque<Waiting.Command> unanswered) {
        int sent = unanswered.size();
        HttpRequest request =
                HttpRequest.newBuilder(endpoint)
                        .timeout(REQUEST_TIMEOUT)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/x-ndjson")
                        .header("Accept-Language", "en")
                        .POST(HttpRequest.BodyPublishers.ofString(lines(unanswered)))
                        .build();
        try {
            HttpResponse<Stream<String>> response =
                    http.send(request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                return switch (response.statusCode()) {
                    case 200 -> answers(lines, unanswered, sent);
                    case 429, 502, 503, 504 ->
                            Optional.of("the ledger answers " + response.statusCode());
                    default ->
                            throw new SinkUnavailable(
                                    "the ledger answers "
                                            + response.statusCode()
                                            + ": "
                                            + lines.limit(1).findFirst().orElse(""));
                };
            }
        } catch (IOException | UncheckedIOException e) {
            return Optional.of("no answer from " + endpoint + ": " + e);
        } catch (InterruptedException e) {
            throw new SinkUnavailable("interrupted", e);
        }
    }

    private String lines(Deque<Waiting.Command> commands) {
        StringBuilder lines = new StringBuilder(commands.size() * 700);
        for (Waiting.Command command : commands) {
            lines.append(json.writeValueAsString(command.command().toJson())).append('\n');
        }
        return lines.toString();
    }

    private Optional<String> answers(
            Stream<String> lines, Deque<Waiting.Command> unanswered, int sent) {
        Optional<String> trouble = Optional.of("the answer ended early");
        for (String line : (Iterable<String>) lines::iterator) {
            JsonNode answer = parsed(line);
            if (answer.has("summary")) {
                JsonNode problem = answer.get("summary").path("problem");
                return problem.isMissingNode()
                        ? unanswered.isEmpty() ? Optional.empty() : trouble
                        : Optional.of("the ledger stopped: " + text(problem, "detail"));
            }
            int expected = sent - unanswered.size() + 1;
            if (answer.path("line").asInt() != expected || unanswered.isEmpty()) {
                throw new SinkUnavailable("line " + expected + " should be answered, not " + line);
            }
            Optional<Outcome> outcome = outcome(answer);
            if (outcome.isEmpty()) {
                trouble = Optional.of("the ledger answers " + answer.path("status").asInt());
                return trouble;
            }
            unanswered.removeFirst().answer().complete(outcome.get());
        }
        return trouble;
    }

    private JsonNode parsed(String line) {
        try {
            return json.readTree(line.getBytes(StandardCharsets.UTF_8));
        } catch (JacksonException e) {
            throw new SinkUnavailable("the answer is no JSON: " + line, e);
        }
    }

    /// What an answer says; empty if the command is to be sent again.
    private static Optional<Outcome> outcome(JsonNode answer) {
        JsonNode problem = answer.path("problem");
        int status = answer.path("status").asInt();
        return switch (status) {
            case 200, 201 ->
                    Optional.of(
                            new Outcome.Accepted(
                                    answer.path("receipt").path("position").asLong(),
                                    answer.path("receipt").path("repeated").asBoolean()));
            case 422 ->
                    Optional.of(
                            new Outcome.Refused(
                                    problem.path("receipt").path("position").asLong(),
                                    text(problem, "rule"),
                                    optional(problem, "limit"),
                                    optional(problem, "value"),
                                    problem.path("receipt").path("repeated").asBoolean()));
            case 409 -> Optional.of(new Outcome.IdReused());
            case 400, 413 -> Optional.of(invalid(problem));
            case 429, 503 -> Optional.empty();
            default ->
                    throw new SinkUnavailable(
                            "the ledger answers " + status + ": " + text(problem, "detail"));
        };
    }

    private static Outcome invalid(JsonNode problem) {
        JsonNode violation = problem.path("violations").path(0);
        return violation.isMissingNode()
                ? new Outcome.Invalid("", text(problem, "code"), Optional.empty())
                : new Outcome.Invalid(
                        text(violation, "field"),
                        text(violation, "rule"),
                        optional(violation, "value"));
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static Optional<String> optional(JsonNode node, String member) {
        return node.has(member) ? Optional.of(text(node, member)) : Optional.empty();
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw new SinkUnavailable("interrupted", e);
        }
    }
}
