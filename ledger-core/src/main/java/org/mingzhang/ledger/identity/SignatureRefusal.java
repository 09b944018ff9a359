package org.mingzhang.ledger.identity;

import java.time.Instant;
import java.util.Optional;
import org.mingzhang.ledger.decider.Refusal;

/// The rules of a signature that comes with a command.
///
/// **Source** `docs/log-format.md`, section 3.
public sealed interface SignatureRefusal extends Refusal {

    @Override
    default Optional<String> limit() {
        return Optional.empty();
    }

    /// The command is one that its actor signs.
    ///
    /// @param person who acts
    /// @param version the published rule that asks for it; absent where it is always asked for
    record SignatureMissing(String person, Optional<String> version) implements SignatureRefusal {
        @Override
        public Optional<String> ruleVersion() {
            return version;
        }

        @Override
        public Optional<String> value() {
            return Optional.of(person);
        }
    }

    /// The value is the key's over the statement.
    ///
    /// @param key the key that the signature names
    record SignatureInvalid(String key) implements SignatureRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(key);
        }
    }

    /// Only an enrolled key signs.
    ///
    /// @param key the key that the signature names
    record KeyNotEnrolled(String key) implements SignatureRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(key);
        }
    }

    /// A revoked key signs no more.
    ///
    /// @param key the key that the signature names
    record KeyRevokedBefore(String key) implements SignatureRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(key);
        }
    }

    /// A person signs with a key of their own.
    ///
    /// @param person who acts
    /// @param key the key that the signature names
    record KeyOfAnotherPerson(String person, String key) implements SignatureRefusal {
        @Override
        public Optional<String> value() {
            return Optional.of(person);
        }

        @Override
        public Optional<String> reference() {
            return Optional.of(key);
        }
    }

    /// What is signed is what is commanded, member by member. What the statement says instead is
    /// not repeated: it may name a person.
    ///
    /// @param member the first member that differs, is missing or does not belong there
    /// @param expected what the command says, where it is one text
    record StatementMismatch(String member, Optional<String> expected) implements SignatureRefusal {
        @Override
        public Optional<String> limit() {
            return expected;
        }

        @Override
        public Optional<String> value() {
            return Optional.of(member);
        }
    }

    /// A statement is decided on before it expires.
    ///
    /// @param expiresAt when it expired
    /// @param decidedAt when it would have been decided on
    record StatementExpired(Instant expiresAt, Instant decidedAt) implements SignatureRefusal {
        @Override
        public Optional<String> limit() {
            return Optional.of(expiresAt.toString());
        }

        @Override
        public Optional<String> value() {
            return Optional.of(decidedAt.toString());
        }
    }
}
