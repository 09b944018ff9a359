package org.mingzhang.ledger.personal;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.personal.ErasureEvent.ErasureProposed;
import org.mingzhang.ledger.personal.ErasureEvent.PersonalDataErased;

/// What became of one personal text.
public sealed interface Erasure {

    /// Folded by commitment.
    Part<Erasure> PART =
            new Part<>("commitment", Set.of(ErasureEvent.class), new NotAsked(), Erasure::evolve);

    /// Nobody proposed to erase it.
    record NotAsked() implements Erasure {}

    /// Waits for a second person.
    ///
    /// @param ground the legal ground
    /// @param proposer who proposed it
    record Proposed(String ground, String proposer) implements Erasure {}

    /// Gone.
    record Erased() implements Erasure {}

    private static Erasure evolve(Erasure erasure, Event event) {
        return switch (erasure) {
            case NotAsked _ when event instanceof ErasureProposed e ->
                    new Proposed(e.ground(), e.proposer());
            case Proposed _ when event instanceof ErasureProposed e ->
                    new Proposed(e.ground(), e.proposer());
            case Proposed _ when event instanceof PersonalDataErased -> new Erased();
            default -> throw new CorruptHistoryException(erasure + " cannot fold " + event);
        };
    }
}
