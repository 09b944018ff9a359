package org.mingzhang.verifier.signing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mingzhang.verifier.crypto.KeyedHash;
import org.mingzhang.verifier.crypto.SignatureAlgorithm;
import org.mingzhang.verifier.crypto.Suite;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;
import org.mingzhang.verifier.entry.JsonTape.Kind;

/// What an actor signed for one entry, with all that the entry alone tells about it.
///
/// **Source**: `docs/log-format.md` section 3.
public final class SignedCommand {
    private static final byte[] PREFIX =
            "mingzhang/statement/v1\n".getBytes(StandardCharsets.US_ASCII);

    private final SignatureAlgorithm algorithm;
    private final byte[] key;
    private final byte[] value;
    private final byte[] message;
    private final String actor;
    private final long[] facts;
    private final Map<Suite, String> seen;
    private final boolean proposal;
    private final @Nullable String defect;

    private SignedCommand(EntryReader entry, Optional<SignedStep> step, KeyedHash keyed) {
        JsonTape tape = entry.tape();
        int signature = entry.signature();
        int statement = tape.member(signature, "statement");
        algorithm =
                tape.is(tape.member(signature, "alg"), "ed25519")
                        ? SignatureAlgorithm.ED25519
                        : SignatureAlgorithm.SM2;
        key = text(tape, signature, "key").getBytes(StandardCharsets.US_ASCII);
        value = Base64.getDecoder().decode(text(tape, signature, "value"));
        message =
                Arrays.copyOf(PREFIX, PREFIX.length + tape.end(statement) - tape.start(statement));
        System.arraycopy(
                tape.source(),
                tape.start(statement),
                message,
                PREFIX.length,
                message.length - PREFIX.length);
        actor = entry.actorId();
        facts = PaymentFacts.of(tape, statement, keyed);
        seen = seen(tape, statement);
        proposal =
                tape.is(entry.type(), "identity.KeyProposed")
                        && Arrays.equals(
                                key,
                                text(tape, entry.data(), "key").getBytes(StandardCharsets.UTF_8));
        defect = new Statement(entry, statement).defect(step);
    }

    /// Takes it from the entry that was read last, which is signed.
    static SignedCommand read(EntryReader entry, Optional<SignedStep> step, KeyedHash keyed) {
        return new SignedCommand(entry, step, keyed);
    }

    private static String text(JsonTape tape, int object, String member) {
        String text = tape.string(object, member);
        return text == null ? "" : text;
    }

    private static Map<Suite, String> seen(JsonTape tape, int statement) {
        Map<Suite, String> seen = new EnumMap<>(Suite.class);
        int object = tape.member(statement, "entry");
        if (object >= 0 && tape.kind(object) == Kind.OBJECT) {
            for (Suite suite : Suite.values()) {
                String hash = tape.string(object, suite.id());
                if (hash != null) {
                    seen.put(suite, hash);
                }
            }
        }
        return seen;
    }

    SignatureAlgorithm algorithm() {
        return algorithm;
    }

    /// The hex SHA-256 of the key, as bytes.
    byte[] key() {
        return key;
    }

    String keyText() {
        return new String(key, StandardCharsets.US_ASCII);
    }

    String actor() {
        return actor;
    }

    byte[] value() {
        return value;
    }

    byte[] message() {
        return message;
    }

    long[] facts() {
        return facts;
    }

    /// The leaf hashes of the submission that the signer saw.
    Map<Suite, String> seen() {
        return seen;
    }

    /// Whether it shows that its actor holds the key that the entry proposes.
    boolean isProposal() {
        return proposal;
    }

    /// What is wrong with it that the entry alone tells, or null.
    @Nullable String defect() {
        return defect;
    }
}
