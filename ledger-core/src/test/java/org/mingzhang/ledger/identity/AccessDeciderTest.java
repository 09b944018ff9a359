package org.mingzhang.ledger.identity;

import static org.mingzhang.ledger.testing.DeciderSpec.given;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mingzhang.ledger.decider.Event;
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
import org.mingzhang.ledger.testing.DeciderSpec;

class AccessDeciderTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);
    private static final RecordSignIn WRONG = new RecordSignIn("li", Outcome.WRONG_CODE);
    private static final RecordSignIn RIGHT = new RecordSignIn("li", Outcome.SUCCEEDED);

    private static SignInRefused refused(int failures) {
        return new SignInRefused("li", Outcome.WRONG_CODE, failures, Access.level(failures), DAY);
    }

    private static List<Event> failures(int count) {
        List<Event> events = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            events.add(refused(i));
        }
        return events;
    }

    private static DeciderSpec after(List<Event> events, Event... more) {
        List<Event> all = new ArrayList<>(events);
        all.addAll(List.of(more));
        return given(all.toArray(Event[]::new));
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,1", "4,1", "5,2", "6,2"})
    void failuresInARowRaiseTheWarning(int failures, int level) {
        after(failures(failures - 1))
                .when(AccessDecider::record, WRONG)
                .then(new SignInRefused("li", Outcome.WRONG_CODE, failures, level, DAY));
    }

    @Test
    void theThirdWarningBlocks() {
        after(failures(6))
                .when(AccessDecider::record, WRONG)
                .then(
                        new SignInRefused("li", Outcome.WRONG_CODE, 7, 3, DAY),
                        new AccessBlocked("li", 7, DAY));
    }

    @Test
    void aSuccessStartsTheCountAgain() {
        after(failures(6)).when(AccessDecider::record, RIGHT).then(new SignInSucceeded("li", DAY));
        after(failures(6), new SignInSucceeded("li", DAY))
                .when(AccessDecider::record, WRONG)
                .then(refused(1));
    }

    @Test
    void whoIsBlockedDoesNotTryAgainEvenWithTheRightCode() {
        after(failures(7), new AccessBlocked("li", 7, DAY))
                .when(AccessDecider::record, RIGHT)
                .thenRefused(new AccessIsBlocked("li"));
    }

    @Test
    void anotherPersonUnblocks() {
        AccessUnblocked unblocked =
                new AccessUnblocked("li", "Shown in person", DAY, "219011", "admin-1");
        after(failures(7), new AccessBlocked("li", 7, DAY))
                .as("admin-1", "admin")
                .when(AccessDecider::unblock, new UnblockAccess("li", "Shown in person"))
                .then(unblocked);
        after(failures(7), new AccessBlocked("li", 7, DAY), unblocked)
                .when(AccessDecider::record, RIGHT)
                .then(new SignInSucceeded("li", DAY));
        after(failures(7), new AccessBlocked("li", 7, DAY))
                .as("li", "admin")
                .when(AccessDecider::unblock, new UnblockAccess("li", "It is me"))
                .thenRefused(new SamePersonTwice("li", "blocked person"));
        after(failures(2))
                .as("admin-1", "admin")
                .when(AccessDecider::unblock, new UnblockAccess("li", "Why not"))
                .thenRefused(new AccessNotBlocked("li"));
    }
}
