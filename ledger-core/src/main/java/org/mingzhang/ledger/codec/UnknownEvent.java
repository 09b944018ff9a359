package org.mingzhang.ledger.codec;

import org.mingzhang.ledger.decider.Event;
import tools.jackson.databind.node.ObjectNode;

/// An entry of a type or revision that this program does not know, for readers that must go on:
/// projections count it, pages show it as it is. No part of the state folds it, so that a decision
/// which meets it ends in a [org.mingzhang.ledger.decider.CorruptHistoryException].
///
/// @param type as the entry names it
/// @param revision as the entry names it
/// @param data as it stands in the entry
public record UnknownEvent(String type, int revision, ObjectNode data) implements Event {}
