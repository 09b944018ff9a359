package org.mingzhang.ledger.identity;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.identity.KeyEvent.KeyEnrolled;
import org.mingzhang.ledger.identity.KeyEvent.KeyProposed;
import org.mingzhang.ledger.identity.KeyEvent.KeyRevoked;

/// One key, by the SHA-256 of its public half.
public sealed interface SigningKey {

    /// Folded by key.
    Part<SigningKey> PART =
            new Part<>("key", Set.of(KeyEvent.class), new Unknown(), SigningKey::evolve);

    /// Nobody has proposed it.
    record Unknown() implements SigningKey {}

    /// Waits for a second person.
    ///
    /// @param person whose key it is to be
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param publicKey the raw public key, base64
    /// @param custody where the private key lives
    record Proposed(String person, String alg, String publicKey, Custody custody)
            implements SigningKey {}

    /// Signs for its person.
    ///
    /// @param person whose key it is
    /// @param alg `sm2-sm3` or `ed25519`
    /// @param publicKey the raw public key, base64
    record Enrolled(String person, String alg, String publicKey) implements SigningKey {}

    /// Signs nothing any more.
    ///
    /// @param person whose key it was
    record Revoked(String person) implements SigningKey {}

    private static SigningKey evolve(SigningKey key, Event event) {
        return switch (key) {
            case Unknown _ when event instanceof KeyProposed e ->
                    new Proposed(e.person(), e.alg(), e.publicKey(), e.custody());
            case Proposed _ when event instanceof KeyEnrolled e ->
                    new Enrolled(e.person(), e.alg(), e.publicKey());
            case Proposed _ when event instanceof KeyRevoked e -> new Revoked(e.person());
            case Enrolled _ when event instanceof KeyRevoked e -> new Revoked(e.person());
            default -> throw new CorruptHistoryException(key + " cannot fold " + event);
        };
    }
}
