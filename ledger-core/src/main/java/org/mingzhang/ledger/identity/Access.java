package org.mingzhang.ledger.identity;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;

/// How often one person failed in a row to prove that they are themselves.
///
/// @param failures since the last success, or since they were unblocked
/// @param blocked whether they may not try again
public record Access(int failures, boolean blocked) {

    /// Folded by person.
    public static final Part<Access> PART =
            new Part<>("person", Set.of(AccessEvent.class), new Access(0, false), Access::evolve);

    private static final int FIRST_WARNING = 3;
    private static final int SECOND_WARNING = 5;
    private static final int THIRD_WARNING = 7;

    /// The level of warning that a number of failures in a row gives: 0 to 3. At 3 the person is
    /// blocked.
    static int level(int failures) {
        if (failures >= THIRD_WARNING) {
            return 3;
        }
        if (failures >= SECOND_WARNING) {
            return 2;
        }
        return failures >= FIRST_WARNING ? 1 : 0;
    }

    private Access evolve(Event event) {
        return switch (event) {
            case AccessEvent.SignInSucceeded _ when !blocked -> new Access(0, false);
            case AccessEvent.SignInRefused e when !blocked && e.failures() == failures + 1 ->
                    new Access(e.failures(), false);
            case AccessEvent.AccessBlocked _ when !blocked -> new Access(failures, true);
            case AccessEvent.AccessUnblocked _ when blocked -> new Access(0, false);
            default -> throw new CorruptHistoryException(this + " cannot fold " + event);
        };
    }
}
