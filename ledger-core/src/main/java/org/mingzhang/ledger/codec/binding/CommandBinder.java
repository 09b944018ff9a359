package org.mingzhang.ledger.codec.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.CommandType;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.shape.Findings;
import org.mingzhang.ledger.codec.shape.InputRule;
import org.mingzhang.ledger.codec.shape.RecordShape;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.TreeHasher;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.CommandDigest;
import org.mingzhang.ledger.log.entry.Opening;
import org.mingzhang.ledger.log.entry.Origin;
import org.mingzhang.ledger.personal.Discloses;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Turns what clients send into commands. Thread-safe.
///
/// **Shape** UTF-8 JSON of at most 65,536 bytes:
///
/// ```json
/// {"type": "budgetline.ReleaseFunds", "id": "c-1", "correlation": "case-7", "data": {…}}
/// ```
///
/// `correlation` may be left out; so may `client`, which otherwise must be the authenticated one,
/// and `signature`, which is `{alg, key, statement, value}` as an entry carries it.
///
/// **Errors** nothing is thrown for an input, whatever it is; everything that is wrong with it is
/// said at once.
public final class CommandBinder {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Set<String> MEMBERS =
            Set.of("type", "id", "data", "correlation", "client", "signature");

    private final TypeCatalogue types;
    private final Origin log;
    private final TreeHasher hasher;
    private final PersonalTexts personalTexts;
    private final Constraints constraints = new Constraints();

    /// A binder of the commands to one log.
    ///
    /// @param hasher of the log's first suite
    /// @param saltKey the secret from which the salts of commitments are derived; a new key gives
    ///   other digests to commands that are sent again
    public CommandBinder(TypeCatalogue types, Origin log, TreeHasher hasher, SecretKey saltKey) {
        this.types = types;
        this.log = log;
        this.hasher = hasher;
        this.personalTexts = new PersonalTexts(hasher, saltKey);
    }

    /// The command in a piece of JSON text.
    public Binding bind(byte[] json, Sender sender) {
        Findings findings = Findings.inInput(constraints::checkPartial);
        JsonNode input = InputJson.read(json, findings);
        return input == null
                ? new Binding.Invalid(findings.violations())
                : bind(input, sender, findings);
    }

    /// The command in a JSON value, for who makes commands from other sources.
    ///
    /// @param input not changed
    public Binding bind(JsonNode input, Sender sender) {
        return bind(input, sender, Findings.inInput(constraints::checkPartial));
    }

    private Binding bind(JsonNode input, Sender sender, Findings findings) {
        if (!(input instanceof ObjectNode envelope)) {
            findings.reportType("object", input);
            return new Binding.Invalid(findings.violations());
        }
        for (String name : envelope.propertyNames()) {
            if (!MEMBERS.contains(name)) {
                findings.reportAt(name, InputRule.UNKNOWN_MEMBER, Optional.empty());
            }
        }
        String id = identifier(envelope, "id", findings);
        Optional<String> correlation =
                envelope.has("correlation")
                        ? Optional.ofNullable(identifier(envelope, "correlation", findings))
                        : Optional.empty();
        checkClient(envelope, sender, findings);
        CommandType<?> type = type(envelope, findings);
        Command command = type == null ? null : command(type, envelope, findings);
        Optional<ActorSignature> signature = SignatureReader.read(envelope, command, findings);
        if (findings.count() > 0 || id == null || type == null || command == null) {
            return new Binding.Invalid(findings.violations());
        }
        return new Binding.Bound(submission(type, command, sender, id, correlation, signature));
    }

    private static @Nullable String identifier(
            ObjectNode envelope, String member, Findings findings) {
        String value = text(envelope, member, findings);
        if (value != null && !ID.matcher(value).matches()) {
            findings.reportAt(member, InputRule.MALFORMED_ID, Optional.of(value));
            return null;
        }
        return value;
    }

    private static @Nullable String text(ObjectNode envelope, String member, Findings findings) {
        JsonNode node = envelope.get(member);
        if (node == null) {
            findings.reportAt(member, InputRule.MISSING_MEMBER, Optional.empty());
            return null;
        }
        if (!node.isString()) {
            findings.enter(member);
            findings.reportType("string", node);
            findings.leave();
            return null;
        }
        return node.stringValue();
    }

    private static void checkClient(ObjectNode envelope, Sender sender, Findings findings) {
        if (envelope.has("client")) {
            String client = text(envelope, "client", findings);
            if (client != null && !client.equals(sender.client())) {
                findings.reportAt(
                        "client", InputRule.OTHER_CLIENT, Optional.of(client), sender.client());
            }
        }
    }

    private @Nullable CommandType<?> type(ObjectNode envelope, Findings findings) {
        String name = text(envelope, "type", findings);
        if (name == null) {
            return null;
        }
        Optional<CommandType<?>> type = types.command(name);
        if (type.isEmpty()) {
            findings.reportAt("type", InputRule.UNKNOWN_TYPE, Optional.of(name));
        }
        return type.orElse(null);
    }

    private @Nullable Command command(CommandType<?> type, ObjectNode envelope, Findings findings) {
        JsonNode data = envelope.get("data");
        if (data == null) {
            findings.reportAt("data", InputRule.MISSING_MEMBER, Optional.empty());
            return null;
        }
        findings.enter("data");
        Command command = type.shape().read(data, findings);
        if (command != null) {
            constraints.check(command, findings);
        }
        findings.leave();
        return command;
    }

    private <C extends Command> Submission submission(
            CommandType<?> type,
            C command,
            Sender sender,
            String id,
            Optional<String> correlation,
            Optional<ActorSignature> signature) {
        RecordShape<C> shape = types.typeOf(command).shape();
        ObjectNode data = shape.write(command);
        List<Opening> openings = new ArrayList<>();
        Command committed = command;
        if (command instanceof Discloses<?> discloses) {
            Command marked = discloses.committing(_ -> PersonalTexts.MARK);
            if (!marked.equals(command)) {
                personalTexts.commit(data, write(marked), sender.client(), id, openings);
                committed = reread(shape, data);
            }
        }
        Hash32 digest =
                CommandDigest.of(
                        hasher, log, sender.actor().id(), sender.client(), id, type.name(), data);
        return new Submission(
                type.name(), committed, sender, id, digest, correlation, openings, signature);
    }

    private <C extends Command> ObjectNode write(C command) {
        return types.typeOf(command).shape().write(command);
    }

    private static <C extends Command> C reread(RecordShape<C> shape, ObjectNode data) {
        Findings findings = Findings.inEntry();
        C command = shape.read(data, findings);
        if (command == null) {
            throw new IllegalStateException(
                    shape.type().getName() + " with commitments: " + findings.violations());
        }
        return command;
    }
}
