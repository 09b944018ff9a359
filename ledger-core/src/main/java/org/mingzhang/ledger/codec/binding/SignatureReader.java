package org.mingzhang.ledger.codec.binding;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mingzhang.ledger.codec.shape.Findings;
import org.mingzhang.ledger.codec.shape.InputRule;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.identity.Signable;
import org.mingzhang.ledger.log.entry.ActorSignature;
import org.mingzhang.ledger.log.entry.CanonicalJson;
import org.mingzhang.ledger.log.entry.EntryFormatException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads the signature that comes with a command. Its form only: whether it holds is checked when
/// the command is decided.
final class SignatureReader {

    private static final String MEMBER = "signature";
    private static final Set<String> MEMBERS = Set.of("alg", "key", "statement", "value");
    private static final String FORM = "an object of alg, key, statement and value";

    private SignatureReader() {}

    /// The signature, if there is one; what is wrong with it is reported.
    ///
    /// @param command the command, if it could be read
    static Optional<ActorSignature> read(
            ObjectNode envelope, @Nullable Command command, Findings findings) {
        JsonNode node = envelope.get(MEMBER);
        if (node == null) {
            return Optional.empty();
        }
        if (command != null && !(command instanceof Signable)) {
            findings.reportAt(MEMBER, InputRule.NOT_SIGNABLE, Optional.empty());
            return Optional.empty();
        }
        if (!(node instanceof ObjectNode signature)
                || !MEMBERS.equals(Set.copyOf(signature.propertyNames()))
                || !(signature.get("statement") instanceof ObjectNode statement)) {
            report(FORM, findings);
            return Optional.empty();
        }
        try {
            CanonicalJson.write(statement);
            return Optional.of(
                    new ActorSignature(
                            signature.get("alg").asString(""),
                            signature.get("key").asString(""),
                            statement,
                            signature.get("value").asString("")));
        } catch (EntryFormatException e) {
            report(e.rule(), findings);
            return Optional.empty();
        }
    }

    private static void report(String form, Findings findings) {
        findings.reportAt(MEMBER, InputRule.MALFORMED_SIGNATURE, Optional.empty(), form);
    }
}
