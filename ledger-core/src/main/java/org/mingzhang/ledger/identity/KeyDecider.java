package org.mingzhang.ledger.identity;

import java.util.Optional;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.KeyCommand.EnrolKey;
import org.mingzhang.ledger.identity.KeyCommand.ProposeKey;
import org.mingzhang.ledger.identity.KeyCommand.RevokeKey;
import org.mingzhang.ledger.identity.KeyEvent.KeyEnrolled;
import org.mingzhang.ledger.identity.KeyEvent.KeyProposed;
import org.mingzhang.ledger.identity.KeyEvent.KeyRevoked;
import org.mingzhang.ledger.identity.KeyRefusal.KeyExists;
import org.mingzhang.ledger.identity.KeyRefusal.KeyNotInUse;
import org.mingzhang.ledger.identity.KeyRefusal.KeyNotProposed;
import org.mingzhang.ledger.identity.KeyRefusal.NotTheKeyHolder;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureInvalid;
import org.mingzhang.ledger.identity.SignatureRefusal.SignatureMissing;
import org.mingzhang.ledger.reference.TwoPersons;

/// Decides whose key is whose: the person proposes it, somebody else enrols it, one of them or an
/// administrator revokes it. Revoking takes one person, because a stolen key does not wait.
public final class KeyDecider {

    private static final String ADMINISTRATOR = "admin";

    private KeyDecider() {}

    /// Takes down a key that the person shows to hold.
    public static Decision propose(ProposeKey command, State state, Occasion occasion) {
        String person = occasion.actor().id();
        if (occasion.signed().isEmpty()) {
            return Decision.refuse(new SignatureMissing(person, Optional.empty()));
        }
        Occasion.Signed signed = occasion.signed().get();
        if (!signed.key().equals(command.key())) {
            return Decision.refuse(new SignatureInvalid(signed.key()));
        }
        Optional<Refusal> flaw = Signatures.flaw(signed, occasion);
        if (flaw.isPresent()) {
            return Decision.refuse(flaw.get());
        }
        if (!(state.of(SigningKey.PART.of(command.key())) instanceof SigningKey.Unknown)) {
            return Decision.refuse(new KeyExists(command.key()));
        }
        return Decision.accept(
                new KeyProposed(
                        command.key(),
                        person,
                        command.alg(),
                        command.publicKey(),
                        command.custody(),
                        occasion.today(),
                        occasion.actor().unit()));
    }

    /// Lets a proposed key sign for its person.
    public static Decision enrol(EnrolKey command, State state, Occasion occasion) {
        if (!(state.of(SigningKey.PART.of(command.key()))
                instanceof SigningKey.Proposed proposed)) {
            return Decision.refuse(new KeyNotProposed(command.key()));
        }
        return TwoPersons.confirm(
                proposed.person(),
                occasion,
                confirmer ->
                        new KeyEnrolled(
                                command.key(),
                                proposed.person(),
                                proposed.alg(),
                                proposed.publicKey(),
                                proposed.custody(),
                                occasion.today(),
                                occasion.actor().unit(),
                                confirmer));
    }

    /// Takes a key out of use.
    public static Decision revoke(RevokeKey command, State state, Occasion occasion) {
        return switch (state.of(SigningKey.PART.of(command.key()))) {
            case SigningKey.Proposed key -> revoke(command, key.person(), occasion);
            case SigningKey.Enrolled key -> revoke(command, key.person(), occasion);
            case SigningKey.Unknown _, SigningKey.Revoked _ ->
                    Decision.refuse(new KeyNotInUse(command.key()));
        };
    }

    private static Decision revoke(RevokeKey command, String holder, Occasion occasion) {
        String revoker = occasion.actor().id();
        if (!revoker.equals(holder) && !occasion.actor().role().equals(ADMINISTRATOR)) {
            return Decision.refuse(new NotTheKeyHolder(command.key(), revoker));
        }
        return Decision.accept(
                new KeyRevoked(
                        command.key(),
                        holder,
                        occasion.today(),
                        occasion.actor().unit(),
                        command.reason(),
                        revoker));
    }
}
