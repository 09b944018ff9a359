package org.mingzhang.ledger.testing;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.mingzhang.ledger.codec.LedgerTypes;
import org.mingzhang.ledger.crypto.ActorSecret;
import org.mingzhang.ledger.crypto.SignatureScheme;
import org.mingzhang.ledger.log.entry.Statement;
import org.mingzhang.ledger.log.entry.Timestamps;
import org.mingzhang.ledger.signing.Statements;
import org.mingzhang.ledger.store.LogReader;
import tools.jackson.databind.node.ObjectNode;

/// A person with a key of their own.
public final class TestSigner {

    private final TestLedger ledger;
    private final String person;
    private final ActorSecret secret;
    private final Statements statements;

    /// A person who is given a new key.
    public TestSigner(TestLedger ledger, String person, SignatureScheme scheme) {
        this.ledger = ledger;
        this.person = person;
        this.secret = ActorSecret.generate(scheme, new SecureRandom());
        this.statements =
                new Statements(
                        LedgerTypes.catalogue(),
                        new LogReader(ledger.database().writerPool(), ledger.log()));
    }

    /// The name of the key.
    public String key() {
        return secret.key().id();
    }

    /// The command that proposes the key, signed with it.
    public ObjectNode proposal() {
        ObjectNode command = TestLedger.command("identity.ProposeKey", "propose-" + person);
        ((ObjectNode) command.get("data"))
                .put("key", key())
                .put("alg", secret.key().scheme().id())
                .put("publicKey", Base64.getEncoder().encodeToString(secret.key().raw()))
                .put("custody", "client");
        return signed(command, statement(command));
    }

    /// The command that enrols the key.
    public ObjectNode enrolment() {
        ObjectNode command = TestLedger.command("identity.EnrolKey", "enrol-" + person);
        ((ObjectNode) command.get("data")).put("key", key());
        return command;
    }

    /// What the person signs for a command, good for ten minutes.
    public ObjectNode statement(ObjectNode command) {
        return statement(command, Instant.now().plus(Duration.ofMinutes(10)));
    }

    /// What the person signs for a command.
    public ObjectNode statement(ObjectNode command, Instant expiresAt) {
        return statements
                .of(ledger.bind(command, person, "handler"), Timestamps.truncated(expiresAt))
                .orElseThrow();
    }

    /// The command with a signature over its statement.
    public ObjectNode sign(ObjectNode command) {
        return signed(command, statement(command));
    }

    /// The command with a signature over some statement.
    public ObjectNode signed(ObjectNode command, ObjectNode statement) {
        byte[] value = secret.sign(Statement.signedBytes(statement));
        ObjectNode signed = command.deepCopy();
        signed.putObject("signature")
                .put("alg", secret.key().scheme().id())
                .put("key", key())
                .put("value", Base64.getEncoder().encodeToString(value))
                .set("statement", statement);
        return signed;
    }
}
