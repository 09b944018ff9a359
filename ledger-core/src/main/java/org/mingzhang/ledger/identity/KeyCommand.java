package org.mingzhang.ledger.identity;

import io.micronaut.core.annotation.Introspected;
import jakarta.validation.constraints.NotNull;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.PublicKeyText;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.SignatureAlgorithm;

/// What brings keys into use and takes them out of it.
public sealed interface KeyCommand extends Command {

    /// Proposes an own key. The command is signed with the key, which shows that its sender holds
    /// it.
    ///
    /// @param key hex SHA-256 of the raw public key
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param publicKey the raw public key, base64
    /// @param custody where the private key lives
    @Introspected
    record ProposeKey(
            @NotNull @Sha256Hex @Tagged("key") String key,
            @NotNull @SignatureAlgorithm String alg,
            @NotNull @PublicKeyText String publicKey,
            @NotNull Custody custody)
            implements KeyCommand, Signable {

        @Override
        public Subject subject() {
            return new Subject("key", key);
        }
    }

    /// Enrols a key that another person proposed, after comparing its hash with the one that the
    /// person shows.
    ///
    /// @param key hex SHA-256 of the raw public key
    @Introspected
    record EnrolKey(@NotNull @Sha256Hex @Tagged("key") String key) implements KeyCommand {}

    /// Takes a key out of use for ever: lost, stolen, or its person has left.
    ///
    /// @param key hex SHA-256 of the raw public key
    /// @param reason why
    @Introspected
    record RevokeKey(
            @NotNull @Sha256Hex @Tagged("key") String key, @NotNull @FreeText String reason)
            implements KeyCommand {}
}
