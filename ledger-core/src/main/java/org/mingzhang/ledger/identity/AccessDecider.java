package org.mingzhang.ledger.identity;

import java.time.LocalDate;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.AccessCommand.Outcome;
import org.mingzhang.ledger.identity.AccessCommand.RecordSignIn;
import org.mingzhang.ledger.identity.AccessCommand.UnblockAccess;
import org.mingzhang.ledger.identity.AccessEvent.AccessBlocked;
import org.mingzhang.ledger.identity.AccessEvent.AccessUnblocked;
import org.mingzhang.ledger.identity.AccessEvent.SignInRefused;
import org.mingzhang.ledger.identity.AccessEvent.SignInSucceeded;
import org.mingzhang.ledger.identity.AccessRefusal.AccessIsBlocked;
import org.mingzhang.ledger.identity.AccessRefusal.AccessNotBlocked;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

/// Warns at three levels of failures in a row and blocks at the third. Nobody unblocks themselves.
public final class AccessDecider {

    private static final int LAST_LEVEL = 3;

    private AccessDecider() {}

    /// Takes down an attempt, as long as the person may try.
    public static Decision record(RecordSignIn command, State state, Occasion occasion) {
        String person = command.person();
        LocalDate today = occasion.today();
        Access access = state.of(Access.PART.of(person));
        if (access.blocked()) {
            return Decision.refuse(new AccessIsBlocked(person));
        }
        if (command.outcome() == Outcome.SUCCEEDED) {
            return Decision.accept(new SignInSucceeded(person, today));
        }
        int failures = access.failures() + 1;
        int level = Access.level(failures);
        SignInRefused refused =
                new SignInRefused(person, command.outcome(), failures, level, today);
        return level == LAST_LEVEL
                ? Decision.accept(refused, new AccessBlocked(person, failures, today))
                : Decision.accept(refused);
    }

    /// Lets somebody try again.
    public static Decision unblock(UnblockAccess command, State state, Occasion occasion) {
        String unblocker = occasion.actor().id();
        if (!state.of(Access.PART.of(command.person())).blocked()) {
            return Decision.refuse(new AccessNotBlocked(command.person()));
        }
        if (unblocker.equals(command.person())) {
            return Decision.refuse(new SamePersonTwice(unblocker, "blocked person"));
        }
        return Decision.accept(
                new AccessUnblocked(
                        command.person(),
                        command.reason(),
                        occasion.today(),
                        occasion.actor().unit(),
                        unblocker));
    }
}
