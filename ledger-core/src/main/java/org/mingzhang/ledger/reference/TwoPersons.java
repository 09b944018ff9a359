package org.mingzhang.ledger.reference;

import java.util.Optional;
import java.util.function.Function;
import org.mingzhang.ledger.decider.Decision;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Occasion;
import org.mingzhang.ledger.decider.Refusal;
import org.mingzhang.ledger.reference.BasicRefusal.SamePersonTwice;

/// What changes the rules takes two persons: one proposes, another confirms.
///
/// **Source** `docs/domain.md`, "Who may do what".
public final class TwoPersons {

    private TwoPersons() {}

    /// Accepts a confirmation that comes from another person than the proposal.
    ///
    /// @param confirmed the event, given the person who confirms
    public static Decision confirm(
            String proposer, Occasion occasion, Function<String, Event> confirmed) {
        return proposesAgain(proposer, occasion)
                .map(Decision::refuse)
                .orElseGet(() -> Decision.accept(confirmed.apply(occasion.actor().id())));
    }

    /// Why the person who acts cannot confirm what they proposed themselves, if so.
    public static Optional<Refusal> proposesAgain(String proposer, Occasion occasion) {
        String confirmer = occasion.actor().id();
        return proposer.equals(confirmer)
                ? Optional.of(new SamePersonTwice(confirmer, "proposer"))
                : Optional.empty();
    }
}
