package org.mingzhang.ledger.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.mingzhang.ledger.decider.Command;
import org.mingzhang.ledger.decider.Decider;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;

/// A rule as a sentence: given what happened, when somebody commands, then this follows.
public final class DeciderSpec {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final History history = new History();
    private Occasion occasion = occasion("budget-1", "budget", "2026-06-30");

    private DeciderSpec(List<Event> events) {
        history.append(events);
    }

    /// What happened before.
    public static DeciderSpec given(Event... events) {
        return new DeciderSpec(List.of(events));
    }

    /// Who commands; without it `budget-1` of the budget division.
    public DeciderSpec as(String person, String role) {
        occasion = occasion(person, role, occasion.today().toString());
        return this;
    }

    /// Within which divisions the person may act; without it all of them.
    public DeciderSpec within(String scope) {
        return within(scope, "");
    }

    /// Within which divisions, and which units of them, the person may act.
    public DeciderSpec within(String scope, String units) {
        Occasion.Person actor = occasion.actor();
        occasion =
                new Occasion(
                        new Occasion.Person(actor.id(), actor.role(), actor.unit(), scope, units),
                        occasion.decidedAt(),
                        occasion.zone());
        return this;
    }

    /// With a signature; without it there is none.
    public DeciderSpec signing(Occasion.Signed signed) {
        occasion =
                new Occasion(
                        occasion.actor(),
                        occasion.decidedAt(),
                        occasion.zone(),
                        Optional.of(signed));
        return this;
    }

    /// On which day; without it the last of June 2026.
    public DeciderSpec on(String day) {
        occasion = occasion(occasion.actor().id(), occasion.actor().role(), day);
        return this;
    }

    /// The command.
    public <C extends Command> Then when(Decider<C> decider, C command) {
        Decision decision = decider.decide(command, history, occasion);
        if (decision instanceof Decision.Accepted(List<Event> events)) {
            history.append(events);
        }
        return new Then(decision);
    }

    /// An occasion at noon of a day.
    public static Occasion occasion(String person, String role, String day) {
        return new Occasion(
                new Occasion.Person(person, role, "219011"),
                LocalDate.parse(day).atTime(12, 0).atZone(ZONE).toInstant(),
                ZONE);
    }

    /// What must follow.
    ///
    /// @param decision what did follow
    public record Then(Decision decision) {

        /// The command holds, with exactly these events, and the state can fold them.
        public void then(Event... events) {
            assertThat(decision).isEqualTo(Decision.accept(events));
        }

        /// The command holds, whatever its events.
        public void thenAccepted() {
            assertThat(decision).isInstanceOf(Decision.Accepted.class);
        }

        /// The command is refused by exactly this rule.
        public void thenRefused(Refusal refusal) {
            assertThat(decision).isEqualTo(Decision.refuse(refusal));
        }
    }
}
