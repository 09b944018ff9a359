package org.mingzhang.verifier.signing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.mingzhang.verifier.entry.EntryReader;
import org.mingzhang.verifier.entry.JsonTape;

/// What an entry says about the keys of actors, and about when they must sign. A member that is
/// missing is empty, and then names no key and no day.
///
/// **Source**: `docs/log-format.md` section 3.
public sealed interface SigningFact {
    /// A key as an entry describes it.
    ///
    /// @param alg `ed25519` or `sm2-sm3`
    /// @param key the hex SHA-256 of the raw public key
    /// @param person whose key it is
    /// @param publicKey the raw public key in base64
    record Described(String alg, String key, String person, String publicKey) {}

    /// A person shows a key, by signing with it; it signs nothing else yet.
    record Proposed(Described key) implements SigningFact {}

    /// A person may sign with a key from here on.
    ///
    /// @param confirmer who enrolled it
    record Enrolled(Described key, String confirmer) implements SigningFact {}

    /// Nobody may sign with a key from here on.
    ///
    /// @param key its hex SHA-256
    record Revoked(String key) implements SigningFact {}

    /// The steps of a year's payments must be signed from a day on, once it is confirmed.
    ///
    /// @param year `<division>/<year>`
    /// @param requiredFrom the first day, or nothing where it is none
    record RuleProposed(
            String year, long version, Optional<LocalDate> requiredFrom, String proposer)
            implements SigningFact {}

    /// The rule proposed last is in force.
    record RuleConfirmed(
            String year, long version, Optional<LocalDate> requiredFrom, String confirmer)
            implements SigningFact {}

    /// Reads it from the entry that was read last; nothing for other types.
    static Optional<SigningFact> of(String type, EntryReader entry) {
        if (!type.startsWith("identity.")) {
            return Optional.empty();
        }
        return switch (type) {
            case "identity.KeyProposed" -> Optional.of(new Proposed(described(entry)));
            case "identity.KeyEnrolled" ->
                    Optional.of(new Enrolled(described(entry), text(entry, "confirmer")));
            case "identity.KeyRevoked" -> Optional.of(new Revoked(text(entry, "key")));
            case "identity.SigningRuleProposed" ->
                    Optional.of(
                            new RuleProposed(
                                    text(entry, "year"),
                                    number(entry, "version"),
                                    day(entry, "requiredFrom"),
                                    text(entry, "proposer")));
            case "identity.SigningRuleConfirmed" ->
                    Optional.of(
                            new RuleConfirmed(
                                    text(entry, "year"),
                                    number(entry, "version"),
                                    day(entry, "requiredFrom"),
                                    text(entry, "confirmer")));
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

    private static long number(EntryReader entry, String member) {
        JsonTape tape = entry.tape();
        int node = tape.member(entry.data(), member);
        return node >= 0 && tape.kind(node) == JsonTape.Kind.INTEGER ? tape.integer(node) : 0;
    }

    private static Optional<LocalDate> day(EntryReader entry, String member) {
        try {
            return Optional.of(LocalDate.parse(text(entry, member)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
