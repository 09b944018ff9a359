package org.mingzhang.ledger.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Occasion.Person;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.decider.State;
import org.mingzhang.ledger.identity.KeyCommand.EnrolKey;
import org.mingzhang.ledger.identity.RoleCommand;
import org.mingzhang.ledger.identity.RoleGrants;
import org.mingzhang.ledger.identity.RoleGrants.Grant;
import org.mingzhang.ledger.identity.RoleHolders;
import org.mingzhang.ledger.identity.RoleRefusal.RoleNotGranted;

/// Where the grants of the log say who has which role, a person acts in a granted role alone, for
/// the unit and within the scope of the grant.
///
/// Until the log knows two administrators, an administrator that the installation vouches for gives
/// roles and enrols keys, and does nothing else: somebody has to be first.
///
/// **Source** `docs/adr/0013-the-log-says-who-has-which-role.md`.
public final class Granted {

    private static final String SYSTEM = "system";
    private static final int ADMINISTRATORS_MIN = 2;

    private Granted() {}

    /// A person as the grants have them, or why they may not act.
    public sealed interface Outcome {

        /// May act, within the scope of the grant.
        record As(Person person) implements Outcome {}

        /// May not act.
        record Not(Refusal refusal) implements Outcome {}
    }

    /// What the grants say of a person who sends a command on a day.
    public static Outcome check(Person person, Command command, State state, LocalDate today) {
        if (person.role().equals(SYSTEM)) {
            return new Outcome.As(person);
        }
        List<Grant> held = state.of(RoleGrants.PART.of(person.id())).on(today).toList();
        Optional<Grant> grant =
                held.stream()
                        .filter(one -> one.role().equals(person.role()))
                        .filter(one -> one.forUnit().equals(person.unit()))
                        .findFirst();
        if (grant.isPresent()) {
            return new Outcome.As(
                    new Person(
                            person.id(),
                            person.role(),
                            person.unit(),
                            grant.get().divisions(),
                            grant.get().units()));
        }
        return isFirst(person, command, state, today)
                ? new Outcome.As(person)
                : new Outcome.Not(new RoleNotGranted(words(held), person.role()));
    }

    private static boolean isFirst(Person person, Command command, State state, LocalDate today) {
        return person.role().equals(Role.ADMIN.id())
                && (command instanceof RoleCommand || command instanceof EnrolKey)
                && state.of(RoleHolders.PART.of(Role.ADMIN.id())).persons(today)
                        < ADMINISTRATORS_MIN;
    }

    private static String words(List<Grant> held) {
        return held.isEmpty()
                ? "none"
                : held.stream().map(Grant::role).sorted().collect(Collectors.joining(", "));
    }
}
