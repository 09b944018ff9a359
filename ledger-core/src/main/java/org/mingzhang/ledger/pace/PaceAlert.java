package org.mingzhang.ledger.pace;

import java.util.Set;
import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import org.mingzhang.ledger.decider.Part;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertAnswered;
import org.mingzhang.ledger.pace.PaceEvent.PaceAlertRaised;

/// The alert about one unit in one quarter.
public sealed interface PaceAlert {

    /// Folded by alert.
    Part<PaceAlert> PART =
            new Part<>("pace", Set.of(PaceEvent.class), new None(), PaceAlert::evolve);

    /// What the alert of a unit is called.
    ///
    /// @param quarter 1 to 4
    static String name(String unit, int year, int quarter) {
        return unit + "/" + year + "/Q" + quarter;
    }

    /// There is no such alert.
    record None() implements PaceAlert {}

    /// It waits for its answer.
    ///
    /// @param alert how it was raised
    record Raised(PaceAlertRaised alert) implements PaceAlert {}

    /// It was answered.
    ///
    /// @param alert how it was raised
    /// @param answer what was answered
    record Answered(PaceAlertRaised alert, PaceAlertAnswered answer) implements PaceAlert {}

    private static PaceAlert evolve(PaceAlert state, Event event) {
        return switch (state) {
            case None _ when event instanceof PaceAlertRaised raised -> new Raised(raised);
            case Raised raised when event instanceof PaceAlertAnswered answer ->
                    new Answered(raised.alert(), answer);
            case None _, Raised _, Answered _ ->
                    throw new CorruptHistoryException(state + " cannot fold " + event);
        };
    }
}
