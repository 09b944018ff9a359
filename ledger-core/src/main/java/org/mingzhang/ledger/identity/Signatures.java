package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.SignatureRefusal.KeyNotEnrolled;
import org.mingzhang.ledger.identity.SignatureRefusal.KeyOfAnotherPerson;
import org.mingzhang.ledger.identity.SignatureRefusal.KeyRevokedBefore;
import org.mingzhang.ledger.identity.SignatureRefusal.StatementExpired;

/// What must hold of a signature beside its value and its statement, which were checked before.
public final class Signatures {

    private Signatures() {}

    /// Why this signature does not count for the person who acts, if so.
    public static Optional<Refusal> refusal(
            Occasion.Signed signed, State state, Occasion occasion) {
        String person = occasion.actor().id();
        Optional<Refusal> ofKey =
                switch (state.of(SigningKey.PART.of(signed.key()))) {
                    case SigningKey.Enrolled key when key.person().equals(person) ->
                            Optional.empty();
                    case SigningKey.Enrolled _ ->
                            Optional.of(new KeyOfAnotherPerson(person, signed.key()));
                    case SigningKey.Revoked _ -> Optional.of(new KeyRevokedBefore(signed.key()));
                    case SigningKey.Proposed _, SigningKey.Unknown _ ->
                            Optional.of(new KeyNotEnrolled(signed.key()));
                };
        return ofKey.or(() -> flaw(signed, occasion));
    }

    /// Why this signature does not count whoever holds its key, if so.
    static Optional<Refusal> flaw(Occasion.Signed signed, Occasion occasion) {
        return signed.flaw()
                .or(() ->
                        occasion.decidedAt().isAfter(signed.expiresAt())
                                ? Optional.of(
                                        new StatementExpired(
                                                signed.expiresAt(), occasion.decidedAt()))
                                : Optional.empty());
    }
}
