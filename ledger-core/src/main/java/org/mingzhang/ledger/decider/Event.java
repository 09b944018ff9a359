package org.mingzhang.ledger.decider;

/// A fact that a decision established, named in the past tense. Each feature seals its own.
///
/// The components of an event are the members of `data` in its entry. The tags of the entry are
/// derived from the components marked [Tagged], and from nothing else.
public interface Event {}
