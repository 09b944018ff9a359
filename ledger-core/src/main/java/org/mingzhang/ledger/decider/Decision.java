package org.mingzhang.ledger.decider;

import java.util.List;

/// The outcome of a decision: what happened, or which rule forbade it. Both are recorded.
public sealed interface Decision {

    /// The command holds.
    ///
    /// @param events what happened, in order, at least one
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
            if (events.isEmpty()) {
                throw new IllegalArgumentException("an accepted command has at least one event");
            }
        }
    }

    /// A rule forbids the command.
    ///
    /// @param refusal the rule, its limit and the value that broke it
    /// @param alerts what else is recorded beside the refusal, for those who must know of it; none
    ///   of it changes what the command was about
    record Refused(Refusal refusal, List<Event> alerts) implements Decision {
        public Refused {
            alerts = List.copyOf(alerts);
        }
    }

    /// The command holds, and these are its events.
    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    /// The command is refused, and these alerts are recorded with it.
    static Decision refuse(Refusal refusal, Event... alerts) {
        return new Refused(refusal, List.of(alerts));
    }
}
