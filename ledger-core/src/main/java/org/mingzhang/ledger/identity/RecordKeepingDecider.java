package org.mingzhang.ledger.identity;

import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.RecordKeepingCommand.RecordCredential;
import org.mingzhang.ledger.identity.RecordKeepingCommand.SealReadings;
import org.mingzhang.ledger.identity.RecordKeepingEvent.CredentialChanged;
import org.mingzhang.ledger.identity.RecordKeepingEvent.ReadingsSealed;
import org.mingzhang.ledger.identity.RecordKeepingRefusal.LinesSealedBefore;

/// Takes down what the installation reports about reading and signing in.
public final class RecordKeepingDecider {

    private RecordKeepingDecider() {}

    /// Seals lines that no seal covers yet.
    public static Decision seal(SealReadings command, State state, Occasion occasion) {
        long sealed = state.of(ReadingSeal.PART.of(command.record())).last();
        return command.first() <= sealed
                ? Decision.refuse(new LinesSealedBefore(sealed, command.first()))
                : Decision.accept(
                        new ReadingsSealed(
                                command.record(),
                                command.first(),
                                command.last(),
                                command.count(),
                                command.digest(),
                                occasion.today()));
    }

    /// Takes down what became of an account, a password or a second factor.
    public static Decision credential(RecordCredential command, State state, Occasion occasion) {
        return Decision.accept(
                new CredentialChanged(
                        command.person(),
                        command.change(),
                        command.by(),
                        command.reason(),
                        occasion.today()));
    }
}
