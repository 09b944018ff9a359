package org.mingzhang.api.wiring;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.mingzhang.api.demo.DemoPerson;
import org.mingzhang.api.demo.DemoProvince;
import org.mingzhang.api.importing.sink.OutgoingCommand;
import org.mingzhang.api.importing.sink.SinkUnavailable;
import org.mingzhang.ledger.axon.Answer;
import org.mingzhang.ledger.codec.binding.Binding;
import org.mingzhang.ledger.codec.binding.Sender;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.log.entry.Statement;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.signing.Statements;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Where the people of the signed county send their commands, signed or not, one after the other,
/// because what follows may have to name the entry.
///
/// Their keys follow from their names, so that loading the county again changes nothing. They are
/// worth nothing.
///
/// **Errors** [SinkUnavailable] if the ledger becomes unavailable.
final class CountyDesk {

    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private final LedgerRuntime runtime;
    private final Statements statements;

    CountyDesk(LedgerRuntime runtime) {
        this.runtime = runtime;
        this.statements = new Statements(runtime.types(), runtime.queries());
    }

    /// A command as it is sent.
    static ObjectNode command(String type, String id, Consumer<ObjectNode> data) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        data.accept(content);
        return new OutgoingCommand(id, type, content).toJson();
    }

    /// Whether a command has been answered before.
    boolean knows(String id) {
        return runtime.queries().receipt(DemoProvince.CLIENT, id).isPresent();
    }

    /// Until when a statement of now may be decided on.
    Instant expiry() {
        return runtime.clock().instant().plus(VALIDITY);
    }

    /// Signs a command as somebody sends it.
    void sign(ObjectNode command, DemoPerson person, ActorSecret key, Instant expiresAt) {
        ObjectNode statement =
                statements
                        .of(bind(command, actor(person)), Timestamps.truncated(expiresAt))
                        .orElseThrow(
                                () -> new IllegalStateException(command + " has nothing to sign"));
        command.putObject("signature")
                .put("alg", key.key().scheme().id())
                .put("key", key.key().id())
                .put(
                        "value",
                        Base64.getEncoder()
                                .encodeToString(key.sign(Statement.signedBytes(statement))))
                .set("statement", statement);
    }

    /// Who a made-up person is to the ledger.
    static Occasion.Person actor(DemoPerson person) {
        return new Occasion.Person(person.id(), person.role(), person.unit());
    }

    private Submission bind(ObjectNode command, Occasion.Person actor) {
        return switch (runtime.binder().bind(command, new Sender(DemoProvince.CLIENT, actor))) {
            case Binding.Bound(Submission submission) -> submission;
            case Binding.Invalid(var violations) ->
                    throw new IllegalStateException(command + " is invalid: " + violations);
        };
    }

    /// Sends a command that holds.
    void accepted(ObjectNode command, DemoPerson person) {
        if (!(answer(runtime.ledger().submit(bind(command, actor(person))))
                instanceof Answer.Accepted)) {
            throw new IllegalStateException(command + " was not accepted");
        }
    }

    /// Sends a command that a rule forbids.
    void refused(ObjectNode command, Occasion.Person actor) {
        if (!(answer(runtime.ledger().submit(bind(command, actor))) instanceof Answer.Refused)) {
            throw new IllegalStateException(command + " was not refused");
        }
    }

    /// Sends a command of the ledger's own, whatever becomes of it.
    void own(String id, Command command) {
        var _ = answer(runtime.ledger().submit(runtime.ownCommands().submission(id, command)));
    }

    private static Answer answer(CompletableFuture<Answer> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw new SinkUnavailable("the ledger is unavailable: " + e.getCause(), e);
        }
    }

    /// The key of a name, of a scheme.
    static ActorSecret key(SignatureScheme scheme, String name) {
        try {
            byte[] secret =
                    MessageDigest.getInstance("SHA-256")
                            .digest(
                                    ("mingzhang/demonstration " + name)
                                            .getBytes(StandardCharsets.UTF_8));
            return ActorSecret.of(scheme, secret, new SecureRandom());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
