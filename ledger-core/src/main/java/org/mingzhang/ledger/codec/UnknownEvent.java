package org.mingzhang.ledger.codec;

import org.mingzhang.ledger.decider.CorruptHistoryException;
import org.mingzhang.ledger.decider.Event;
import tools.jackson.databind.node.ObjectNode;

/// An entry of a type or revision that this program does not know, for readers that must go on:
/// projections count it, pages show it as it is. A decision must not rest on it.
///
/// @param type as the entry names it
/// @param revision as the entry names it
/// @param data as it stands in the entry
public record UnknownEvent(String type, int revision, ObjectNode data) implements Event {

    /// What is thrown when a decision meets this event: a newer program wrote it, and what it
    /// changes is not known here.
    public CorruptHistoryException asCorruptHistory() {
        return new CorruptHistoryException(
                "no decision can rest on unknown event type " + type + ", revision " + revision);
    }
}
