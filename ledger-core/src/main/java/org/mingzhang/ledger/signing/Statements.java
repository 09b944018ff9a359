package org.mingzhang.ledger.signing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mingzhang.ledger.codec.TypeCatalogue;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.Hash32;
import org.mingzhang.ledger.crypto.Suite;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.log.entry.Entry;
import org.mingzhang.ledger.log.entry.Tags;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.store.LogReader;
import org.mingzhang.ledger.store.StoredEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The statements of the commands to one log. Thread-safe.
public final class Statements {

    private static final String SUBMISSION = "payment.PaymentSubmitted";

    /// What a later step says of the submission that was seen.
    private static final List<String> FACTS =
            List.of("amount", "attachments", "line", "payee", "purpose");

    // Refused attempts with the name of a payment can stand before its submission.
    private static final int ENTRIES_SEARCHED_MAX = 10_000;

    private final TypeCatalogue types;
    private final LogReader reader;

    /// The statements of the commands to the log of a reader.
    public Statements(TypeCatalogue types, LogReader reader) {
        this.types = types;
        this.reader = reader;
    }

    /// What the actor of a submission signs.
    ///
    /// @param expiresAt until when it may be decided on, in whole milliseconds
    /// @return empty if such a command is not signed, or follows a submission that is not in the
    ///   log
    public Optional<ObjectNode> of(Submission submission, Instant expiresAt) {
        return submission.command() instanceof Signable command
                ? of(submission, command, expiresAt)
                : Optional.empty();
    }

    private Optional<ObjectNode> of(Submission submission, Signable command, Instant expiresAt) {
        Signable.Subject subject = command.subject();
        ObjectNode statement = write(command);
        statement.remove(subject.kind());
        if (command.followsSubmission()) {
            Optional<StoredEntry> seen = submissionOf(subject);
            if (seen.isEmpty()) {
                return Optional.empty();
            }
            addSeen(statement, seen.get());
        }
        statement
                .put("action", submission.type())
                .put("actor", submission.sender().actor().id())
                .put("commandId", submission.id())
                .put("expiresAt", Timestamps.format(expiresAt))
                .put("log", reader.log().origin().value())
                .put("subject", Tags.tag(subject.kind(), subject.id()));
        return Optional.of(statement);
    }

    private <C extends Command> ObjectNode write(C command) {
        return types.typeOf(command).shape().write(command);
    }

    private static void addSeen(ObjectNode statement, StoredEntry seen) {
        ObjectNode entry = statement.putObject("entry");
        for (Map.Entry<Suite, Hash32> leaf : seen.leaves().entrySet()) {
            entry.put(leaf.getKey().id(), leaf.getValue().hex());
        }
        ObjectNode data = Entry.parse(seen.bytes().toBytes()).data();
        for (String fact : FACTS) {
            JsonNode value = data.get(fact);
            if (value != null) {
                statement.set(fact, value);
            }
        }
    }

    private Optional<StoredEntry> submissionOf(Signable.Subject payment) {
        String tag = Tags.tag(payment.kind(), payment.id());
        JsonNode id = JsonNodeFactory.instance.stringNode(payment.id());
        return reader.positions(tag, Long.MAX_VALUE, ENTRIES_SEARCHED_MAX).stream()
                .flatMap(position -> reader.entry(position).stream())
                .filter(entry -> entry.type().equals(SUBMISSION))
                // A submission that replaces another carries the tag of both.
                .filter(entry ->
                        id.equals(Entry.parse(entry.bytes().toBytes()).data().get(payment.kind())))
                .findFirst();
    }
}
