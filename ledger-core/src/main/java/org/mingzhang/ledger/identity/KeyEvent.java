package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Tagged;
import org.mingzhang.ledger.reference.ActorName;
import org.mingzhang.ledger.reference.FreeText;
import org.mingzhang.ledger.reference.PublicKeyText;
import org.mingzhang.ledger.reference.Sha256Hex;
import org.mingzhang.ledger.reference.SignatureAlgorithm;

/// What happened to the keys with which persons sign.
public sealed interface KeyEvent extends Event {

    /// A person proposed a key as their own; it signs nothing yet. The entry carries a signature of
    /// this very key.
    ///
    /// @param key hex SHA-256 of the raw public key
    /// @param person whose key it is to be: the actor of the entry
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param publicKey the raw public key, base64
    /// @param custody where the private key lives, as the person says
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the person acted for
    record KeyProposed(
            @Sha256Hex @Tagged("key") String key,
            @ActorName @Tagged("person") String person,
            @SignatureAlgorithm String alg,
            @PublicKeyText String publicKey,
            Custody custody,
            LocalDate effectiveDate,
            @ActorName String unit)
            implements KeyEvent {}

    /// Another person enrolled a proposed key: from here on it signs for its person.
    ///
    /// @param key hex SHA-256 of the raw public key
    /// @param person whose key it is, for ever
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param publicKey the raw public key, base64
    /// @param custody where the private key lives, as the person said
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the confirming person acted for
    /// @param confirmer the person who enrolled it: the actor of the entry, another than the person
    record KeyEnrolled(
            @Sha256Hex @Tagged("key") String key,
            @ActorName @Tagged("person") String person,
            @SignatureAlgorithm String alg,
            @PublicKeyText String publicKey,
            Custody custody,
            LocalDate effectiveDate,
            @ActorName String unit,
            @ActorName String confirmer)
            implements KeyEvent {}

    /// A key was taken out of use: entries after this one are not signed with it.
    ///
    /// @param key hex SHA-256 of the raw public key
    /// @param person whose key it was
    /// @param effectiveDate the day of the decision
    /// @param unit the unit that the revoking person acted for
    /// @param reason why
    /// @param revoker the person who revoked it: the actor of the entry
    record KeyRevoked(
            @Sha256Hex @Tagged("key") String key,
            @ActorName @Tagged("person") String person,
            LocalDate effectiveDate,
            @ActorName String unit,
            @FreeText String reason,
            @ActorName String revoker)
            implements KeyEvent {}
}
