package org.mingzhang.verifier.signing;

import java.util.Optional;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// What an entry says about the keys of actors.
///
/// **Source**: `docs/log-format.md` section 3, "Keys of actors".
public sealed interface KeyFact {
    /// A key as an entry describes it.
    ///
    /// @param alg `ed25519` or `sm2-sm3`
    /// @param key the hex SHA-256 of the raw public key
    /// @param person whose key it is
    /// @param publicKey the raw public key in base64
    record Described(String alg, String key, String person, String publicKey) {}

    /// A person shows a key, by signing with it; it signs nothing else yet.
    record Proposed(Described key) implements KeyFact {}

    /// A person may sign with a key from here on.
    ///
    /// @param confirmer who enrolled it
    record Enrolled(Described key, String confirmer) implements KeyFact {}

    /// Nobody may sign with a key from here on.
    ///
    /// @param key its hex SHA-256
    record Revoked(String key) implements KeyFact {}

    /// Reads it from the entry that was read last; nothing for other types. A member that is
    /// missing is empty, and then names no key.
    static Optional<KeyFact> of(String type, EntryReader entry) {
        if (!type.startsWith("identity.Key")) {
            return Optional.empty();
        }
        return switch (type) {
            case "identity.KeyProposed" -> Optional.of(new Proposed(described(entry)));
            case "identity.KeyEnrolled" ->
                    Optional.of(new Enrolled(described(entry), text(entry, "confirmer")));
            case "identity.KeyRevoked" -> Optional.of(new Revoked(text(entry, "key")));
            default -> Optional.empty();
        };
    }

    private static Described described(EntryReader entry) {
        return new Described(
                text(entry, "alg"),
                text(entry, "key"),
                text(entry, "person"),
                text(entry, "publicKey"));
    }

    private static String text(EntryReader entry, String member) {
        JsonTape tape = entry.tape();
        String text = tape.string(entry.data(), member);
        return text == null ? "" : text;
    }
}
