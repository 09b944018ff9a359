package org.mingzhang.ledger.signing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.binding.Submission;
import org.mingzhang.ledger.crypto.ActorKey;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.KeyCommand.ProposeKey;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureInvalid;
import org.mingzhang.ledger.identity.SignatureRefusal.StatementMismatch;
import org.mingzhang.ledger.identity.SigningKey;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.Statement;
import org.mingzhang.ledger.log.entry.Timestamps;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whether a signature is its key's, and its statement the one of the command. Thread-safe.
///
/// Whether the key is enrolled, whose it is and whether the statement has expired is left to the
/// decision, which rests on one state and one time.
public final class SignatureCheck {

    private final Statements statements;

    /// A check against the statements of a log.
    public SignatureCheck(Statements statements) {
        this.statements = statements;
    }

    /// What is found of the signature of a submission, on the calling thread.
    public Occasion.Signed of(Submission submission, ActorSignature signature, State state) {
        Optional<Instant> expiresAt = expiresAt(signature.statement());
        Optional<Refusal> flaw =
                expiresAt.isEmpty()
                        ? Optional.of(new StatementMismatch("expiresAt", Optional.empty()))
                        : flaw(submission, signature, expiresAt.get(), state);
        return new Occasion.Signed(signature.key(), expiresAt.orElse(Instant.EPOCH), flaw);
    }

    private Optional<Refusal> flaw(
            Submission submission, ActorSignature signature, Instant expiresAt, State state) {
        Optional<ObjectNode> expected = statements.of(submission, expiresAt);
        if (expected.isEmpty()) {
            return Optional.of(new StatementMismatch("entry", Optional.empty()));
        }
        return difference(expected.get(), signature.statement())
                .or(() ->
                        verifies(submission, signature, state)
                                ? Optional.empty()
                                : Optional.of(new SignatureInvalid(signature.key())));
    }

    private static boolean verifies(Submission submission, ActorSignature signature, State state) {
        return switch (submission.command()) {
            case ProposeKey own -> verifies(own.alg(), own.publicKey(), signature);
            default ->
                    switch (state.of(SigningKey.PART.of(signature.key()))) {
                        case SigningKey.Enrolled key ->
                                verifies(key.alg(), key.publicKey(), signature);
                        // There is no signature to check; the decision says what is wrong.
                        case SigningKey.Unknown _, SigningKey.Proposed _, SigningKey.Revoked _ ->
                                true;
                    };
        };
    }

    private static boolean verifies(String alg, String publicKey, ActorSignature signature) {
        return alg.equals(signature.alg())
                && SignatureScheme.of(alg)
                        .flatMap(scheme ->
                                ActorKey.of(scheme, Base64.getDecoder().decode(publicKey)))
                        .filter(key -> key.id().equals(signature.key()))
                        .filter(key ->
                                key.verifies(
                                        Statement.signedBytes(signature.statement()),
                                        Base64.getDecoder().decode(signature.value())))
                        .isPresent();
    }

    private static Optional<Instant> expiresAt(ObjectNode statement) {
        try {
            return Optional.of(Timestamps.parse(statement.path("expiresAt").asString("")));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Refusal> difference(ObjectNode expected, ObjectNode given) {
        TreeSet<String> members = new TreeSet<>(expected.propertyNames());
        members.addAll(given.propertyNames());
        return members.stream()
                .filter(member -> !same(expected.get(member), given.get(member)))
                .findFirst()
                .map(member ->
                        new StatementMismatch(
                                member,
                                Optional.ofNullable(expected.get(member))
                                        .filter(JsonNode::isString)
                                        .map(JsonNode::stringValue)));
    }

    private static boolean same(@Nullable JsonNode one, @Nullable JsonNode other) {
        return one != null
                && other != null
                && Arrays.equals(CanonicalJson.write(one), CanonicalJson.write(other));
    }
}
